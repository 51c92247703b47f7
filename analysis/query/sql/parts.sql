-- after: left
-- What the sentences left are counted under, as named tables for the questions about shares of sources.
-- Parameters: the filters without the source types; by: outlet, language, month, quarter or year (of publication), event_type,
-- arc (a story's days, with its event types and entities where it names them) or all; arcs: the stories (id, days, types,
-- entities); shown: the source types to tell apart, or NULL for all: the others go together as `other`.
-- A sentence that tells events of two types, or of two stories, stands in both parts; one that tells none in neither.
, stories AS (
  SELECT one.id, one.first_day, one.last_day, one.event_types, one.entities
  FROM (SELECT
    unnest($arcs::STRUCT(id VARCHAR, first_day DATE, last_day DATE, event_types VARCHAR[], entities VARCHAR[])[]) AS one)
),
grouped AS (
  SELECT s.article_id, s.sentence,
    CASE $by::VARCHAR WHEN 'outlet' THEN a.outlet WHEN 'language' THEN a.language WHEN 'all' THEN 'all'
      ELSE strftime(date_trunc(
        CASE WHEN $by::VARCHAR IN ('month', 'quarter', 'year') THEN $by::VARCHAR ELSE 'year' END, a.published), '%Y-%m-%d')
    END AS part
  FROM left_sentences AS s JOIN chosen_articles AS a USING (article_id)
  WHERE $by::VARCHAR NOT IN ('event_type', 'arc')
  UNION ALL
  SELECT DISTINCT article_id, sentence, type FROM left_events WHERE $by::VARCHAR = 'event_type'
  UNION ALL
  SELECT DISTINCT e.article_id, e.sentence, t.id
  FROM left_events AS e
  JOIN stories AS t ON e.start_date <= t.last_day AND coalesce(e.end_date, e.start_date) >= t.first_day
  WHERE $by::VARCHAR = 'arc' AND (len(t.event_types) = 0 OR list_contains(t.event_types, e.type))
    AND (len(t.entities) = 0 OR (e.article_id, e.sentence) IN
      (SELECT (m.article_id, m.sentence) FROM mentions AS m WHERE list_contains(t.entities, m.entity_id)))
),
first_source AS (
  SELECT s.article_id, s.sentence, arg_min(a.source_type, (a.depth, a.attribution)) AS source_type
  FROM spoken AS s JOIN attributions AS a USING (article_id, attribution)
  GROUP BY s.article_id, s.sentence
),
typed AS (
  SELECT s.article_id, s.sentence, s.text, g.part,
    CASE WHEN f.source_type IS NULL THEN 'none'
      WHEN $shown::VARCHAR[] IS NULL OR list_contains($shown::VARCHAR[], f.source_type) THEN f.source_type
      ELSE 'other' END AS source_type
  FROM left_sentences AS s
  JOIN grouped AS g USING (article_id, sentence)
  LEFT JOIN first_source AS f USING (article_id, sentence)
)
