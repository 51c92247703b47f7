-- after: left
-- Grain: one row an article. Parameters: the filters; pattern_1 to pattern_6: regular expressions that must all match title
-- or text, NULL for none; most, skip: a page of the list.
-- Units: counts; `total` is the number of articles on all pages; `passage` is the text
-- around the first match of the first. Why: the list and its search.
, found AS (
  SELECT article_id, regexp_extract(words, $pattern_1::VARCHAR) AS first_words
  FROM (
    SELECT a.article_id, a.title || chr(10) || a.text AS words FROM articles AS a SEMI JOIN left_articles USING (article_id)
  )
  -- one by one: a pattern that is a single bound value is compiled once, those of a list once a row
  WHERE $pattern_1::VARCHAR IS NOT NULL AND regexp_matches(words, $pattern_1::VARCHAR)
    AND ($pattern_2::VARCHAR IS NULL OR regexp_matches(words, $pattern_2::VARCHAR))
    AND ($pattern_3::VARCHAR IS NULL OR regexp_matches(words, $pattern_3::VARCHAR))
    AND ($pattern_4::VARCHAR IS NULL OR regexp_matches(words, $pattern_4::VARCHAR))
    AND ($pattern_5::VARCHAR IS NULL OR regexp_matches(words, $pattern_5::VARCHAR))
    AND ($pattern_6::VARCHAR IS NULL OR regexp_matches(words, $pattern_6::VARCHAR))
)
SELECT a.article_id, a.title, a.outlet, a.author, a.published, a.published_rule, a.language, a.analysed, a.words,
  coalesce(e.events, 0) AS events, coalesce(s.statements, 0) AS statements, a.url,
  CASE WHEN f.first_words IS NOT NULL
    THEN substr(a.title || chr(10) || a.text, greatest(instr(a.title || chr(10) || a.text, f.first_words) - 60, 1), 200)
  END AS passage,
  count(*) OVER () AS total
FROM articles AS a
SEMI JOIN left_articles AS l ON l.article_id = a.article_id
LEFT JOIN found AS f ON f.article_id = a.article_id
LEFT JOIN (SELECT article_id, count(*) AS events FROM events GROUP BY article_id) AS e ON e.article_id = a.article_id
LEFT JOIN (SELECT article_id, count(*) AS statements FROM attributions GROUP BY article_id) AS s ON s.article_id = a.article_id
WHERE $pattern_1::VARCHAR IS NULL OR f.article_id IS NOT NULL
ORDER BY a.published DESC NULLS LAST, a.outlet, a.article_id
LIMIT $most::BIGINT OFFSET $skip::BIGINT
