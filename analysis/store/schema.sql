-- The tables of the store: what was read, what was found in it, and where it stands in the text.
-- Grain, then meaning, of every table and column is kept in the catalogue itself (COMMENT ON), so that
-- `SELECT column_name, comment FROM duckdb_columns()` explains the store to anyone who opens it.
-- Offsets are half-open, in Unicode code points of articles.text. Columns may be added here at any time: a store
-- made earlier gets them, empty, when it is next opened for writing. Types and names never change silently.

CREATE TABLE IF NOT EXISTS articles (
  article_id VARCHAR, url VARCHAR, outlet VARCHAR, author VARCHAR, title VARCHAR, text VARCHAR, published DATE,
  published_rule VARCHAR, language VARCHAR, analysed BOOLEAN, words INTEGER, path VARCHAR, content_hash VARCHAR,
  ingest_id VARCHAR, origins MAP(VARCHAR, VARCHAR), extraction_id VARCHAR, collection VARCHAR);
COMMENT ON TABLE articles IS 'One row an article, as it was read.';
COMMENT ON COLUMN articles.article_id IS 'Sixteen hex digits: of the address; else of the given id and outlet; else of the file and row';
COMMENT ON COLUMN articles.url IS 'Address; NULL where unknown';
COMMENT ON COLUMN articles.outlet IS 'Who published it: as given, else the site, else the folder of the file';
COMMENT ON COLUMN articles.author IS 'As given; NULL where unknown';
COMMENT ON COLUMN articles.title IS 'As given, else the first line of the text';
COMMENT ON COLUMN articles.text IS 'The text that all offsets count in';
COMMENT ON COLUMN articles.published IS 'Day of publication; NULL where neither given nor found in the text';
COMMENT ON COLUMN articles.published_rule IS 'What fixed that day: given, dateline, weekday+day, …, none';
COMMENT ON COLUMN articles.language IS 'ISO 639-1 code, as given or as detected; und where the text holds no letters';
COMMENT ON COLUMN articles.analysed IS 'False where the language is not served or the extraction failed: the article has no rows in other tables';
COMMENT ON COLUMN articles.words IS 'Number of words: what stands between white space and holds a letter or digit';
COMMENT ON COLUMN articles.path IS 'File it was read from, with its row where the file holds several';
COMMENT ON COLUMN articles.content_hash IS 'Changes with outlet, title, text, published, url, author or language as given';
COMMENT ON COLUMN articles.ingest_id IS 'The ingest that wrote this version: ingests.ingest_id';
COMMENT ON COLUMN articles.origins IS 'Where title, author, outlet, published and language came from: row, front-matter, heading, document, mail, feed, database, reference, json-ld, meta, markup, address, folder, option, text (its first line), detected, a rule of published_rule, or none; NULL where it was read before this was kept';
COMMENT ON COLUMN articles.extraction_id IS 'What its rows were extracted with: extractions.extraction_id; NULL where its language is not served, or it was extracted before this was kept';
COMMENT ON COLUMN articles.collection IS 'collections.collection_id: the one it first came into; NULL where none was named';

CREATE TABLE IF NOT EXISTS collections (
  collection_id VARCHAR, name VARCHAR, description VARCHAR, licence VARCHAR, created TIMESTAMP);
COMMENT ON TABLE collections IS 'One row a collection of articles: a corpus among those that the store holds.';
COMMENT ON COLUMN collections.collection_id IS 'Made from its first name, and kept when that changes';
COMMENT ON COLUMN collections.name IS 'What people call it';
COMMENT ON COLUMN collections.description IS 'What is in it; NULL where nothing was said';
COMMENT ON COLUMN collections.licence IS 'What may be done with its texts, as the owner words it; NULL where nothing was said';
COMMENT ON COLUMN collections.created IS 'UTC';

CREATE TABLE IF NOT EXISTS sentences (
  article_id VARCHAR, sentence INTEGER, paragraph INTEGER, start_char INTEGER, end_char INTEGER, text VARCHAR,
  attributed BOOLEAN, discarded VARCHAR);
COMMENT ON TABLE sentences IS 'One row a sentence of an analysed article.';
COMMENT ON COLUMN sentences.article_id IS 'articles.article_id';
COMMENT ON COLUMN sentences.sentence IS 'Place in the article, from 0';
COMMENT ON COLUMN sentences.paragraph IS 'Paragraph in the article, from 0';
COMMENT ON COLUMN sentences.start_char IS 'First character';
COMMENT ON COLUMN sentences.end_char IS 'After the last character';
COMMENT ON COLUMN sentences.text IS 'The characters between the two';
COMMENT ON COLUMN sentences.attributed IS 'Whether the content or the source of an attribution overlaps it';
COMMENT ON COLUMN sentences.discarded IS 'Why it was set aside unread (boilerplate); NULL where it was read';

