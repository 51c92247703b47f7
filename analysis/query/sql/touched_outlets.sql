-- Grain: one row an outlet, as it is called now, that published at one of the domains. Parameter: domains.
-- Units: number of articles. Why: what a change of the table of outlets would touch.
WITH placed AS (
  SELECT outlet, lower(coalesce(nullif(regexp_extract(url, '^https?://([^/:?#]+)', 1), ''), outlet)) AS host FROM articles
)
SELECT outlet, count(*)::BIGINT AS articles
FROM placed SEMI JOIN (SELECT unnest($domains::VARCHAR[]) AS domain) AS wanted
  ON host = domain OR ends_with(host, '.' || domain)
GROUP BY outlet
ORDER BY articles DESC, outlet
