-- after: left
-- Grain: one row an attribution. Parameters: the filters; language; source_id as in source_ranking (`~type` for those without
-- a name), or NULL for all;
-- about: an entity that the words name and that is not their source, or NULL.
-- Units: `depth` is 0 for whom the outlet itself quotes, 1 for whom that source
-- quotes.
-- Why: what a source said, in the order of publication: the table beside the chart, and its download.
SELECT a.article_id || ':' || a.sentence AS key, a.article_id, a.attribution, c.outlet, c.published,
  coalesce(a.entity_id, '~' || a.source_type) AS source_id, coalesce(n.name, a.entity_name) AS source, a.source_text,
  a.source_type, a.anonymous, a.kind, a.cue_text AS cue, a.content_text AS content, a.depth, a.within, s.text, c.title,
  c.url, a.rule
FROM left_attributions AS a
JOIN chosen_articles AS c USING (article_id)
JOIN read_sentences AS s USING (article_id, sentence)
LEFT JOIN names AS n ON n.entity_id = a.entity_id
WHERE ($source_id::VARCHAR IS NULL OR coalesce(a.entity_id, '~' || a.source_type) = $source_id::VARCHAR)
  AND ($about::VARCHAR IS NULL OR a.entity_id IS DISTINCT FROM $about::VARCHAR AND (a.article_id, a.attribution) IN (
    SELECT (o.article_id, o.attribution)
    FROM (SELECT article_id, attribution, unnest(content) AS span FROM attributions) AS o
    JOIN mentions AS m ON m.article_id = o.article_id AND m.start_char >= o.span.start_char AND m.end_char <= o.span.end_char
    WHERE m.entity_id = $about::VARCHAR))
ORDER BY c.published, a.article_id, a.attribution
