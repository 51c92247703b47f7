-- Grain: one row an outlet and language. Parameters: collections, or NULL for all.
-- Units: counts of articles and words; days of publication.
-- Why: what the corpus consists of, with the articles that were kept but not analysed or carry no date.
SELECT outlet, language, count(*) AS articles, count(*) FILTER (NOT analysed) AS not_analysed,
  count(*) FILTER (published IS NULL) AS without_date, sum(words)::BIGINT AS words,
  min(published) AS first_published, max(published) AS last_published
FROM articles
WHERE $collections::VARCHAR[] IS NULL OR list_contains($collections::VARCHAR[], coalesce(collection, 'none'))
GROUP BY outlet, language
ORDER BY articles DESC, outlet, language
