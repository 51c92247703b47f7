-- after: left
-- Grain: one row a period and an event type. Parameters: the filters; unit: month, quarter or year.
-- Units: counts of event mentions and their articles. `fit` is `within` where the event lies in one period; `longer` where it
-- is known less exactly than that (no period); `undated` where it has no date (under all filters but the range of days).
-- Why: a year counted as its January would show a peak that is none.
, placed AS (
  SELECT article_id, type,
    CASE WHEN date_trunc($unit::VARCHAR, start_date) = date_trunc($unit::VARCHAR, coalesce(end_date, start_date))
      THEN date_trunc($unit::VARCHAR, start_date)::DATE END AS period,
    CASE WHEN date_trunc($unit::VARCHAR, start_date) = date_trunc($unit::VARCHAR, coalesce(end_date, start_date))
      THEN 'within' ELSE 'longer' END AS fit
  FROM left_events WHERE start_date IS NOT NULL
  UNION ALL
  SELECT article_id, type, NULL, 'undated' FROM matching_events WHERE start_date IS NULL
)
SELECT fit, period, type, count(*) AS events, count(DISTINCT article_id) AS articles
FROM placed
GROUP BY fit, period, type
ORDER BY fit DESC, period, type
