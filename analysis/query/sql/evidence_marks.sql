-- after: wanted
-- Grain: one row a marked stretch of a sentence that was asked for. Parameters: keys; language of the names.
-- Units: `start_in`, `end_in` are code points from the sentence's start, cut to the sentence. `number` is the row of its layer
-- in the article: an attribution's source, cue and content share one. Why: the marks of the evidence panel and the reader.
, shown AS (
  SELECT w.key, s.article_id, s.sentence, s.start_char AS s_start, s.end_char AS s_end
  FROM sentences AS s JOIN wanted AS w USING (article_id, sentence)
),
names AS (
  SELECT entity_id,
    CASE WHEN $language::VARCHAR = 'en' THEN coalesce(name_en, name_fr) ELSE coalesce(name_fr, name_en) END AS name
  FROM entities
),
marks AS (
  SELECT article_id, 'mention' AS layer, mention AS number, start_char, end_char, label AS kind, entity_id, NULL AS value, rule
  FROM mentions SEMI JOIN wanted USING (article_id)
  UNION ALL
  SELECT article_id, 'time', time, start_char, end_char, type, NULL, value, rule FROM times SEMI JOIN wanted USING (article_id)
  UNION ALL
  SELECT article_id, 'trigger', event, trigger_start, trigger_end, type, NULL, status, rule
  FROM events SEMI JOIN wanted USING (article_id)
  UNION ALL
  SELECT article_id, 'source', attribution, source_start, source_end, source_type, entity_id, NULL, rule
  FROM attributions SEMI JOIN wanted USING (article_id)
  UNION ALL
  SELECT article_id, 'cue', attribution, cue_start, cue_end, kind, NULL, NULL, rule
  FROM attributions SEMI JOIN wanted USING (article_id)
  UNION ALL
  SELECT article_id, 'content', attribution, span.start_char, span.end_char, kind, NULL, NULL, rule
  FROM (SELECT article_id, attribution, kind, rule, unnest(content) AS span
    FROM attributions SEMI JOIN wanted USING (article_id))
)
SELECT s.key, m.layer, m.number, greatest(m.start_char, s.s_start) - s.s_start AS start_in,
  least(m.end_char, s.s_end) - s.s_start AS end_in,
  m.kind, m.entity_id, n.name, m.value, m.rule
FROM shown AS s
JOIN marks AS m ON m.article_id = s.article_id AND m.start_char < s.s_end AND m.end_char > s.s_start
LEFT JOIN names AS n ON n.entity_id = m.entity_id
ORDER BY s.key, start_in, end_in DESC, m.layer, m.number
