-- after: left
-- Grain: one row a mention of an event. Parameters: the filters; language of the names; undated: TRUE for the events
-- without a date that the other filters leave, FALSE for the rest; who: only events with this participant, NULL for all.
-- Units: `start_date` and `end_date` are both included. `said_by` names the sources whose words hold the trigger.
-- Why: the timeline's table, and its download.
, shown AS (
  SELECT * FROM left_events WHERE NOT $undated::BOOLEAN AND start_date IS NOT NULL
    AND ($who::VARCHAR IS NULL OR agent_id = $who::VARCHAR OR patient_id = $who::VARCHAR)
  UNION ALL
  SELECT * FROM matching_events WHERE $undated::BOOLEAN AND start_date IS NULL
    AND ($who::VARCHAR IS NULL OR agent_id = $who::VARCHAR OR patient_id = $who::VARCHAR)
),
tellers AS (
  SELECT e.article_id, e.event,
    string_agg(DISTINCT coalesce(n.name, a.entity_name, a.source_text), '; '
      ORDER BY coalesce(n.name, a.entity_name, a.source_text)) AS said_by
  FROM shown AS e
  JOIN (SELECT article_id, entity_id, entity_name, source_text, unnest(content) AS span FROM attributions) AS a
    ON a.article_id = e.article_id AND a.span.start_char < e.trigger_end AND a.span.end_char > e.trigger_start
  LEFT JOIN names AS n ON n.entity_id = a.entity_id
  GROUP BY e.article_id, e.event
)
SELECT e.article_id || ':' || e.sentence AS key, e.article_id, e.event, e.type, e.status, e.date, e.start_date, e.end_date,
  e.precision, e.trigger_text AS trigger, coalesce(agent.name, e.agent) AS agent, coalesce(patient.name, e.patient) AS patient,
  coalesce(place.name, e.place) AS place, t.said_by, e.main, a.outlet, a.published, a.title, a.url, s.text, e.rule
FROM shown AS e
JOIN chosen_articles AS a USING (article_id)
JOIN read_sentences AS s USING (article_id, sentence)
LEFT JOIN tellers AS t USING (article_id, event)
LEFT JOIN names AS agent ON agent.entity_id = e.agent_id
LEFT JOIN names AS patient ON patient.entity_id = e.patient_id
LEFT JOIN names AS place ON place.entity_id = e.place_id
ORDER BY e.start_date, e.end_date, e.type, a.published, e.article_id, e.event
