-- The sentences that were asked for, as a named table for the questions of the evidence panel.
-- Parameter: keys, each `article_id:sentence`; `place` is their order.
WITH RECURSIVE wanted AS (
  SELECT regexp_extract(key, '^(.*):[0-9]+$', 1) AS article_id,
    TRY_CAST(regexp_extract(key, ':([0-9]+)$', 1) AS BIGINT) AS sentence, key, place
  FROM (SELECT unnest($keys::VARCHAR[]) AS key, unnest(range(len($keys::VARCHAR[]))) AS place)
)
