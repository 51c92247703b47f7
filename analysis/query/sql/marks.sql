-- after: left
-- Grain: one row a type and an interval of days on which events of that type are told. Parameters: the filters; language.
-- Units: `events` counts mentions; `keys` are the sentences that tell them; `trigger`, `agent`, `patient` are the commonest.
-- Why: one mark on the timeline, which opens on its sentences.
SELECT e.type || '|' || e.start_date || '|' || coalesce(e.end_date, e.start_date) AS mark, e.type, e.start_date,
  coalesce(e.end_date, e.start_date) AS end_date, mode(e.precision) AS precision, count(*) AS events,
  count(DISTINCT e.article_id) AS articles, count(DISTINCT a.outlet) AS outlets, mode(e.status) AS status,
  mode(e.trigger_text) AS trigger, mode(coalesce(agent.name, e.agent)) AS agent,
  mode(coalesce(patient.name, e.patient)) AS patient,
  list(DISTINCT e.article_id || ':' || e.sentence ORDER BY e.article_id || ':' || e.sentence) AS keys
FROM left_events AS e
JOIN chosen_articles AS a USING (article_id)
LEFT JOIN names AS agent ON agent.entity_id = e.agent_id
LEFT JOIN names AS patient ON patient.entity_id = e.patient_id
WHERE e.start_date IS NOT NULL
GROUP BY e.type, e.start_date, coalesce(e.end_date, e.start_date)
ORDER BY e.type, e.start_date, 4