CREATE TABLE IF NOT EXISTS entities (
  entity_id VARCHAR, name_fr VARCHAR, name_en VARCHAR, label VARCHAR, kind VARCHAR, country VARCHAR, wikidata VARCHAR);
COMMENT ON TABLE entities IS 'One row a person, organisation or place that an article names.';
COMMENT ON COLUMN entities.entity_id IS 'Id in data/knowledge/, or one made from the name';
COMMENT ON COLUMN entities.name_fr IS 'French name where data/knowledge/ knows it, else the name met in a French article, else the name met';
COMMENT ON COLUMN entities.name_en IS 'English name where data/knowledge/ knows it, else the name met in an English article, else the name met';
COMMENT ON COLUMN entities.label IS 'PER, ORG or LOC';
COMMENT ON COLUMN entities.kind IS 'Kind of institution (a source type), person, or kind of place; NULL where unknown';
COMMENT ON COLUMN entities.country IS 'ISO 3166 alpha-2 code; NULL where unknown';
COMMENT ON COLUMN entities.wikidata IS 'Wikidata id; NULL where not verified';

CREATE TABLE IF NOT EXISTS mentions (
  article_id VARCHAR, mention INTEGER, sentence INTEGER, start_char INTEGER, end_char INTEGER, text VARCHAR, label VARCHAR,
  entity_id VARCHAR, rule VARCHAR);
COMMENT ON TABLE mentions IS 'One row a name in a text.';
COMMENT ON COLUMN mentions.article_id IS 'articles.article_id';
COMMENT ON COLUMN mentions.mention IS 'Place among the mentions of the article, from 0';
COMMENT ON COLUMN mentions.sentence IS 'sentences.sentence that it begins in';
COMMENT ON COLUMN mentions.start_char IS 'First character';
COMMENT ON COLUMN mentions.end_char IS 'After the last character';
COMMENT ON COLUMN mentions.text IS 'The characters between the two';
COMMENT ON COLUMN mentions.label IS 'PER, ORG or LOC';
COMMENT ON COLUMN mentions.entity_id IS 'entities.entity_id: who or what is meant';
COMMENT ON COLUMN mentions.rule IS 'The rule that decided';

CREATE TABLE IF NOT EXISTS times (
  article_id VARCHAR, time INTEGER, sentence INTEGER, start_char INTEGER, end_char INTEGER, text VARCHAR, type VARCHAR,
  value VARCHAR, start_date DATE, end_date DATE, precision VARCHAR, rule VARCHAR, anchor VARCHAR);
COMMENT ON TABLE times IS 'One row a time expression (TIMEX3).';
COMMENT ON COLUMN times.article_id IS 'articles.article_id';
COMMENT ON COLUMN times.time IS 'Place among the time expressions of the article, from 0';
COMMENT ON COLUMN times.sentence IS 'sentences.sentence that it begins in';
COMMENT ON COLUMN times.start_char IS 'First character';
COMMENT ON COLUMN times.end_char IS 'After the last character';
COMMENT ON COLUMN times.text IS 'The characters between the two';
COMMENT ON COLUMN times.type IS 'DATE, TIME, DURATION or SET';
COMMENT ON COLUMN times.value IS 'TIMEX3 value (ISO-TimeML)';
COMMENT ON COLUMN times.start_date IS 'First day; NULL where it is no calendar time';
COMMENT ON COLUMN times.end_date IS 'Last day, included; NULL where it is no calendar time';
COMMENT ON COLUMN times.precision IS 'day, week, month, season, quarter, year, decade; NULL where it is no calendar time';
COMMENT ON COLUMN times.rule IS 'The rule that decided';
COMMENT ON COLUMN times.anchor IS 'What a relative expression was resolved against; NULL where it stands alone';

CREATE TABLE IF NOT EXISTS attributions (
  article_id VARCHAR, attribution INTEGER, sentence INTEGER, content STRUCT(start_char INTEGER, end_char INTEGER)[],
  content_text VARCHAR, source_start INTEGER, source_end INTEGER, source_text VARCHAR, cue_start INTEGER, cue_end INTEGER,
  cue_text VARCHAR, kind VARCHAR, entity_id VARCHAR, entity_name VARCHAR, source_type VARCHAR, anonymous BOOLEAN,
  within INTEGER, depth INTEGER, rule VARCHAR);
