-- after: left
-- Grain: one row an outlet (NULL for all together) and a delay between the day of an event and the day of publication.
-- Parameters: the filters.
-- Units: `events` counts mentions of events known to the day, `of` all of the outlet's, `median_days` the median of its delays
-- from 0 up. Delays: ahead (published before the day), same_day, next_day, week (2 to 7 days), month (8 to 31), year (32 to
-- 365), later. Not among `of`: inexact (known by a month or year only), unpublished (the article has no date).
-- Why: late reporting and revived news.
, timed AS (
  SELECT e.article_id, e.sentence, a.outlet, date_diff('day', e.start_date, a.published) AS days,
    a.published IS NOT NULL AND e.start_date = coalesce(e.end_date, e.start_date) AS exact, a.published IS NULL AS unpublished
  FROM left_events AS e JOIN chosen_articles AS a USING (article_id)
  WHERE e.start_date IS NOT NULL
),
delayed AS (
  SELECT *, CASE WHEN unpublished THEN 'unpublished' WHEN NOT exact THEN 'inexact' WHEN days < 0 THEN 'ahead'
    WHEN days = 0 THEN 'same_day' WHEN days = 1 THEN 'next_day' WHEN days <= 7 THEN 'week' WHEN days <= 31 THEN 'month'
    WHEN days <= 365 THEN 'year' ELSE 'later' END AS delay
  FROM timed
),
either AS (
  SELECT outlet, delay, article_id, sentence, days, exact FROM delayed
  UNION ALL
  SELECT NULL, delay, article_id, sentence, days, exact FROM delayed
),
whole AS (
  SELECT outlet, count(*) FILTER (exact) AS "of", median(days) FILTER (exact AND days >= 0) AS median_days
  FROM either GROUP BY outlet
)
SELECT b.outlet, b.delay, count(*) AS events, count(DISTINCT b.article_id) AS articles, w."of", w.median_days,
  list(DISTINCT b.article_id || ':' || b.sentence ORDER BY b.article_id || ':' || b.sentence) AS keys
FROM either AS b JOIN whole AS w ON w.outlet IS NOT DISTINCT FROM b.outlet
GROUP BY b.outlet, b.delay, w."of", w.median_days
ORDER BY b.outlet NULLS FIRST, events DESC, b.delay
