-- after: left
-- Grain: one row an article. Parameters: the filters; most, skip: a page of the list.
-- Units: counts; `total` is the number of articles on all pages. Why: the list.
SELECT a.article_id, a.title, a.outlet, a.author, a.published, a.published_rule, a.language, a.analysed, a.words,
  coalesce(e.events, 0) AS events, coalesce(s.statements, 0) AS statements, a.url,
  count(*) OVER () AS total
FROM articles AS a
SEMI JOIN left_articles AS l ON l.article_id = a.article_id
LEFT JOIN (SELECT article_id, count(*) AS events FROM events GROUP BY article_id) AS e ON e.article_id = a.article_id
LEFT JOIN (
  SELECT article_id, count(DISTINCT (cue_start, content)) AS statements FROM attributions GROUP BY article_id
) AS s ON s.article_id = a.article_id
ORDER BY a.published DESC NULLS LAST, a.outlet, a.article_id
LIMIT $most::BIGINT OFFSET $skip::BIGINT
