-- after: left
-- Grain: one row a pair of entities (each pair once) that share at least `least` windows.
-- Parameters: the filters; language; per: sentence, paragraph or article; least; label or NULL; top: the most frequent
-- entities that take part.
-- Units: `windows` holds both; `expected` is what chance would give (n_a * n_b / n); `npmi` from -1 over 0 (chance) to 1 (never
-- apart), after Bouma (2009). A chosen entity is in every window left, which would make its NPMI 0 with everyone: its pairs are
-- measured against the windows that all the other filters leave.
-- Why: who appears with whom more than their frequency explains.
, windows AS (
  SELECT article_id, sentence,
    CASE $per::VARCHAR WHEN 'sentence' THEN sentence WHEN 'paragraph' THEN paragraph ELSE 0 END AS part
  FROM read_sentences
),
open_windows AS (
  SELECT DISTINCT w.article_id, w.part FROM windows AS w SEMI JOIN open_sentences AS s USING (article_id, sentence)
),
left_windows AS (
  SELECT DISTINCT w.article_id, w.part FROM windows AS w SEMI JOIN left_sentences AS s USING (article_id, sentence)
),
open_presence AS (
  SELECT DISTINCT w.article_id, w.part, m.entity_id
  FROM mentions AS m
  JOIN windows AS w USING (article_id, sentence)
  JOIN names AS n USING (entity_id)
  SEMI JOIN open_windows AS o ON o.article_id = w.article_id AND o.part = w.part
  WHERE $label::VARCHAR IS NULL OR n.label = $label::VARCHAR
),
left_presence AS (
  SELECT p.article_id, p.part, p.entity_id FROM open_presence AS p SEMI JOIN left_windows USING (article_id, part)
),
open_totals AS (
  SELECT entity_id, count(*) AS n FROM open_presence GROUP BY entity_id
),
left_totals AS (
  SELECT p.entity_id, count(*) AS n FROM left_presence AS p GROUP BY p.entity_id
  ORDER BY n DESC, p.entity_id LIMIT $top::BIGINT
),
present AS (
  SELECT p.article_id, p.part, p.entity_id FROM left_presence AS p SEMI JOIN left_totals USING (entity_id)
),
together AS (
  SELECT a.entity_id AS a_id, b.entity_id AS b_id, count(*) AS windows, count(DISTINCT a.article_id) AS articles
  FROM present AS a
  JOIN present AS b ON a.article_id = b.article_id AND a.part = b.part AND a.entity_id < b.entity_id
  GROUP BY a.entity_id, b.entity_id
  HAVING count(*) >= $least::BIGINT
),
measured AS (
  SELECT t.a_id, t.b_id, t.windows, t.articles,
    CASE WHEN c.against_open THEN oa.n ELSE la.n END AS n_a,
    CASE WHEN c.against_open THEN ob.n ELSE lb.n END AS n_b,
    CASE WHEN c.against_open THEN (SELECT count(*) FROM open_windows) ELSE (SELECT count(*) FROM left_windows) END AS n
  FROM together AS t
  JOIN left_totals AS la ON la.entity_id = t.a_id
  JOIN left_totals AS lb ON lb.entity_id = t.b_id
  JOIN open_totals AS oa ON oa.entity_id = t.a_id
  JOIN open_totals AS ob ON ob.entity_id = t.b_id
  CROSS JOIN LATERAL (
    SELECT $entities::VARCHAR[] IS NOT NULL
      AND (list_contains($entities::VARCHAR[], t.a_id) OR list_contains($entities::VARCHAR[], t.b_id)) AS against_open
  ) AS c
)
SELECT m.a_id, m.b_id, a.name AS a, b.name AS b, a.label AS a_label, b.label AS b_label, m.windows, m.articles,
  m.n_a, m.n_b, m.n, m.n_a * m.n_b / m.n AS expected,
  -- both in every window: what chance gives as well, though the formula divides by zero there
  CASE WHEN m.windows = m.n THEN 0.0
    ELSE greatest(-1.0, least(1.0, ln(m.windows::DOUBLE * m.n / (m.n_a::DOUBLE * m.n_b)) / -ln(m.windows::DOUBLE / m.n)))
  END AS npmi
FROM measured AS m
JOIN names AS a ON a.entity_id = m.a_id
JOIN names AS b ON b.entity_id = m.b_id
ORDER BY m.windows DESC, npmi DESC, m.a_id, m.b_id
