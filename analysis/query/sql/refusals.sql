-- after: batches
-- Grain: one row a line or file that was refused. Parameters: the batch, or NULL for all; collections, or NULL for all.
-- Why: what is not in, and why.
SELECT r.ingest_id, i.started, r.file, r.line, r.reason, r.excerpt
FROM refusals AS r LEFT JOIN left_ingests AS i USING (ingest_id)
WHERE ($ingest_id::VARCHAR IS NULL OR r.ingest_id::VARCHAR = $ingest_id::VARCHAR)
  AND ($collections::VARCHAR[] IS NULL OR i.ingest_id IS NOT NULL)
ORDER BY i.started DESC, r.ingest_id DESC, r.file, r.line
