-- after: left
-- Grain: one row a pair of entities (each pair once) that share at least `least` windows.
-- Parameters: the filters; language; per: sentence, paragraph or article; least; label or NULL; top: the most frequent
-- entities that take part; who: only the pairs of this entity, NULL for all.
-- Units: `windows` holds both; `expected` is what chance would give (n_a * n_b / n); `npmi` from -1 over 0 (chance) to 1 (never
-- apart), after Bouma (2009). A chosen entity is in every window left, which would make its NPMI 0 with everyone: its pairs are
-- measured against the windows that all the other filters leave. `low` and `high` are the 95 % interval of `npmi`, by
-- linearisation with articles as the clusters that were drawn (Woodruff 1971): sentences of one article are no independent
-- cases. `llr` is the log-likelihood ratio of the table of both, one, the other and neither (Dunning 1993), negative below
-- chance: 10.8 is p < 0.001.
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
  ORDER BY p.entity_id = $who::VARCHAR DESC, n DESC, p.entity_id LIMIT $top::BIGINT
),
present AS (
  SELECT p.article_id, p.part, p.entity_id FROM left_presence AS p SEMI JOIN left_totals USING (entity_id)
),
together AS (
  SELECT a.entity_id AS a_id, b.entity_id AS b_id, count(*) AS windows, count(DISTINCT a.article_id) AS articles
  FROM present AS a
  JOIN present AS b ON a.article_id = b.article_id AND a.part = b.part AND a.entity_id < b.entity_id
  WHERE $who::VARCHAR IS NULL OR $who::VARCHAR IN (a.entity_id, b.entity_id)
  GROUP BY a.entity_id, b.entity_id
  HAVING count(*) >= $least::BIGINT
),
measured AS (
  SELECT t.a_id, t.b_id, t.windows, t.articles, c.against_open,
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
),
scored AS (
  SELECT m.*, m.n_a * m.n_b / m.n AS expected, ln(m.n::DOUBLE / m.windows) AS rarity,
    ln(m.windows::DOUBLE * m.n / (m.n_a::DOUBLE * m.n_b)) AS pmi
  FROM measured AS m
),
-- the counts of each article, for the spread between articles
sizes AS (
  SELECT FALSE AS against_open, article_id, count(*)::DOUBLE AS n FROM left_windows GROUP BY article_id
  UNION ALL
  SELECT TRUE, article_id, count(*) FROM open_windows WHERE $entities::VARCHAR[] IS NOT NULL GROUP BY article_id
),
per_article AS (
  SELECT FALSE AS against_open, article_id, entity_id, count(*)::DOUBLE AS n FROM present GROUP BY article_id, entity_id
  UNION ALL
  SELECT TRUE, article_id, entity_id, count(*) FROM open_presence SEMI JOIN left_totals USING (entity_id)
  WHERE $entities::VARCHAR[] IS NOT NULL GROUP BY article_id, entity_id
),
per_article_pair AS (
  SELECT a.article_id, t.a_id, t.b_id, count(*)::DOUBLE AS n
  FROM together AS t
  JOIN present AS a ON a.entity_id = t.a_id
  JOIN present AS b ON b.entity_id = t.b_id AND b.article_id = a.article_id AND b.part = a.part
  GROUP BY a.article_id, t.a_id, t.b_id
),
-- how far NPMI moves with each window of an article: d_k with one of both, d_n with any, d_a with one of the first …
slopes AS (
  SELECT a_id, b_id, against_open, (1 / rarity + pmi / rarity ** 2) / windows AS d_k,
    (1 / rarity - pmi / rarity ** 2) / n AS d_n,
    -1 / (rarity * n_a) AS d_a, -1 / (rarity * n_b) AS d_b
  FROM scored WHERE windows < n
),
touched AS (
  SELECT s.a_id, s.b_id, p.article_id FROM slopes AS s JOIN per_article AS p USING (against_open)
  WHERE p.entity_id = s.a_id
  UNION
  SELECT s.a_id, s.b_id, p.article_id FROM slopes AS s JOIN per_article AS p USING (against_open)
  WHERE p.entity_id = s.b_id
),
-- articles that name neither move it by their size alone: they are summed up as one
spread AS (
  SELECT s.a_id, s.b_id, any_value(s.d_n ** 2 * w.squares) + sum(
    (s.d_n * z.n + s.d_k * coalesce(k.n, 0) + s.d_a * coalesce(a.n, 0) + s.d_b * coalesce(b.n, 0)) ** 2
      - (s.d_n * z.n) ** 2) AS variance
  FROM slopes AS s
  JOIN touched AS t ON t.a_id = s.a_id AND t.b_id = s.b_id
  JOIN sizes AS z ON z.article_id = t.article_id AND z.against_open = s.against_open
  LEFT JOIN per_article_pair AS k
    ON k.article_id = t.article_id AND k.a_id = s.a_id AND k.b_id = s.b_id
  LEFT JOIN per_article AS a
    ON a.article_id = t.article_id AND a.entity_id = s.a_id AND a.against_open = s.against_open
  LEFT JOIN per_article AS b
    ON b.article_id = t.article_id AND b.entity_id = s.b_id AND b.against_open = s.against_open
  JOIN (SELECT against_open, sum(n ** 2) AS squares FROM sizes GROUP BY against_open) AS w
    ON w.against_open = s.against_open
  GROUP BY s.a_id, s.b_id
),
finished AS (
  -- both in every window: what chance gives as well, though the formula divides by zero there
  SELECT m.*, CASE WHEN m.windows = m.n THEN 0.0 ELSE greatest(-1.0, least(1.0, m.pmi / m.rarity)) END AS npmi,
    1.96 * sqrt(greatest(d.variance, 0)) AS reach,
    -- the four cells of Dunning's table, each with what chance would give
    [(m.windows, m.expected), (m.n_a - m.windows, m.n_a - m.expected), (m.n_b - m.windows, m.n_b - m.expected),
      (m.n - m.n_a - m.n_b + m.windows, m.n - m.n_a - m.n_b + m.expected)] AS cells
  FROM scored AS m LEFT JOIN spread AS d ON d.a_id = m.a_id AND d.b_id = m.b_id
)
SELECT m.a_id, m.b_id, a.name AS a, b.name AS b, a.label AS a_label, b.label AS b_label, m.windows, m.articles,
  m.n_a, m.n_b, m.n, m.expected, m.npmi, greatest(-1.0, m.npmi - m.reach) AS low, least(1.0, m.npmi + m.reach) AS high,
  CASE WHEN m.pmi < 0 THEN -2 ELSE 2 END * list_sum(list_transform(m.cells,
    lambda cell: CASE WHEN cell[1] > 0 AND cell[2] > 0 THEN cell[1] * ln(cell[1] / cell[2]) ELSE 0 END)) AS llr
FROM finished AS m
JOIN names AS a ON a.entity_id = m.a_id
JOIN names AS b ON b.entity_id = m.b_id
ORDER BY m.windows DESC, npmi DESC, m.a_id, m.b_id
