-- after: left
-- Grain: one row a chain, from the outlet to the innermost source. Parameters: the filters; language; least: fewest sources.
-- Units: `depth` counts the sources; the lists run from the outermost to the innermost. A chain is left when one of its
-- attributions is; who says that they said something stands in it once. Why: who relays whom.
, chain (article_id, attribution, attributions, ids, names, types) AS (
  SELECT a.article_id, a.attribution, [a.attribution], [coalesce(a.entity_id, '~' || a.source_type)],
    [coalesce(n.name, a.entity_name, '')], [a.source_type]
  FROM attributions AS a
  SEMI JOIN chosen_articles AS c USING (article_id)
  LEFT JOIN names AS n ON n.entity_id = a.entity_id
  WHERE a.within IS NULL
  UNION ALL
  SELECT a.article_id, a.attribution, list_append(o.attributions, a.attribution),
    CASE WHEN a.entity_id = o.ids[-1] THEN o.ids ELSE list_append(o.ids, coalesce(a.entity_id, '~' || a.source_type)) END,
    CASE WHEN a.entity_id = o.ids[-1] THEN o.names ELSE list_append(o.names, coalesce(n.name, a.entity_name, '')) END,
    CASE WHEN a.entity_id = o.ids[-1] THEN o.types ELSE list_append(o.types, a.source_type) END
  FROM chain AS o
  JOIN attributions AS a ON a.article_id = o.article_id AND a.within = o.attribution
  LEFT JOIN names AS n ON n.entity_id = a.entity_id
  -- `within` comes from the extractor: a ring of two would never end
  WHERE NOT list_contains(o.attributions, a.attribution)
),
complete AS (
  SELECT * FROM chain
  WHERE (article_id, attribution) NOT IN
      (SELECT (article_id, within) FROM attributions WHERE within IS NOT NULL)
    AND len(ids) >= $least::BIGINT
),
left_chains AS (
  SELECT DISTINCT o.article_id, o.attribution
  FROM (SELECT article_id, attribution, unnest(attributions) AS member FROM complete) AS o
  SEMI JOIN left_attributions AS l ON l.article_id = o.article_id AND l.attribution = o.member
)
SELECT a.article_id || ':' || a.sentence AS key, o.article_id, o.attribution, c.outlet, c.published,
  len(o.ids) AS depth,
  o.ids AS source_ids, o.names AS sources, o.types AS source_types, a.content_text AS content, s.text, c.title
FROM complete AS o
SEMI JOIN left_chains AS l USING (article_id, attribution)
JOIN attributions AS a USING (article_id, attribution)
JOIN chosen_articles AS c USING (article_id)
JOIN read_sentences AS s ON s.article_id = a.article_id AND s.sentence = a.sentence
ORDER BY depth DESC, c.published, o.article_id, o.attribution
