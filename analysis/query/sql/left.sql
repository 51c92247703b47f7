-- What the filters leave, as named tables for the questions that follow (the meaning of each filter: filters.py).
-- Parameters: all of Filters.binding(); found: the articles in which the text query holds (search.py); NULL is "no filter".
-- Why: one text says what a filter does, so that no two pages can count differently.
WITH RECURSIVE chosen_articles AS (
  SELECT article_id, outlet, title, url, published, language
  FROM articles
  WHERE ($collections::VARCHAR[] IS NULL OR list_contains($collections::VARCHAR[], coalesce(collection, 'none')))
    AND ($outlets::VARCHAR[] IS NULL OR list_contains($outlets::VARCHAR[], outlet))
    AND ($languages::VARCHAR[] IS NULL OR list_contains($languages::VARCHAR[], language))
    AND ($published_from::DATE IS NULL OR published >= $published_from::DATE)
    AND ($published_to::DATE IS NULL OR published <= $published_to::DATE)
    AND ($found::VARCHAR[] IS NULL OR article_id IN (SELECT unnest($found::VARCHAR[])))
),
read_sentences AS (
  SELECT s.article_id, s.sentence, s.paragraph, s.start_char, s.end_char, s.text
  FROM sentences AS s SEMI JOIN chosen_articles AS a USING (article_id)
  WHERE s.discarded IS NULL
),
-- a quotation that runs over three sentences covers all three, though its row names one
spoken AS (
  SELECT DISTINCT s.article_id, s.sentence, c.attribution, c.source_type
  FROM (SELECT article_id, attribution, sentence, source_type, unnest(content) AS span FROM attributions) AS c
  JOIN read_sentences AS s
    ON s.article_id = c.article_id
    AND (s.sentence = c.sentence OR (s.start_char < c.span.end_char AND s.end_char > c.span.start_char))
),
named_sentences AS (
  SELECT DISTINCT article_id, sentence FROM mentions WHERE list_contains($entities::VARCHAR[], entity_id)
),
said_sentences AS (
  SELECT article_id, sentence, paragraph, start_char, end_char, text
  FROM read_sentences
  WHERE $source_types::VARCHAR[] IS NULL
    OR (article_id, sentence) IN
      (SELECT (article_id, sentence) FROM spoken WHERE list_contains($source_types::VARCHAR[], source_type))
    OR (list_contains($source_types::VARCHAR[], 'none')
      AND (article_id, sentence) NOT IN (SELECT (article_id, sentence) FROM spoken))
),
-- `in_range` is kept apart from the rows, so that undated events can be counted beside a range of dates
kept_events AS (
  SELECT e.*,
    $happened_from::DATE IS NULL AND $happened_to::DATE IS NULL
      OR e.start_date IS NOT NULL
        AND ($happened_to::DATE IS NULL OR e.start_date <= $happened_to::DATE)
        AND ($happened_from::DATE IS NULL OR coalesce(e.end_date, e.start_date) >= $happened_from::DATE) AS in_range
  FROM events AS e SEMI JOIN said_sentences AS s USING (article_id, sentence)
  WHERE ($event_types::VARCHAR[] IS NULL OR list_contains($event_types::VARCHAR[], e.type))
    AND ($statuses::VARCHAR[] IS NULL OR list_contains($statuses::VARCHAR[], e.status))
),
matching_events AS (
  SELECT * FROM kept_events
  WHERE $entities::VARCHAR[] IS NULL OR (article_id, sentence) IN (SELECT (article_id, sentence) FROM named_sentences)
),
left_events AS (
  SELECT * FROM matching_events WHERE in_range
),
-- all filters but the entities: what a chosen entity is measured against
open_sentences AS (
  SELECT article_id, sentence, paragraph, start_char, end_char, text
  FROM said_sentences
  WHERE NOT $by_event::BOOLEAN
    OR (article_id, sentence) IN (SELECT (article_id, sentence) FROM kept_events WHERE in_range)
),
left_sentences AS (
  SELECT article_id, sentence, paragraph, start_char, end_char, text
  FROM open_sentences
  WHERE $entities::VARCHAR[] IS NULL OR (article_id, sentence) IN (SELECT (article_id, sentence) FROM named_sentences)
),
left_attributions AS (
  SELECT a.*
  FROM attributions AS a SEMI JOIN left_sentences AS s USING (article_id, sentence)
  WHERE $source_types::VARCHAR[] IS NULL OR list_contains($source_types::VARCHAR[], a.source_type)
),
left_mentions AS (
  SELECT m.* FROM mentions AS m SEMI JOIN left_sentences AS s USING (article_id, sentence)
),
left_articles AS (
  SELECT article_id, outlet, title, url, published, language
  FROM chosen_articles
  WHERE NOT $by_sentence::BOOLEAN OR article_id IN (SELECT article_id FROM left_sentences)
),
names AS (
  SELECT entity_id, label, kind,
    CASE WHEN $language::VARCHAR = 'en' THEN coalesce(name_en, name_fr) ELSE coalesce(name_fr, name_en) END AS name
  FROM entities
)
