-- after: left
-- Grain: one row, what the filters leave of a story arc. Parameters: the filters, with the days of the arc.
-- Units: counts; `undated` counts events under all filters but the range of days. Why: the front page's four stories.
SELECT
  (SELECT count(*) FROM left_events) AS events,
  (SELECT count(*) FROM matching_events WHERE start_date IS NULL) AS undated,
  (SELECT count(*) FROM left_articles) AS articles,
  (SELECT count(DISTINCT outlet) FROM left_articles) AS outlets
