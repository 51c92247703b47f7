-- after: left
-- Grain: one row a collection, and one for the articles in none where there are any (id and name `none`).
-- Parameters: the filters. Units: counts of the articles and outlets that they leave, with their days of publication.
-- Why: what the corpora in a store are, what may be done with them, and which of them a figure stands on.
SELECT coalesce(c.collection_id, 'none') AS collection_id, coalesce(c.name, 'none') AS name,
  c.description, c.licence, c.created,
  count(l.article_id) AS articles, count(DISTINCT l.outlet) AS outlets,
  min(l.published) AS first_published, max(l.published) AS last_published
FROM collections AS c
FULL JOIN articles AS a ON a.collection = c.collection_id
LEFT JOIN left_articles AS l USING (article_id)
GROUP BY ALL
ORDER BY articles DESC, collection_id
