-- The batches that came into the chosen collections, as the named table `left_ingests`, for the questions that follow.
-- Parameters: collections, or NULL for all. A batch is of the collection that it was to come into and of those that hold its
-- articles, which may have been moved since; one without an article that was to come into none is of `none`.
WITH left_ingests AS (
  SELECT i.*
  FROM ingests AS i
  LEFT JOIN (
    SELECT ingest_id, list(DISTINCT coalesce(collection, 'none')) AS held FROM articles GROUP BY ingest_id
  ) AS a USING (ingest_id)
  WHERE $collections::VARCHAR[] IS NULL
    OR list_contains($collections::VARCHAR[], coalesce(i.collection, CASE WHEN a.held IS NULL THEN 'none' END))
    OR list_has_any($collections::VARCHAR[], a.held)
)
