"""Which articles must be extracted again: a store goes in; those that a change of models, rules or knowledge touches come out.

Where only the user's own rows of the knowledge have changed since, an article that holds none of the words concerned comes
out the same, and is not stale. Where what the knowledge was is not known, or anything else has changed, all are.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from analysis import knowledge, versions
from analysis.knowledge.reach import Reach, Sought, reach
from analysis.lemmas import words as words_in
from analysis.store.lake import Cursor, Store
from analysis.versions import Version

# Lower than what the rules take for a misspelling: too many are only slower.
_ALIKE = 80
_EARLIER = """
  SELECT a.extraction_id, e.models, e.rules, e.shipped, e.own
  FROM (SELECT DISTINCT extraction_id FROM articles WHERE language = $1 AND extraction_id IS DISTINCT FROM $2) AS a
  LEFT JOIN extractions AS e USING (extraction_id)"""
_ALL = "SELECT article_id FROM articles WHERE language = $1 AND extraction_id IS NOT DISTINCT FROM $2"
_HOLDING = """
  SELECT w.article_id, w.forms, w.lemmas
  FROM words AS w JOIN articles AS a USING (article_id)
  WHERE a.language = $1 AND a.extraction_id = $2 AND w.part IN ('title', 'text')
    AND (list_has_any(string_split(w.forms, ' '), $3::VARCHAR[]) OR list_has_any(string_split(w.lemmas, ' '), $4::VARCHAR[]))"""
_FOUND_IN = """
  SELECT article_id FROM mentions WHERE entity_id IN (SELECT unnest($1::VARCHAR[]))
  UNION SELECT article_id FROM attributions WHERE entity_id IN (SELECT unnest($1::VARCHAR[]))
  UNION SELECT article_id FROM events WHERE agent_id IN (SELECT unnest($1::VARCHAR[]))
    OR patient_id IN (SELECT unnest($1::VARCHAR[])) OR place_id IN (SELECT unnest($1::VARCHAR[]))"""
_SPELT = """
  SELECT DISTINCT word
  FROM (
    SELECT unnest(string_split(w.forms, ' ')) AS word
    FROM words AS w JOIN articles AS a USING (article_id)
    WHERE a.language = $1 AND a.extraction_id = $2 AND w.part IN ('title', 'text'))
  WHERE left(word, 1) = $3 AND right(word, 1) = $4"""


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """The articles of one earlier version: the ids of those that are to be extracted again by `version`, or all of them."""

    extraction_id: str | None
    version: Version
    touched: frozenset[str]
    all: bool


def earlier(cursor: Cursor, present: Mapping[str, Version]) -> list[Earlier]:
    """What the store holds of other versions than those `present`, by language."""
    found = []
    for language, version in present.items():
        for extraction_id, models, rules, shipped, own in cursor.execute(_EARLIER, [language, version.id]).fetchall():
            known = (models, rules) == (version.models, version.rules) and own is not None and version.state is not None
            change = reach(language, knowledge.State(shipped=shipped, own=own), version.state) \
                if known and version.state else Reach(everything=True)
            if change.everything:
                ids = {article_id for (article_id,) in cursor.execute(_ALL, [language, extraction_id]).fetchall()}
            else:
                ids = _touched(cursor, language, extraction_id, change)
            found.append(Earlier(extraction_id=extraction_id, version=version, touched=frozenset(ids), all=change.everything))
    return found


def stale_articles(store: Store, present: Mapping[str, Version] | None = None) -> list[str]:
    """The ids of the articles that the `present` versions, else those of this process, may read otherwise; a batch together."""
    with store.cursor() as cursor:
        return in_order(cursor, earlier(cursor, present or versions.used()))


def in_order(cursor: Cursor, found: Iterable[Earlier]) -> list[str]:
    """The ids of the articles that are touched, those of a batch together."""
    ids = sorted(article_id for one in found for article_id in one.touched)
    return [article_id for (article_id,) in cursor.execute(
        "SELECT article_id FROM articles WHERE article_id IN (SELECT unnest($1::VARCHAR[])) ORDER BY ingest_id, article_id",
        [ids]).fetchall()]


def _touched(cursor: Cursor, language: str, extraction_id: str, change: Reach) -> set[str]:
    sought = change.sought | _cue_forms(language, change.verbs)
    for spelling in change.spellings:
        alike = cursor.execute(_SPELT, [language, extraction_id, spelling[0], spelling[-1]]).fetchall()
        sought |= {Sought(words=frozenset({word})) for (word,) in alike if fuzz.ratio(word, spelling) >= _ALIKE}
    by = {kind: [one.words for one in sought if one.by == kind] for kind in ("form", "lemma")}
    # of several words the longest is the rarest, and enough to leave most articles out
    rarest = [sorted({max(words, key=len) for words in by[kind]}) for kind in ("form", "lemma")]
    found = set()
    for batch in cursor.execute(_HOLDING, [language, extraction_id, *rarest]).to_arrow_reader(10_000):
        for row in batch.to_pylist():
            there = {"form": set(row["forms"].split()), "lemma": set(row["lemmas"].split())}
            if any(words <= there[kind] for kind, wanted in by.items() for words in wanted):
                found.add(row["article_id"])
    return found | _found_in(cursor, language, extraction_id, change.entities)


def _found_in(cursor: Cursor, language: str, extraction_id: str, entities: set[str]) -> set[str]:
    if not entities:
        return set()
    of_version = {article_id for (article_id,) in cursor.execute(_ALL, [language, extraction_id]).fetchall()}
    return of_version & {article_id for (article_id,) in cursor.execute(_FOUND_IN, [sorted(entities)]).fetchall()}


def _cue_forms(language: str, verbs: set[str]) -> set[Sought]:
    """The forms by which the rules know a verb, where a lemma alone does not tell."""
    if not verbs:
        return set()
    # not at the top: this loads the word lists of a language, which most calls do not need
    from analysis.extract.attribution.lexicon import first_group  # noqa: PLC0415

    listed = knowledge.words(language, "attributions").get("forms", {})
    forms = {form for verb in verbs for form in (*listed.get(verb, ()), *(
        first_group(verb) if language == "fr" and verb.endswith("er") else ()))}
    return {Sought(words=frozenset(word.form for word in words_in(form, ""))) for form in forms}
