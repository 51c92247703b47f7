-- Grain: one row an article that ascribes a statement to a source whose name, or words, hold one of the needles.
-- Parameters: needles. Why: the field source: of a text query.
SELECT DISTINCT article_id
FROM (
  SELECT article_id, unnest([source_text, entity_name, name_fr, name_en]) AS name
  FROM attributions LEFT JOIN entities USING (entity_id)
), (SELECT unnest($needles::VARCHAR[]) AS needle) AS sought
WHERE contains(' ' || trim(regexp_replace(
  strip_accents(lower(replace(replace(name, 'œ', 'oe'), 'æ', 'ae'))), '[^\pL\pN]+', ' ', 'g')) || ' ', needle)
