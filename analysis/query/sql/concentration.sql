-- after: parts
-- Grain: one row a part. Parameters: as parts.sql.
-- Units: `statements` with a named source, of `sources` different ones, beside `unnamed` statements whose source has no name;
-- `first` and `top5` are the shares that the most quoted one and five have of `statements`; `herfindahl` is the chance that two
-- statements drawn at random have the same source, without putting one back (Simpson 1949), so that few statements do not look
-- concentrated by their fewness; `effective` is how many equally quoted sources would give it, NULL where no source repeats.
-- Why: whether an outlet rests on few voices.
, said AS (
  SELECT g.part, a.entity_id, count(*) AS n
  FROM left_attributions AS a JOIN grouped AS g USING (article_id, sentence)
  GROUP BY g.part, a.entity_id
),
ranked AS (
  SELECT part, entity_id, n, row_number() OVER (PARTITION BY part ORDER BY n DESC, entity_id) AS place
  FROM said WHERE entity_id IS NOT NULL
),
summed AS (
  SELECT r.part, sum(r.n)::BIGINT AS statements, count(*) AS sources, max(r.n)::BIGINT AS most,
    (sum(r.n) FILTER (r.place <= 5))::BIGINT AS five, sum(r.n * (r.n - 1))::DOUBLE AS same,
    any_value(n.name) FILTER (r.place = 1) AS first_name, any_value(r.entity_id) FILTER (r.place = 1) AS first_id
  FROM ranked AS r LEFT JOIN names AS n USING (entity_id) GROUP BY r.part
)
SELECT s.part, s.statements, s.sources,
  coalesce((SELECT sum(n)::BIGINT FROM said AS u WHERE u.part IS NOT DISTINCT FROM s.part AND u.entity_id IS NULL), 0)
    AS unnamed,
  s.first_id, s.first_name, s.most / s.statements AS first, s.five / s.statements AS top5,
  CASE WHEN s.statements > 1 THEN s.same / (s.statements::DOUBLE * (s.statements - 1)) END AS herfindahl,
  CASE WHEN s.same > 0 THEN s.statements::DOUBLE * (s.statements - 1) / s.same END AS effective
FROM summed AS s
ORDER BY s.statements DESC, s.part
