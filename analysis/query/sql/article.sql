-- Grain: one row, an article, or none. Parameter: article_id. Why: the reader's heading.
SELECT article_id, url, outlet, author, title, text, published, published_rule, language, analysed, words, path, ingest_id,
  origins
FROM articles
WHERE article_id = $article_id::VARCHAR
