-- after: parts
-- Grain: one row a sentence that a share was counted from. Parameters: as parts.sql; part: the group, NULL for the articles
-- without a date; types: its source types. Why: a stretch of a bar opens on its evidence, and on no other sentence.
SELECT t.article_id || ':' || t.sentence AS key, t.article_id, t.sentence, a.outlet, a.published, a.title, t.text,
  t.source_type
FROM typed AS t JOIN chosen_articles AS a USING (article_id)
WHERE t.part IS NOT DISTINCT FROM $part::VARCHAR AND list_contains($types::VARCHAR[], t.source_type)
ORDER BY a.published DESC, t.article_id, t.sentence
