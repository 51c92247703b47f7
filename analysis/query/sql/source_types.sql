-- after: parts
-- Grain: one row a group and a source type, `none` (no attribution) among them; every group's shares add up to 1.
-- Parameters: as parts.sql.
-- Units: `sentences` of `of` read sentences, each counted once, under its outermost, first source; `low` and `high` are the
-- 95 % interval of the share (Wilson 1927); `statements` counts all attributions of the type, inner ones too.
-- Why: what an outlet rests on, with the sentences that nobody is named for as part of the whole.
, stated AS (
  SELECT g.part,
    CASE WHEN $shown::VARCHAR[] IS NULL OR list_contains($shown::VARCHAR[], a.source_type) THEN a.source_type
      ELSE 'other' END AS source_type,
    count(*) AS statements
  FROM left_attributions AS a JOIN grouped AS g USING (article_id, sentence)
  GROUP BY 1, 2
),
counted AS (
  SELECT part, source_type, count(*) AS sentences FROM typed GROUP BY part, source_type
),
shares AS (
  SELECT coalesce(c.part, t.part) AS part, coalesce(c.source_type, t.source_type) AS source_type,
    coalesce(c.sentences, 0) AS sentences, coalesce(t.statements, 0) AS statements,
    (sum(coalesce(c.sentences, 0)) OVER (PARTITION BY coalesce(c.part, t.part)))::BIGINT AS "of"
  FROM counted AS c
  FULL JOIN stated AS t ON t.part IS NOT DISTINCT FROM c.part AND t.source_type = c.source_type
)
SELECT part, source_type, sentences, "of", share,
  -- rounding must not push an end past the share itself
  least(share, (sentences + 1.9208 - 1.96 * spread) / ("of" + 3.8416)) AS low,
  greatest(share, (sentences + 1.9208 + 1.96 * spread) / ("of" + 3.8416)) AS high, statements
FROM (
  SELECT *, sentences / "of" AS share, sqrt(sentences * ("of" - sentences)::DOUBLE / "of" + 0.9604) AS spread
  FROM shares
  WHERE "of" > 0
)
ORDER BY part, sentences DESC, source_type
