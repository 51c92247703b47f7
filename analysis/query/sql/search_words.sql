-- Grain: one row an article that holds one of the needles. Parameters: parts (title, text, author, outlet); by: form or lemma;
-- needles: what to look for, each with the spaces that end its words.
-- Why: one word, phrase or prefix of a text query.
SELECT DISTINCT article_id
FROM words, (SELECT unnest($needles::VARCHAR[]) AS needle) AS sought
WHERE list_contains($parts::VARCHAR[], part)
  AND contains(CASE WHEN $by::VARCHAR = 'lemma' THEN lemmas ELSE forms END, needle)