COMMENT ON TABLE attributions IS 'One row a content that the text ascribes to a source; those who say it together (X et Y) have a row each.';
COMMENT ON COLUMN attributions.article_id IS 'articles.article_id';
COMMENT ON COLUMN attributions.attribution IS 'Place among the attributions of the article, from 0';
COMMENT ON COLUMN attributions.sentence IS 'sentences.sentence of its cue, else of its source, else of its content';
COMMENT ON COLUMN attributions.content IS 'The fragments of what is said, in text order';
COMMENT ON COLUMN attributions.content_text IS 'The fragments, joined by " […] "';
COMMENT ON COLUMN attributions.source_start IS 'First character of the source; NULL where the text names none';
COMMENT ON COLUMN attributions.source_end IS 'After the last character of the source';
COMMENT ON COLUMN attributions.source_text IS 'The source as the text words it';
COMMENT ON COLUMN attributions.cue_start IS 'First character of the cue (said, selon …); NULL where there is none';
COMMENT ON COLUMN attributions.cue_end IS 'After the last character of the cue';
COMMENT ON COLUMN attributions.cue_text IS 'The cue as the text words it';
COMMENT ON COLUMN attributions.kind IS 'direct, mixed or indirect';
COMMENT ON COLUMN attributions.entity_id IS 'entities.entity_id of the source; NULL where the text does not say who it is';
COMMENT ON COLUMN attributions.entity_name IS 'Name of that entity in the language of the article';
COMMENT ON COLUMN attributions.source_type IS 'person, government, …, document, public, anonymous';
COMMENT ON COLUMN attributions.anonymous IS 'Whether the source is unnamed people';
COMMENT ON COLUMN attributions.within IS 'attributions.attribution, in the same article, of the source that reports this one; else NULL';
COMMENT ON COLUMN attributions.depth IS '0 where the article itself reports it, 1 within one other source, …';
COMMENT ON COLUMN attributions.rule IS 'The rule that decided';

CREATE TABLE IF NOT EXISTS events (
  article_id VARCHAR, event INTEGER, sentence INTEGER, trigger_start INTEGER, trigger_end INTEGER, trigger_text VARCHAR,
  type VARCHAR, status VARCHAR, date VARCHAR, start_date DATE, end_date DATE, precision VARCHAR, rule VARCHAR, time INTEGER,
  agent_start INTEGER, agent_end INTEGER, agent VARCHAR, agent_id VARCHAR,
  patient_start INTEGER, patient_end INTEGER, patient VARCHAR, patient_id VARCHAR,
  place_start INTEGER, place_end INTEGER, place VARCHAR, place_id VARCHAR, main BOOLEAN);
COMMENT ON TABLE events IS 'One row a word that names an event.';
COMMENT ON COLUMN events.article_id IS 'articles.article_id';
COMMENT ON COLUMN events.event IS 'Place among the events of the article, from 0';
COMMENT ON COLUMN events.sentence IS 'sentences.sentence that holds the trigger';
COMMENT ON COLUMN events.trigger_start IS 'First character of the word that names it';
COMMENT ON COLUMN events.trigger_end IS 'After its last character';
COMMENT ON COLUMN events.trigger_text IS 'The characters between the two';
COMMENT ON COLUMN events.type IS 'PLOVER-style type';
COMMENT ON COLUMN events.status IS 'happened, planned, denied or hypothetical';
COMMENT ON COLUMN events.date IS '2014, 2014-03, 2014-03-18 or 2014-03-03/2014-03-05; NULL where the text gives no date';
COMMENT ON COLUMN events.start_date IS 'First day of that date; NULL where undated';
COMMENT ON COLUMN events.end_date IS 'Last day of that date, included; NULL where undated';
COMMENT ON COLUMN events.precision IS 'day, week, month, season, quarter, year or decade; NULL where undated';
COMMENT ON COLUMN events.rule IS 'Why this date, or why none';
COMMENT ON COLUMN events.time IS 'times.time, in the same article, that dates it; else NULL';
COMMENT ON COLUMN events.agent_start IS 'First character of who did it; NULL where the text does not say';
COMMENT ON COLUMN events.agent_end IS 'After the last character of the agent';
COMMENT ON COLUMN events.agent IS 'Name of who did it';
COMMENT ON COLUMN events.agent_id IS 'entities.entity_id of the agent; NULL where unknown';
COMMENT ON COLUMN events.patient_start IS 'First character of whom it was done to; NULL where the text does not say';
COMMENT ON COLUMN events.patient_end IS 'After the last character of the patient';
COMMENT ON COLUMN events.patient IS 'Name of whom it was done to';
COMMENT ON COLUMN events.patient_id IS 'entities.entity_id of the patient; NULL where unknown';
COMMENT ON COLUMN events.place_start IS 'First character of the place; NULL where the text does not say';
COMMENT ON COLUMN events.place_end IS 'After the last character of the place';
COMMENT ON COLUMN events.place IS 'Name of the place';
COMMENT ON COLUMN events.place_id IS 'entities.entity_id of the place; NULL where unknown';
COMMENT ON COLUMN events.main IS 'Whether the article is about this event; at most one of an article';

