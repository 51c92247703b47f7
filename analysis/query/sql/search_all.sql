-- Grain: one row an article. Why: what NOT takes away from.
SELECT article_id FROM articles
