-- after: left
-- Grain: one row a sentence that shows entities together. Parameters: the filters; per: sentence, paragraph or article; ids:
-- the entities, two or more. Units: `together` counts those that the sentence itself names.
-- Why: a pair, or the pairs among several, opens on its evidence: in a wide window, the sentences that name any of them.
, windows AS (
  SELECT article_id, sentence,
    CASE $per::VARCHAR WHEN 'sentence' THEN sentence WHEN 'paragraph' THEN paragraph ELSE 0 END AS part
  FROM read_sentences
),
left_windows AS (
  SELECT DISTINCT w.article_id, w.part FROM windows AS w SEMI JOIN left_sentences AS s USING (article_id, sentence)
),
named AS (
  SELECT DISTINCT w.article_id, w.part, w.sentence, m.entity_id
  FROM mentions AS m
  JOIN windows AS w USING (article_id, sentence)
  SEMI JOIN left_windows AS l ON l.article_id = w.article_id AND l.part = w.part
  WHERE list_contains($ids::VARCHAR[], m.entity_id)
),
shared AS (
  SELECT article_id, part FROM named GROUP BY article_id, part HAVING count(DISTINCT entity_id) > 1
)
SELECT n.article_id || ':' || n.sentence AS key, n.article_id, n.sentence, a.outlet, a.published, a.title, s.text,
  n.together
FROM (SELECT article_id, part, sentence, count(*) AS together FROM named GROUP BY article_id, part, sentence) AS n
SEMI JOIN shared AS w ON w.article_id = n.article_id AND w.part = n.part
JOIN chosen_articles AS a ON a.article_id = n.article_id
JOIN read_sentences AS s ON s.article_id = n.article_id AND s.sentence = n.sentence
ORDER BY n.together DESC, a.published DESC, n.article_id, n.sentence
