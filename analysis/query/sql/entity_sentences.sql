-- after: left
-- Grain: one row a sentence that mentions an entity. Parameters: the filters; entity_id. Why: a node opens on its evidence.
SELECT m.article_id || ':' || m.sentence AS key, m.article_id, m.sentence, a.outlet, a.published, a.title, s.text
FROM (SELECT DISTINCT article_id, sentence FROM left_mentions WHERE entity_id = $entity_id::VARCHAR) AS m
JOIN chosen_articles AS a USING (article_id)
JOIN read_sentences AS s USING (article_id, sentence)
ORDER BY a.published DESC, m.article_id, m.sentence
