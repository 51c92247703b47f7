-- Grain: one row a collection. No parameters. Why: names are few, and folded as the words of a text query are.
SELECT collection_id, name FROM collections
