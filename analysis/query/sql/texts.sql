-- Grain: one row an article. Parameters: ids. Why: where the words of a search stand in it.
SELECT article_id, language, text FROM articles WHERE article_id IN (SELECT unnest($ids::VARCHAR[]))
