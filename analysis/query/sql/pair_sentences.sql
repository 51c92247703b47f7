-- after: left
-- Grain: one row a sentence that shows two entities together. Parameters: the filters; per: sentence, paragraph or article;
-- a_id, b_id. Units: `names_both` says whether the sentence itself names both.
-- Why: a pair opens on its evidence: in a wide window, the sentences that name either of the two.
, windows AS (
  SELECT article_id, sentence,
    CASE $per::VARCHAR WHEN 'sentence' THEN sentence WHEN 'paragraph' THEN paragraph ELSE 0 END AS part
  FROM read_sentences
),
left_windows AS (
  SELECT DISTINCT w.article_id, w.part FROM windows AS w SEMI JOIN left_sentences AS s USING (article_id, sentence)
),
named AS (
  SELECT w.article_id, w.part, w.sentence, bool_or(m.entity_id = $a_id::VARCHAR) AS has_a,
    bool_or(m.entity_id = $b_id::VARCHAR) AS has_b
  FROM mentions AS m
  JOIN windows AS w USING (article_id, sentence)
  SEMI JOIN left_windows AS l ON l.article_id = w.article_id AND l.part = w.part
  WHERE m.entity_id IN ($a_id::VARCHAR, $b_id::VARCHAR)
  GROUP BY w.article_id, w.part, w.sentence
),
shared AS (
  SELECT article_id, part FROM named GROUP BY article_id, part HAVING bool_or(has_a) AND bool_or(has_b)
)
SELECT n.article_id || ':' || n.sentence AS key, n.article_id, n.sentence, a.outlet, a.published, a.title, s.text,
  n.has_a AND n.has_b AS names_both
FROM named AS n
SEMI JOIN shared AS w ON w.article_id = n.article_id AND w.part = n.part
JOIN chosen_articles AS a ON a.article_id = n.article_id
JOIN read_sentences AS s ON s.article_id = n.article_id AND s.sentence = n.sentence
ORDER BY names_both DESC, a.published DESC, n.article_id, n.sentence
