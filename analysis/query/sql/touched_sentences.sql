-- Grain: one row a sentence of the articles. Parameter: articles, their ids.
-- Why: the sentences in which a change of the knowledge would touch them.
SELECT article_id, sentence, text
FROM sentences SEMI JOIN (SELECT unnest($articles::VARCHAR[]) AS article_id) AS wanted USING (article_id)
ORDER BY article_id, sentence
