-- after: batches
-- Grain: one row a batch that came in, the newest first. Parameters: collections, or NULL for all.
-- Why: what is in, when it came, by which versions.
SELECT ingest_id, started, finished, paths, new_articles, changed_articles, same_articles, refused, selon_version, models,
  knowledge, processes
FROM left_ingests
ORDER BY started DESC, ingest_id DESC
