-- Grain: one row, the first and last days in the whole corpus. No parameters. Why: the ends of the date filters.
SELECT
  (SELECT min(published) FROM articles) AS first_published,
  (SELECT max(published) FROM articles) AS last_published,
  (SELECT min(start_date) FROM events) AS first_happened,
  (SELECT max(coalesce(end_date, start_date)) FROM events) AS last_happened
