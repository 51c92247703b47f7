-- after: wanted
-- Grain: one row a sentence that was asked for, in the order of the keys. Parameter: keys, each `article_id:sentence`.
-- Units: offsets in code points of the article; `position` counts from 1. Why: the evidence panel's frame and neighbours.
, near AS (
  SELECT article_id, sentence, text, start_char, end_char, paragraph, discarded,
    lag(text) OVER (PARTITION BY article_id ORDER BY sentence) AS before,
    lead(text) OVER (PARTITION BY article_id ORDER BY sentence) AS after,
    row_number() OVER (PARTITION BY article_id ORDER BY sentence) AS position, count(*) OVER (PARTITION BY article_id) AS "of"
  FROM sentences SEMI JOIN wanted USING (article_id)
)
SELECT w.key, a.article_id, s.sentence, s.position, s."of", s.paragraph, s.start_char, s.end_char, s.text, s.before, s.after,
  s.discarded, a.outlet, a.author, a.title, a.url, a.published, a.published_rule, a.language
FROM wanted AS w
JOIN near AS s USING (article_id, sentence)
JOIN articles AS a USING (article_id)
ORDER BY w.place
