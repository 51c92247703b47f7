-- after: left
-- Grain: one row a source that relays another. Parameters: the filters; language.
-- Units: counts of statements of the inner source that the outer one passes on, and of the articles and outlets that hold them;
-- sources without a name go together as `~type`; who says that they said something relays nobody. Why: the table beside the
-- streams.
SELECT coalesce(o.entity_id, '~' || o.source_type) AS outer_id, coalesce(n.name, '') AS outer_name,
  mode(o.source_type) AS outer_type, coalesce(i.entity_id, '~' || i.source_type) AS inner_id,
  coalesce(m.name, '') AS inner_name, mode(i.source_type) AS inner_type, count(*) AS statements,
  count(DISTINCT i.article_id) AS articles, count(DISTINCT c.outlet) AS outlets,
  list(DISTINCT i.article_id || ':' || i.sentence ORDER BY i.article_id || ':' || i.sentence) AS keys
FROM left_attributions AS i
JOIN attributions AS o ON o.article_id = i.article_id AND o.attribution = i.within
JOIN chosen_articles AS c ON c.article_id = i.article_id
LEFT JOIN names AS n ON n.entity_id = o.entity_id
LEFT JOIN names AS m ON m.entity_id = i.entity_id
WHERE o.entity_id IS DISTINCT FROM i.entity_id OR i.entity_id IS NULL
GROUP BY 1, 2, 4, 5
ORDER BY statements DESC, outlets DESC, outer_id, inner_id
