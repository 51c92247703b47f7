"""Reads the text batches of press databases: Factiva's and Nexis's `.txt` go in; an article or a refusal a document comes out.

Neither form has a public description. Factiva's export with codes names each field by two capitals on a line's beginning
(HD headline, BY author, PD day, SN source, LA language, LP and TD the text) and ends a document with its number; Nexis's
counts the documents ("3 of 25 DOCUMENTS"), and its labels stand in capitals or with a colon (BYLINE, LENGTH, LOAD-DATE).
"""

import re
from collections.abc import Callable, Iterator

from analysis.errors import ReadError
from analysis.read.rows import article, shown
from analysis.read.source import Source
from analysis.records import Article, Refusal

LARGEST = 300_000_000

_FACTIVA_END = re.compile(r"^\s*Document [A-Za-z]{2,}\w{12,}\s*$", re.MULTILINE)
_FACTIVA_FIELD = re.compile(r"^(HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|PUB|AN|IPC|IPD|CLM|SE|VOL|ART)"
                            r"(?:[ \t]+|$)", re.MULTILINE)
_NEXIS_START = re.compile(r"^[ \t]*(?:Document\s+)?\d+ (?:of|de|sur|von) \d+(?: DOCUMENTS?)?[ \t]*$", re.MULTILINE)
_NEXIS_LABEL = re.compile(r"^(BYLINE|AUTEUR|LENGTH|LONGUEUR|SECTION|RUBRIQUE|HEADLINE|TITRE|DATELINE|LANGUAGE|LANGUE|LOAD-DATE|"
                          r"PUBLICATION-TYPE|Byline|Length|Section|Language|Load-Date|Dateline|Highlight|Body|Classification|"
                          r"Longueur|Encart|Auteur|Langue|GRAPHIC|JOURNAL-CODE|CORRECTION-DATE|DATE-CHARGEMENT|TYPE-PUBLICATION|"
                          r"End of Document)[ \t]*(?::[ \t]*(.*))?$")
_DAY = re.compile(r"\b(?:\d{1,2}(?:er)?\s+[^\W\d]+\s+\d{4}|[^\W\d]+\s+\d{1,2},?\s+\d{4})\b")
_LANGUAGES = {"anglais": "en", "english": "en", "french": "fr", "français": "fr", "en": "en", "fr": "fr"}
_BLANK = re.compile(r"\n\s*\n")


def form(text: str) -> str | None:
    """`factiva` or `nexis` where `text` is such a batch."""
    if _FACTIVA_END.search(text) and {found[1] for found in _FACTIVA_FIELD.finditer(text)} >= {"HD", "PD", "SN"}:
        return "factiva"
    if _NEXIS_START.search(text) and re.search(r"^(?:LENGTH|LONGUEUR|Length|Longueur):", text, re.MULTILINE):
        return "nexis"
    return None


def read(source: Source) -> Iterator[Article | Refusal]:
    """One item a document. Raises `ReadError` where the file holds none."""
    text = source.text(most=LARGEST)
    known: dict[str, tuple[re.Pattern[str], Callable[[str], dict[str, object]]]] = {
        "factiva": (_FACTIVA_END, _factiva), "nexis": (_NEXIS_START, _nexis)}
    chosen = form(text)
    if chosen is None:
        raise ReadError("no batch of a press database", where=source.shown)
    between, fields = known[chosen]
    parts = between.split(text)
    # Factiva's mark ends a document, Nexis's begins one.
    for number, part in enumerate(parts[:-1] if chosen == "factiva" else parts[1:], 1):
        try:
            yield article(fields(part), source, line=number, origin="database")
        except ReadError as bad:
            yield Refusal(file=source.shown, line=number, reason=str(bad), excerpt=shown(part.strip()))


def _factiva(part: str) -> dict[str, object]:
    pieces = _FACTIVA_FIELD.split(part)
    given = {name: value.strip() for name, value in zip(pieces[1::2], pieces[2::2], strict=True)}
    text = "\n\n".join(_paragraphs(given.get("LP", "")) + _paragraphs(given.get("TD", "")))
    return {"title": " ".join(given.get("HD", "").split()), "author": " ".join(given.get("BY", "").split()), "text": text,
            "date": given.get("PD", "").replace("1er", "1"), "outlet": " ".join(given.get("SN", "").split()),
            "language": _LANGUAGES.get(given.get("LA", "").casefold()), "id": given.get("AN")}


def _nexis(part: str) -> dict[str, object]:
    given: dict[str, str] = {}
    head: list[str] = []
    body: list[str] = []
    ended = False
    for block in (block.strip() for block in _BLANK.split(part)):
        label = _NEXIS_LABEL.match(block.split("\n")[0]) if block else None
        if label:
            name = label[1].casefold()
            given[name] = " ".join([label[2] or "", *block.split("\n")[1:]]).strip()
            ended = ended or name in ("load-date", "classification", "end of document", "date-chargement", "language", "langue")
            if name == "body" and given[name]:
                body.append(given[name])
        elif block and not ended:
            # The text begins behind the length; what stands before is outlet, day and title.
            (body if {"length", "longueur"} & given.keys() else head).append(" ".join(block.split()))
    dated = next((place for place, block in enumerate(head) if _DAY.search(block)), None)
    day = _DAY.search(head[dated]) if dated is not None else None
    titles = [block for place, block in enumerate(head) if place not in (0, dated) and "copyright" not in block.casefold()]
    return {"outlet": head[0] if head else None, "date": day[0].replace("1er", "1") if day else None,
            "title": given.get("headline") or given.get("titre") or (titles[0] if titles else None),
            "author": given.get("byline") or given.get("auteur"), "text": "\n\n".join(body),
            "language": _LANGUAGES.get((given.get("language") or given.get("langue") or "").split(";")[0].strip().casefold())}


def _paragraphs(text: str) -> list[str]:
    return [" ".join(block.split()) for block in _BLANK.split(text) if block.strip()]
