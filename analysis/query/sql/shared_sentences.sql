-- after: left
-- Grain: one row a sentence that shows a pair together. Parameters: the filters; per: sentence, paragraph or article; pairs:
-- two entities each. Units: `together` counts those of such a pair that the sentence itself names.
-- Why: pairs open on their own evidence and no other: in a wide window, the sentences that name either of the two.
, asked AS (
  SELECT one.a, one.b FROM (SELECT unnest($pairs::STRUCT(a VARCHAR, b VARCHAR)[]) AS one)
),
windows AS (
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
  WHERE m.entity_id IN (SELECT a FROM asked UNION ALL SELECT b FROM asked)
),
met AS (
  SELECT DISTINCT x.article_id, x.part, p.a, p.b
  FROM named AS x
  JOIN asked AS p ON p.a = x.entity_id
  JOIN named AS y ON y.article_id = x.article_id AND y.part = x.part AND y.entity_id = p.b
),
shown AS (
  SELECT n.article_id, n.sentence, count(DISTINCT n.entity_id) AS together
  FROM named AS n
  JOIN met AS w ON w.article_id = n.article_id AND w.part = n.part AND n.entity_id IN (w.a, w.b)
  GROUP BY n.article_id, n.sentence
)
SELECT n.article_id || ':' || n.sentence AS key, n.article_id, n.sentence, a.outlet, a.published, a.title, s.text,
  n.together
FROM shown AS n
JOIN chosen_articles AS a ON a.article_id = n.article_id
JOIN read_sentences AS s ON s.article_id = n.article_id AND s.sentence = n.sentence
ORDER BY n.together DESC, a.published DESC, n.article_id, n.sentence
