-- Grain: one row an article that names an entity, in whatever words, whose French or English name holds one of the needles.
-- Parameters: needles. Why: the field entity: of a text query.
SELECT DISTINCT m.article_id
FROM mentions AS m
SEMI JOIN (
  SELECT entity_id
  FROM (SELECT entity_id, unnest([name_fr, name_en]) AS name FROM entities),
    (SELECT unnest($needles::VARCHAR[]) AS needle) AS sought
  WHERE contains(' ' || trim(regexp_replace(
    strip_accents(lower(replace(replace(name, 'œ', 'oe'), 'æ', 'ae'))), '[^\pL\pN]+', ' ', 'g')) || ' ', needle)
) AS e USING (entity_id)
