-- Grain: one row an article in one of the collections. Parameters: ids of collections. Why: `collection:` in a text query.
SELECT article_id FROM articles WHERE list_contains($ids::VARCHAR[], collection)
