-- after: left
-- Grain: one row an article. Parameters: the filters; terms: words or phrases that all must occur in title or text (no accents,
-- no capitals), or NULL; most, skip: a page of the list. Units: counts; `total` is the number of articles on all pages;
-- `passage` is the text around the first term. Why: the list and its search.
, folded AS (
  SELECT a.article_id, replace(strip_accents(lower(a.title || chr(10) || a.text)), '’', '''') AS words
  FROM articles AS a SEMI JOIN left_articles AS l USING (article_id)
  WHERE $terms::VARCHAR[] IS NOT NULL
),
terms AS (
  SELECT list_transform($terms::VARCHAR[], lambda t: replace(strip_accents(lower(t)), '’', '''')) AS wanted
),
found AS (
  SELECT f.article_id, instr(f.words, t.wanted[1]) AS place
  FROM folded AS f CROSS JOIN terms AS t
  WHERE list_bool_and(list_transform(t.wanted, lambda w: contains(f.words, w)))
)
SELECT a.article_id, a.title, a.outlet, a.author, a.published, a.published_rule, a.language, a.analysed, a.words,
  coalesce(e.events, 0) AS events, coalesce(s.statements, 0) AS statements, a.url,
  CASE WHEN f.place IS NOT NULL THEN substr(a.title || chr(10) || a.text, greatest(f.place - 60, 1), 200) END AS passage,
  count(*) OVER () AS total
FROM articles AS a
SEMI JOIN left_articles AS l ON l.article_id = a.article_id
LEFT JOIN found AS f ON f.article_id = a.article_id
LEFT JOIN (SELECT article_id, count(*) AS events FROM events GROUP BY article_id) AS e ON e.article_id = a.article_id
LEFT JOIN (SELECT article_id, count(*) AS statements FROM attributions GROUP BY article_id) AS s ON s.article_id = a.article_id
WHERE $terms::VARCHAR[] IS NULL OR f.article_id IS NOT NULL
ORDER BY a.published DESC NULLS LAST, a.outlet, a.article_id
LIMIT $most::BIGINT OFFSET $skip::BIGINT