CREATE TABLE IF NOT EXISTS words (article_id VARCHAR, part VARCHAR, forms VARCHAR, lemmas VARCHAR);
COMMENT ON TABLE words IS 'One row an article and part of it: its words without accents and capitals, for the text query.';
COMMENT ON COLUMN words.article_id IS 'articles.article_id';
COMMENT ON COLUMN words.part IS 'title, text, author or outlet';
COMMENT ON COLUMN words.forms IS 'The words as written, folded, one space before, between and behind';
COMMENT ON COLUMN words.lemmas IS 'Their lemmas, folded, as many and in the same order; the forms where the language is not served';

CREATE TABLE IF NOT EXISTS extractions (
  extraction_id VARCHAR, language VARCHAR, selon_version VARCHAR, models VARCHAR, rules VARCHAR, knowledge VARCHAR,
  shipped VARCHAR, own VARCHAR, first_used TIMESTAMP);
COMMENT ON TABLE extractions IS 'One row a version that texts of one language were extracted with.';
COMMENT ON COLUMN extractions.extraction_id IS 'Twelve hex digits that change with language, models, rules or knowledge';
COMMENT ON COLUMN extractions.language IS 'ISO 639-1 code of the texts that it reads';
COMMENT ON COLUMN extractions.selon_version IS 'Version of Selon that used it first';
COMMENT ON COLUMN extractions.models IS 'Package and version of the language model';
COMMENT ON COLUMN extractions.rules IS 'Twelve hex digits that change with the source of the rules';
COMMENT ON COLUMN extractions.knowledge IS 'Twelve hex digits that change with the files of data/knowledge/ that the language reads';
COMMENT ON COLUMN extractions.shipped IS 'Twelve hex digits that change with the part of that knowledge that Selon comes with; NULL where it was not kept';
COMMENT ON COLUMN extractions.own IS 'The user''s own rows that it knew, as JSON under their tables, each with whether it takes a row away; NULL where they were not kept';
COMMENT ON COLUMN extractions.first_used IS 'UTC';

CREATE TABLE IF NOT EXISTS ingests (
  ingest_id VARCHAR, started TIMESTAMP, finished TIMESTAMP, paths VARCHAR[], new_articles INTEGER, changed_articles INTEGER,
  same_articles INTEGER, refused INTEGER, selon_version VARCHAR, models VARCHAR, knowledge VARCHAR, processes INTEGER,
  collection VARCHAR);
COMMENT ON TABLE ingests IS 'One row a run of ingest.';
COMMENT ON COLUMN ingests.ingest_id IS 'When it started (UTC), and eight hex digits';
COMMENT ON COLUMN ingests.started IS 'UTC';
COMMENT ON COLUMN ingests.finished IS 'UTC; NULL while it runs, and where it was stopped: what it had written by then is kept';
COMMENT ON COLUMN ingests.paths IS 'Files and folders that it was given';
COMMENT ON COLUMN ingests.new_articles IS 'Number of articles that were not in the store';
COMMENT ON COLUMN ingests.changed_articles IS 'Number of articles that replaced an older version of themselves';
COMMENT ON COLUMN ingests.same_articles IS 'Number of articles that were in the store already';
COMMENT ON COLUMN ingests.refused IS 'Number of rows of refusals';
COMMENT ON COLUMN ingests.selon_version IS 'Version of Selon, and so of its rules';
COMMENT ON COLUMN ingests.models IS 'Packages and versions of the language models; NULL where nothing was extracted';
COMMENT ON COLUMN ingests.knowledge IS 'Version of data/knowledge/: twelve hex digits that change with any of its files';
COMMENT ON COLUMN ingests.processes IS 'Number of processes that shared the work';
COMMENT ON COLUMN ingests.collection IS 'collections.collection_id: the one that what was new came into; NULL where none was named, or it was ingested before this was kept';

CREATE TABLE IF NOT EXISTS refusals (ingest_id VARCHAR, file VARCHAR, line INTEGER, reason VARCHAR, excerpt VARCHAR);
COMMENT ON TABLE refusals IS 'One row a file or row that could not be read as an article.';
COMMENT ON COLUMN refusals.ingest_id IS 'ingests.ingest_id';
COMMENT ON COLUMN refusals.file IS 'The file';
COMMENT ON COLUMN refusals.line IS 'The line that the bad row begins at, from 1; NULL where it is the whole file';
COMMENT ON COLUMN refusals.reason IS 'What is wrong with it';
COMMENT ON COLUMN refusals.excerpt IS 'How the row begins, for finding it again';
