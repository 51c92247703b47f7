-- after: left
-- Grain: one row, what stands before and after an article in the list of `articles.sql`; none where it is not in the list.
-- Parameters: the filters; article_id. Units: `place` counts from 1, `total` is the length of the list.
-- Why: reading on without going back to the list.
, listed AS (
  SELECT article_id, row_number() OVER ranked AS place, count(*) OVER () AS total,
    lag(article_id) OVER ranked AS previous_id, lag(title) OVER ranked AS previous_title,
    lead(article_id) OVER ranked AS next_id, lead(title) OVER ranked AS next_title
  FROM left_articles
  WINDOW ranked AS (ORDER BY published DESC NULLS LAST, outlet, article_id)
)
SELECT place, total, previous_id, previous_title, next_id, next_title FROM listed WHERE article_id = $article_id::VARCHAR
