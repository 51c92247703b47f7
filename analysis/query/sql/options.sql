-- Grain: one row a value that a filter can take. Parameters: language of the names; most: how many entities; always: ids
-- that are listed however rare, or NULL.
-- Units: `articles` counts the articles that hold the value. Why: the choices of every filter, most frequent first; a
-- corpus names more entities than a list can offer.
SELECT filter, value, label, kind, articles
FROM (
  SELECT 'outlets' AS filter, outlet AS value, outlet AS label, NULL AS kind, count(*) AS articles
  FROM articles GROUP BY outlet
  UNION ALL
  -- the articles in no collection are one more, where there are any
  SELECT 'collections', coalesce(c.collection_id, 'none'), coalesce(c.name, 'none'), NULL, count(a.article_id)
  FROM collections AS c FULL JOIN articles AS a ON a.collection = c.collection_id
  GROUP BY ALL
  UNION ALL
  SELECT 'languages', language, language, NULL, count(*) FROM articles GROUP BY language
  UNION ALL
  SELECT 'entities', m.entity_id,
    any_value(CASE WHEN $language::VARCHAR = 'en' THEN coalesce(e.name_en, e.name_fr) ELSE coalesce(e.name_fr, e.name_en) END),
    any_value(e.label), count(DISTINCT m.article_id)
  FROM mentions AS m JOIN entities AS e USING (entity_id) GROUP BY m.entity_id
  QUALIFY row_number() OVER (ORDER BY count(DISTINCT m.article_id) DESC, m.entity_id) <= $most::BIGINT
    OR list_contains($always::VARCHAR[], m.entity_id)
  UNION ALL
  SELECT 'source_types', source_type, source_type, NULL, count(DISTINCT article_id) FROM attributions GROUP BY source_type
  UNION ALL
  SELECT 'event_types', type, type, NULL, count(DISTINCT article_id) FROM events GROUP BY type
  UNION ALL
  SELECT 'statuses', status, status, NULL, count(DISTINCT article_id) FROM events GROUP BY status
)
ORDER BY filter, articles DESC, label, value
