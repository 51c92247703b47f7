-- after: wanted
-- Grain: one row a source in a chain of an attribution whose words stand in a sentence that was asked for.
-- Parameters: keys; language. Units: `attribution` is the innermost of its chain; `step` is 1 for the outermost source.
-- Why: outlet, who it relays, whom they relay.
, own AS (
  SELECT a.article_id, a.attribution, a.within, a.sentence, unnest(a.content) AS span
  FROM attributions AS a SEMI JOIN wanted AS w USING (article_id)
),
-- innermost within the sentence: an outer attribution is shown as part of the chain of the inner one
spoken AS (
  SELECT DISTINCT w.key, o.article_id, o.attribution, o.within
  FROM wanted AS w
  JOIN sentences AS s USING (article_id, sentence)
  JOIN own AS o ON o.article_id = w.article_id
    AND (o.sentence = w.sentence OR (o.span.start_char < s.end_char AND o.span.end_char > s.start_char))
),
climb (key, article_id, leaf, attribution, up) AS (
  SELECT key, article_id, attribution, attribution, 0
  FROM spoken
  WHERE (key, attribution) NOT IN (SELECT (key, within) FROM spoken WHERE within IS NOT NULL)
  UNION ALL
  SELECT c.key, c.article_id, c.leaf, a.within, c.up + 1
  FROM climb AS c
  JOIN attributions AS a ON a.article_id = c.article_id AND a.attribution = c.attribution
  -- no chain of news is that long: a ring of two would never end
  WHERE a.within IS NOT NULL AND c.up < 12
)
SELECT c.key, c.leaf AS attribution, row_number() OVER (PARTITION BY c.key, c.leaf ORDER BY c.up DESC) AS step, a.entity_id,
  coalesce(CASE WHEN $language::VARCHAR = 'en' THEN coalesce(e.name_en, e.name_fr) ELSE coalesce(e.name_fr, e.name_en) END,
    a.entity_name) AS name,
  a.source_text, a.source_type, a.anonymous, a.kind, a.rule
FROM climb AS c
JOIN attributions AS a ON a.article_id = c.article_id AND a.attribution = c.attribution
LEFT JOIN entities AS e ON e.entity_id = a.entity_id
ORDER BY c.key, c.leaf, step
