-- after: left
-- Grain: one row an article that names an entity, the latest first. Parameters: the filters; who.
-- Units: counts of mentions, and of statements that the article ascribes to it. Why: where to read about it.
SELECT a.article_id, a.title, a.outlet, a.published, count(*) AS mentions,
  (SELECT count(*) FROM left_attributions AS s WHERE s.article_id = a.article_id AND s.entity_id = $who::VARCHAR) AS said
FROM left_mentions AS m JOIN chosen_articles AS a USING (article_id)
WHERE m.entity_id = $who::VARCHAR
GROUP BY a.article_id, a.title, a.outlet, a.published
ORDER BY a.published DESC NULLS LAST, mentions DESC, a.article_id
