-- after: left
-- The dated events left, each in the lanes that it belongs to, as named tables for the timeline's questions.
-- Parameters: the filters; language; lanes: type, participant (agent or patient) or source (whose words hold the trigger);
-- most: lanes of their own, the rest go together as `~others`; shown_from, shown_to: the days that are looked at, NULL for all;
-- who: only events with this participant, NULL for all.
-- Why: an event with two participants stands in both their lanes; which lanes there are must not change with the zoom.
, dated_events AS (
  SELECT * REPLACE (coalesce(end_date, start_date) AS end_date) FROM left_events
  WHERE start_date IS NOT NULL AND ($who::VARCHAR IS NULL OR agent_id = $who::VARCHAR OR patient_id = $who::VARCHAR)
),
said AS (
  SELECT article_id, coalesce(entity_id, '~' || source_type) AS source_id, unnest(content) AS span FROM attributions
  WHERE $lanes::VARCHAR = 'source'
),
every_lane AS (
  SELECT article_id, event, type AS lane FROM dated_events WHERE $lanes::VARCHAR = 'type'
  UNION ALL
  SELECT DISTINCT article_id, event, unnest(CASE WHEN agent_id IS NULL AND patient_id IS NULL THEN ['~nobody']
    ELSE list_filter([agent_id, patient_id], lambda one: one IS NOT NULL) END)
  FROM dated_events WHERE $lanes::VARCHAR = 'participant'
  UNION ALL
  SELECT DISTINCT e.article_id, e.event, coalesce(s.source_id, '~outlet')
  FROM dated_events AS e
  LEFT JOIN said AS s ON s.article_id = e.article_id AND s.span.start_char < e.trigger_end AND s.span.end_char > e.trigger_start
  WHERE $lanes::VARCHAR = 'source'
),
own_lanes AS (
  SELECT lane FROM every_lane GROUP BY lane ORDER BY count(*) DESC, lane LIMIT $most::BIGINT
),
laned AS (
  SELECT DISTINCT e.*, CASE WHEN l.lane IN (SELECT lane FROM own_lanes) THEN l.lane ELSE '~others' END AS lane
  FROM dated_events AS e JOIN every_lane AS l USING (article_id, event)
  WHERE ($shown_from::DATE IS NULL OR e.end_date >= $shown_from::DATE)
    AND ($shown_to::DATE IS NULL OR e.start_date <= $shown_to::DATE)
)
