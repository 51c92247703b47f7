-- Grain: one row an article that holds one of the terms, the newest first; `terms` are their places in the lists, from 1.
-- Parameters: needles: folded words with a space before, between and behind; languages and compared (form or lemma): of each.
-- Why: what a change of the knowledge would touch.
SELECT a.article_id, a.language, list(DISTINCT t.place) AS terms
FROM words AS w
JOIN articles AS a USING (article_id)
JOIN (
  SELECT unnest($needles::VARCHAR[]) AS needle, unnest($languages::VARCHAR[]) AS language,
    unnest($compared::VARCHAR[]) AS compared, generate_subscripts($needles::VARCHAR[], 1) AS place
) AS t ON t.language = a.language
WHERE w.part IN ('title', 'text') AND contains(CASE WHEN t.compared = 'lemma' THEN w.lemmas ELSE w.forms END, t.needle)
GROUP BY a.article_id, a.language, a.published
ORDER BY a.published DESC NULLS LAST, a.article_id
