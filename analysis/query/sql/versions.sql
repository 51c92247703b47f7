-- after: left
-- Grain: one row a language and version that analysed articles were extracted with, the most used first.
-- Parameters: the filters. Units: `articles` is a count; an article of an earlier store takes the versions of its ingest.
-- Why: what a figure stands on, and what a change of models, rules or knowledge has left behind.
SELECT a.extraction_id, a.language, coalesce(e.selon_version, i.selon_version) AS selon_version,
  coalesce(e.models, i.models) AS models, e.rules, coalesce(e.knowledge, i.knowledge) AS knowledge, count(*) AS articles
FROM articles AS a
SEMI JOIN left_articles AS l ON l.article_id = a.article_id
LEFT JOIN extractions AS e ON e.extraction_id = a.extraction_id
LEFT JOIN ingests AS i ON i.ingest_id = a.ingest_id
WHERE a.analysed
GROUP BY ALL
ORDER BY articles DESC, a.language, selon_version, models, e.rules, knowledge, a.extraction_id
