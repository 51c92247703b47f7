-- after: laned
-- Grain: one row a lane and a period. Parameters: as laned.sql; unit: day, week, month, quarter, year or decade.
-- Units: `events` counts mentions that lie within the period; those known less exactly than that have no period. `marks` are
-- the discs and bands that would be drawn one by one. Why: where marks would cover each other, bars count them.
, placed AS (
  SELECT *, CASE WHEN date_trunc($unit::VARCHAR, start_date) = date_trunc($unit::VARCHAR, end_date)
    THEN date_trunc($unit::VARCHAR, start_date)::DATE END AS period
  FROM laned
)
SELECT p.lane, any_value(n.name) AS lane_name, p.period, count(*) AS events, count(DISTINCT p.article_id) AS articles,
  count(DISTINCT (p.type, p.start_date, p.end_date)) AS marks
FROM placed AS p LEFT JOIN names AS n ON n.entity_id = p.lane
GROUP BY p.lane, p.period
ORDER BY p.lane, p.period NULLS LAST
