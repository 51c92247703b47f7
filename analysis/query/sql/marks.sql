-- after: laned
-- Grain: one row a lane, a type and an interval of days on which events of that type are told. Parameters: as laned.sql.
-- Units: `events` counts mentions; `keys` are the sentences that tell them; `trigger`, `agent`, `patient` are the commonest.
-- `lane_name` is an entity's name, NULL for types and for lanes whose id begins with `~`.
-- Why: one mark on the timeline, which opens on its sentences.
SELECT CASE WHEN $lanes::VARCHAR = 'type' THEN '' ELSE e.lane || '|' END || e.type || '|' || e.start_date || '|' || e.end_date
    AS mark,
  e.lane, any_value(n.name) AS lane_name, e.type, e.start_date, e.end_date, mode(e.precision) AS precision,
  count(*) AS events, count(DISTINCT e.article_id) AS articles, count(DISTINCT a.outlet) AS outlets, mode(e.status) AS status,
  mode(e.trigger_text) AS trigger, mode(coalesce(agent.name, e.agent)) AS agent,
  mode(coalesce(patient.name, e.patient)) AS patient,
  list(DISTINCT e.article_id || ':' || e.sentence ORDER BY e.article_id || ':' || e.sentence) AS keys
FROM laned AS e
JOIN chosen_articles AS a USING (article_id)
LEFT JOIN names AS n ON n.entity_id = e.lane
LEFT JOIN names AS agent ON agent.entity_id = e.agent_id
LEFT JOIN names AS patient ON patient.entity_id = e.patient_id
GROUP BY e.lane, e.type, e.start_date, e.end_date
ORDER BY e.lane, e.type, e.start_date, e.end_date
