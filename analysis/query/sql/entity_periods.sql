-- after: left
-- Grain: one row an entity asked for (or the pair of them) and a period of publication.
-- Parameters: the filters; language; ids; as_pair: the windows that hold both of two ids, as one row; per: sentence, paragraph
-- or article; unit: month, quarter or year.
-- Units: `windows` of `of` windows published in the period hold it; articles without a date have no period.
-- Why: when somebody is in the news, with how much news there was beside it.
, windows AS (
  SELECT DISTINCT s.article_id,
    CASE $per::VARCHAR WHEN 'sentence' THEN s.sentence WHEN 'paragraph' THEN s.paragraph ELSE 0 END AS part, s.sentence,
    date_trunc($unit::VARCHAR, a.published)::DATE AS period
  FROM left_sentences AS s JOIN chosen_articles AS a USING (article_id)
),
whole AS (
  SELECT period, count(DISTINCT (article_id, part)) AS "of" FROM windows GROUP BY period
),
present AS (
  SELECT DISTINCT w.period, w.article_id, w.part, m.entity_id
  FROM mentions AS m JOIN windows AS w USING (article_id, sentence)
  WHERE list_contains($ids::VARCHAR[], m.entity_id)
),
found AS (
  SELECT period, article_id, part, entity_id FROM present WHERE NOT $as_pair::BOOLEAN
  UNION ALL
  SELECT period, article_id, part, list_aggregate(list_sort(list(entity_id)), 'string_agg', '|')
  FROM present WHERE $as_pair::BOOLEAN
  GROUP BY period, article_id, part HAVING count(*) = len($ids::VARCHAR[])
)
SELECT f.entity_id AS lane, any_value(n.name) AS lane_name, f.period, count(*) AS windows,
  count(DISTINCT f.article_id) AS articles, any_value(w."of") AS "of"
FROM found AS f
JOIN whole AS w ON w.period IS NOT DISTINCT FROM f.period
LEFT JOIN names AS n ON n.entity_id = f.entity_id
GROUP BY f.entity_id, f.period
ORDER BY f.entity_id, f.period NULLS LAST
