-- Grain: one row a sentence of an article, set aside or read. Parameter: article_id. Why: the reader shows them all.
SELECT article_id || ':' || sentence AS key
FROM sentences
WHERE article_id = $article_id::VARCHAR
ORDER BY sentence
