-- after: left
-- What the sentences left are counted under, as named tables for the questions about shares of sources.
-- Parameters: the filters without the source types; by: outlet, language, month, quarter or year (of publication) or all;
-- shown: the source types to tell apart, or NULL for all: the others go together as `other`.
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
  SELECT s.article_id, s.sentence, s.text, g.part,
    CASE WHEN f.source_type IS NULL THEN 'none'
      WHEN $shown::VARCHAR[] IS NULL OR list_contains($shown::VARCHAR[], f.source_type) THEN f.source_type
      ELSE 'other' END AS source_type
  FROM left_sentences AS s
  JOIN grouped AS g USING (article_id)
  LEFT JOIN first_source AS f USING (article_id, sentence)
)
