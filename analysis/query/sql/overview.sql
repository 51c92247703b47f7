-- after: left
-- Grain: one row, what the filters leave of the corpus.
-- Parameters: the filters. Units: counts; `undated` counts under all filters but the range of days; a statement that several
-- made together has a row for each of them, and counts once.
-- Why: the front page's sentence, and the honest count on every page.
SELECT
  (SELECT count(*) FROM left_articles) AS articles,
  (SELECT count(DISTINCT outlet) FROM left_articles) AS outlets,
  (SELECT count(DISTINCT language) FROM left_articles) AS languages,
  (SELECT count(*) FROM left_articles WHERE published IS NULL) AS articles_without_date,
  (SELECT count(*) FROM left_sentences) AS sentences,
  (SELECT count(*) FROM left_sentences SEMI JOIN spoken USING (article_id, sentence)) AS attributed_sentences,
  (SELECT count(*) FROM left_events WHERE start_date IS NOT NULL) AS dated_events,
  (SELECT count(*) FROM matching_events WHERE start_date IS NULL) AS undated_events,
  (SELECT count(DISTINCT (article_id, cue_start, content)) FROM left_attributions) AS statements,
  (SELECT count(DISTINCT entity_id) FROM left_attributions) AS sources,
  (SELECT count(*) FROM left_attributions WHERE anonymous) AS anonymous_statements,
  (SELECT count(*) FROM left_mentions) AS mentions,
  (SELECT count(DISTINCT entity_id) FROM left_mentions) AS entities,
  (SELECT min(published) FROM left_articles) AS first_published,
  (SELECT max(published) FROM left_articles) AS last_published,
  (SELECT min(start_date) FROM left_events) AS first_event,
  (SELECT max(coalesce(end_date, start_date)) FROM left_events) AS last_event,
  (SELECT count(*) FROM articles) AS all_articles,
  (SELECT count(*) FROM articles WHERE NOT analysed) AS all_not_analysed,
  (SELECT count(*) FROM sentences WHERE discarded IS NULL) AS all_sentences,
  (SELECT count(*) FROM events) AS all_events,
  (SELECT count(DISTINCT (article_id, cue_start, content)) FROM attributions) AS all_statements,
  (SELECT count(DISTINCT entity_id) FROM mentions) AS all_entities
