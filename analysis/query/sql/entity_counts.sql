-- after: left
-- Grain: one row an entity. Parameters: the filters; language; label (PER, ORG, LOC) or NULL for all; top: most rows.
-- Units: counts of mentions, and of the sentences, articles and outlets that hold them. Why: who appears at all.
SELECT m.entity_id, n.name, n.label, n.kind, count(*) AS mentions,
  count(DISTINCT (m.article_id, m.sentence)) AS sentences, count(DISTINCT m.article_id) AS articles,
  count(DISTINCT a.outlet) AS outlets
FROM left_mentions AS m
JOIN names AS n USING (entity_id)
JOIN chosen_articles AS a USING (article_id)
WHERE $label::VARCHAR IS NULL OR n.label = $label::VARCHAR
GROUP BY m.entity_id, n.name, n.label, n.kind
ORDER BY mentions DESC, n.name, m.entity_id
LIMIT $top::BIGINT
