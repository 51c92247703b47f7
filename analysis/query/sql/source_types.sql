-- after: left
-- Grain: one row a group and a source type, `none` (no attribution) among them; every group's shares add up to 1.
-- Parameters: the filters without the source types; by: outlet, language, month, quarter or year (of publication) or all;
-- shown: the source types to tell apart, or NULL for all: the others go together as `other`.
-- Units: `sentences` of `of` read sentences, each counted once, under its outermost, first source; `low` and `high` are the
-- 95 % interval of the share (Wilson 1927); `statements` counts all attributions of the type, inner ones too.
-- Why: what an outlet rests on, with the sentences that nobody is named for as part of the whole.
, grouped AS (
  SELECT article_id,
    CASE $by::VARCHAR WHEN 'outlet' THEN outlet WHEN 'language' THEN language WHEN 'all' THEN 'all'
      ELSE strftime(date_trunc(
        CASE WHEN $by::VARCHAR IN ('month', 'quarter', 'year') THEN $by::VARCHAR ELSE 'year' END, published), '%Y-%m-%d')
    END AS part
  FROM chosen_articles
),
first_source AS (
  SELECT s.article_id, s.sentence, arg_min(a.source_type, (a.depth, a.attribution)) AS source_type
  FROM spoken AS s JOIN attributions AS a USING (article_id, attribution)
  GROUP BY s.article_id, s.sentence
),
typed AS (
  SELECT g.part,
    CASE WHEN f.source_type IS NULL THEN 'none'
      WHEN $shown::VARCHAR[] IS NULL OR list_contains($shown::VARCHAR[], f.source_type) THEN f.source_type
      ELSE 'other' END AS source_type
  FROM left_sentences AS s
  JOIN grouped AS g USING (article_id)
  LEFT JOIN first_source AS f USING (article_id, sentence)
),
stated AS (
  SELECT g.part,
    CASE WHEN $shown::VARCHAR[] IS NULL OR list_contains($shown::VARCHAR[], a.source_type) THEN a.source_type
      ELSE 'other' END AS source_type,
    count(*) AS statements
  FROM left_attributions AS a JOIN grouped AS g USING (article_id)
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
SELECT part, source_type, sentences, "of", sentences / "of" AS share,
  (sentences + 1.9208 - 1.96 * sqrt(sentences * ("of" - sentences)::DOUBLE / "of" + 0.9604)) / ("of" + 3.8416) AS low,
  (sentences + 1.9208 + 1.96 * sqrt(sentences * ("of" - sentences)::DOUBLE / "of" + 0.9604)) / ("of" + 3.8416) AS high,
  statements
FROM shares
WHERE "of" > 0
ORDER BY part, sentences DESC, source_type
