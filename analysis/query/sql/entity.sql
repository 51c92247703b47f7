-- after: left
-- Grain: one row, the entity asked for, or none. Parameters: the filters; language; who.
-- Units: counts under the filters; `said` statements of its own, `said_of` those of others that name it, `events` dated or not
-- that it takes part in. Why: the head of its page.
SELECT n.entity_id, n.name, n.label, n.kind, e.country, e.wikidata,
  (SELECT count(*) FROM left_mentions WHERE entity_id = n.entity_id) AS mentions,
  (SELECT count(DISTINCT (article_id, sentence)) FROM left_mentions WHERE entity_id = n.entity_id) AS sentences,
  (SELECT count(DISTINCT article_id) FROM left_mentions WHERE entity_id = n.entity_id) AS articles,
  (SELECT count(DISTINCT a.outlet) FROM left_mentions AS m JOIN chosen_articles AS a USING (article_id)
    WHERE m.entity_id = n.entity_id) AS outlets,
  (SELECT count(*) FROM left_attributions WHERE entity_id = n.entity_id) AS said,
  (SELECT count(DISTINCT (a.article_id, a.attribution))
    FROM (SELECT article_id, attribution, entity_id, unnest(content) AS span FROM left_attributions) AS a
    JOIN mentions AS m ON m.article_id = a.article_id AND m.start_char >= a.span.start_char AND m.end_char <= a.span.end_char
    WHERE m.entity_id = n.entity_id AND a.entity_id IS DISTINCT FROM n.entity_id) AS said_of,
  (SELECT count(*) FROM left_events WHERE agent_id = n.entity_id OR patient_id = n.entity_id) AS events,
  (SELECT min(a.published) FROM left_mentions AS m JOIN chosen_articles AS a USING (article_id)
    WHERE m.entity_id = n.entity_id) AS first_published,
  (SELECT max(a.published) FROM left_mentions AS m JOIN chosen_articles AS a USING (article_id)
    WHERE m.entity_id = n.entity_id) AS last_published
FROM names AS n JOIN entities AS e USING (entity_id)
WHERE n.entity_id = $who::VARCHAR
