-- after: left
-- Grain: one row a wording that an entity is named by, the most frequent first. Parameters: the filters; who.
-- Units: counts of mentions, articles. Why: whom the program took for one and the same, for the reader to check.
SELECT m.text, count(*) AS mentions, count(DISTINCT m.article_id) AS articles,
  string_agg(DISTINCT a.language, ', ' ORDER BY a.language) AS languages
FROM left_mentions AS m JOIN chosen_articles AS a USING (article_id)
WHERE m.entity_id = $who::VARCHAR
GROUP BY m.text
ORDER BY mentions DESC, m.text
