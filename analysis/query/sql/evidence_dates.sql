-- after: wanted
-- Grain: one row an event told in a sentence that was asked for. Parameter: keys.
-- Why: the date trail: the words, what they were resolved against, the day, and the rules that decided.
SELECT w.key, e.event, e.trigger_text AS trigger, e.type, e.status, e.date, e.start_date, e.end_date, e.precision, e.rule,
  t.text AS time_text, t.type AS time_type, t.value AS time_value, t.rule AS time_rule, t.anchor, e.main
FROM wanted AS w
JOIN events AS e USING (article_id, sentence)
LEFT JOIN times AS t ON t.article_id = e.article_id AND t.time = e.time
ORDER BY w.place, e.event
