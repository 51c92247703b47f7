-- after: left
-- Grain: one row a mention of a dated event and a source whose words hold it (one row, `~outlet`, where none does).
-- Parameters: the filters; language. Units: `start_date` and `end_date` are both included; `who` lists agent and patient, by id
-- where known. Why: mentions of one type, on the same days, with a participant in common are put side by side by their source.
, said AS (
  SELECT article_id, entity_id, source_type, unnest(content) AS span, depth FROM attributions
)
SELECT e.article_id || ':' || e.sentence AS key, e.article_id, e.event, e.type, e.status, e.start_date,
  coalesce(e.end_date, e.start_date) AS end_date, e.trigger_text AS trigger,
  coalesce(agent.name, e.agent) AS agent, coalesce(patient.name, e.patient) AS patient,
  list_filter([coalesce(e.agent_id, e.agent), coalesce(e.patient_id, e.patient)], lambda one: one IS NOT NULL) AS who,
  a.outlet, a.published, CASE WHEN s.source_type IS NULL THEN '~outlet' ELSE coalesce(s.entity_id, '~' || s.source_type) END
    AS source_id,
  n.name AS source, coalesce(s.source_type, 'none') AS source_type
FROM left_events AS e
JOIN chosen_articles AS a USING (article_id)
LEFT JOIN said AS s ON s.article_id = e.article_id AND s.span.start_char < e.trigger_end AND s.span.end_char > e.trigger_start
LEFT JOIN names AS n ON n.entity_id = s.entity_id
LEFT JOIN names AS agent ON agent.entity_id = e.agent_id
LEFT JOIN names AS patient ON patient.entity_id = e.patient_id
WHERE e.start_date IS NOT NULL AND (e.agent IS NOT NULL OR e.patient IS NOT NULL)
ORDER BY e.start_date, e.type, a.published, e.article_id, e.event, s.depth, source_id
