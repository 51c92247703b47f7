-- Grain: one row an article that tells an event of a type or status. Parameters: field (type, status), value, prefix.
-- Why: the fields type: and status: of a text query.
SELECT DISTINCT article_id
FROM (SELECT article_id, lower(CASE WHEN $field::VARCHAR = 'type' THEN type ELSE status END) AS code FROM events)
WHERE CASE WHEN $prefix::BOOLEAN THEN starts_with(code, lower($value::VARCHAR)) ELSE code = lower($value::VARCHAR) END
