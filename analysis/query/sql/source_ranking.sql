-- after: left
-- Grain: one row a source; those whose name the text does not give go together by type, without a name.
-- Parameters: the filters; language; top: most rows.
-- Units: counts of statements (attributions), by kind, and of the articles and outlets that hold them; `share` of all
-- statements left; `relayed`: by another source.
-- Why: who is quoted most, and how.
SELECT coalesce(a.entity_id, '~' || a.source_type) AS source_id, n.name, mode(a.source_type) AS source_type,
  count(*) AS statements, count(*) / sum(count(*)) OVER () AS share,
  count(*) FILTER (a.kind = 'direct') AS direct, count(*) FILTER (a.kind = 'mixed') AS mixed,
  count(*) FILTER (a.kind = 'indirect') AS indirect, count(*) FILTER (a.anonymous) AS anonymous,
  count(*) FILTER (a.within IS NOT NULL) AS relayed,
  count(DISTINCT a.article_id) AS articles, count(DISTINCT c.outlet) AS outlets
FROM left_attributions AS a
JOIN chosen_articles AS c USING (article_id)
LEFT JOIN names AS n ON n.entity_id = a.entity_id
GROUP BY 1, n.name
ORDER BY statements DESC, n.name NULLS LAST, source_id
LIMIT $top::BIGINT
