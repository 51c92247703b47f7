"""Names entities in both languages: the entities of a batch go in; the rows of `entities` to write come out."""

from collections.abc import Iterable
from functools import cache

from analysis import knowledge
from analysis.records import Entity
from analysis.store.rows import Row

LANGUAGES = ("fr", "en")
_COUNTRY = "country-"


@cache
def _listed() -> dict[str, Row]:
    """The row of each entity that `data/knowledge/` knows, and of each country."""
    found = {}
    for country in knowledge.countries():
        entity = Entity(id=f"{_COUNTRY}{country.code.lower()}", name=country.name["fr"], label="LOC", kind="country",
                        country=country.code)
        found[entity.id] = _row(entity, country.name)
    for known in knowledge.entities():
        found[known.id] = _row(known.entity("fr"), known.name)
    return found


def name_rows(met: Iterable[tuple[Entity, str]], there: dict[str, Row]) -> dict[str, Row]:
    """The rows that are new or differ from those `there`, by id; `met` gives each entity and the language of its text.

    What the knowledge lists is as listed. The first article names the others, in both languages until one in the other
    language gives another name for the same id.
    """
    rows: dict[str, Row] = {}
    for entity, language in met:
        row = rows.get(entity.id) or there.get(entity.id)
        if entity.id in _listed():
            # whatever an article takes it for (*Bruxelles demande …* for a place): the order of articles must not count
            row = _listed()[entity.id]
        elif row is None:
            row = _row(entity, dict.fromkeys(LANGUAGES, entity.name))
        elif language in LANGUAGES and row["name_fr"] == row["name_en"] != entity.name:
            row = {**row, f"name_{language}": entity.name}
        if row != there.get(entity.id):
            rows[entity.id] = row
    return rows


def _row(entity: Entity, names: dict[str, str]) -> Row:
    return {"entity_id": entity.id, "name_fr": names["fr"], "name_en": names["en"], "label": entity.label,
            "kind": entity.kind, "country": entity.country, "wikidata": entity.wikidata}
