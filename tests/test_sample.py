"""The sample corpus keeps what its README promises: counts, lengths, fields, true weekdays, the same figures throughout."""

import csv
import datetime
import difflib
import json
import re
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import frontmatter
import pytest
import trafilatura

SAMPLE = Path(__file__).parent.parent / "data" / "sample"
SAMPLE_NAME = re.compile(r"exemple|spécimen|témoin|échantillon|sample|specimen|example", re.IGNORECASE)

MONTHS = {
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
WEEKDAYS = {
    "fr": ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}


class Dispatch(NamedTuple):
    """One dispatch, whatever file it came in."""

    file: Path
    title: str
    outlet: str
    author: str | None
    published: datetime.date
    language: str
    url: str
    sample: bool
    text: str

    @property
    def slug(self) -> str:
        """The last part of the address, which is the name of a file of its own too."""
        return self.url.rsplit("/", 1)[-1]


def read_markdown(path: Path) -> Dispatch:
    post = frontmatter.load(str(path))
    fields = {key: post[key] for key in ("title", "outlet", "published", "language", "url", "sample")}
    return Dispatch(file=path, author=post.get("author"), text=post.content, **fields)


def read_row(path: Path, row: dict[str, str]) -> Dispatch:
    return Dispatch(
        file=path,
        title=row["title"],
        outlet=row["outlet"],
        author=row["author"] or None,
        published=datetime.date.fromisoformat(row["published"]),
        language=row["language"],
        url=row["url"],
        sample=row["sample"] in (True, "true"),
        text=row["text"],
    )


def read_page(path: Path) -> Dispatch:
    html = path.read_text(encoding="utf-8")
    page = json.loads(trafilatura.extract(html, output_format="json", with_metadata=True))
    return Dispatch(
        file=path,
        title=page["title"],
        outlet=page["source-hostname"],
        author=page["author"],
        published=datetime.date.fromisoformat(page["date"]),
        language=path.parent.name,
        url=page["source"],
        sample='<meta name="sample" content="true">' in html,
        text=page["text"].removeprefix(page["title"]).strip(),
    )


def read_all() -> list[Dispatch]:
    dispatches = []
    for path in sorted(SAMPLE.glob("*/*")):
        if path.suffix == ".md":
            dispatches.append(read_markdown(path))
        elif path.suffix == ".html":
            dispatches.append(read_page(path))
        elif path.suffix == ".jsonl":
            rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
            dispatches += [read_row(path, row) for row in rows]
        elif path.suffix == ".csv":
            with path.open(encoding="utf-8", newline="") as table:
                dispatches += [read_row(path, row) for row in csv.DictReader(table)]
        else:
            pytest.fail(f"{path}: no reader for this kind of file")
    return dispatches


DISPATCHES = read_all()
each = pytest.mark.parametrize("dispatch", DISPATCHES, ids=[dispatch.slug for dispatch in DISPATCHES])


def test_two_thirds_are_french() -> None:
    assert Counter(dispatch.language for dispatch in DISPATCHES) == {"fr": 44, "en": 22}


def test_every_kind_of_file_is_shown() -> None:
    kinds = Counter(dispatch.file.suffix for dispatch in DISPATCHES)
    assert (kinds[".html"], kinds[".csv"], kinds[".jsonl"]) == (1, 2, 2)


def test_outlets_are_many_and_say_that_they_are_samples() -> None:
    outlets = {dispatch.outlet for dispatch in DISPATCHES}
    assert len(outlets) >= 7
    assert not [outlet for outlet in outlets if not SAMPLE_NAME.search(outlet)]


def test_nothing_is_in_twice() -> None:
    assert len({dispatch.url for dispatch in DISPATCHES}) == len(DISPATCHES)
    assert len({(dispatch.title, dispatch.outlet) for dispatch in DISPATCHES}) == len(DISPATCHES)
    assert len({dispatch.text for dispatch in DISPATCHES}) == len(DISPATCHES)


@each
def test_fields(dispatch: Dispatch) -> None:
    assert dispatch.title.strip()
    assert dispatch.author is None or dispatch.author.strip()
    assert dispatch.language == dispatch.file.parent.name
    assert dispatch.sample is True
    assert type(dispatch.published) is datetime.date
    assert 2014 <= dispatch.published.year <= 2020
    assert re.fullmatch(rf"https://sample\.invalid/{dispatch.published}-[a-z0-9-]+", dispatch.url)
    if dispatch.file.suffix in {".md", ".html"}:
        assert dispatch.file.stem == dispatch.slug


@each
def test_length(dispatch: Dispatch) -> None:
    assert 120 <= len(dispatch.text.split()) <= 350


@each
def test_paragraphs_are_separate(dispatch: Dispatch) -> None:
    separator = "\n" if dispatch.file.suffix == ".html" else "\n\n"
    assert len(dispatch.text.split(separator)) >= 4
    assert "\n\n\n" not in dispatch.text


def dates_with_weekday(text: str, language: str, year: int) -> list[tuple[str, datetime.date]]:
    """Every "mardi 18 mars 2014" or "Tuesday, March 18": the weekday as written, and the date."""
    days, months = "|".join(WEEKDAYS[language]), "|".join(MONTHS[language])
    if language == "fr":
        found = re.finditer(rf"\b(?P<weekday>{days})\s(?P<day>\d+)(?:er)?\s(?P<month>{months})(?:\s(?P<year>\d{{4}}))?", text)
    else:
        found = re.finditer(rf"\b(?P<weekday>{days}),?\s(?P<month>{months})\s(?P<day>\d+)(?:,\s(?P<year>\d{{4}}))?", text)
    return [
        (hit["weekday"], datetime.date(int(hit["year"] or year), MONTHS[language].index(hit["month"]) + 1, int(hit["day"])))
        for hit in found
    ]


def test_weekdays_fall_on_their_dates() -> None:
    dates = [
        (dispatch.slug, weekday, date, WEEKDAYS[dispatch.language][date.weekday()])
        for dispatch in DISPATCHES
        for weekday, date in dates_with_weekday(dispatch.text, dispatch.language, dispatch.published.year)
    ]
    assert len(dates) >= 10
    assert [row for row in dates if row[1] != row[3]] == []


def dateline(dispatch: Dispatch) -> datetime.date | None:
    """The day that a text beginning "MOSCOU, 18 mars 2014 –" or "MOSCOW, March 4, 2014 –" bears."""
    if hit := re.match(r"[^a-zà-ÿ\n]+(?:\([^)]*\))?, (\d+) (\w+) (\d{4}) –", dispatch.text):
        return datetime.date(int(hit[3]), MONTHS["fr"].index(hit[2]) + 1, int(hit[1]))
    if hit := re.match(r"[A-Z. ]+, (\w{3})\w*\.? (\d+), (\d{4}) –", dispatch.text):
        return datetime.date(int(hit[3]), [month[:3] for month in MONTHS["en"]].index(hit[1]) + 1, int(hit[2]))
    return None


def test_datelines_are_the_publication_dates() -> None:
    datelines = [(dispatch.slug, dateline(dispatch), dispatch.published) for dispatch in DISPATCHES if dateline(dispatch)]
    assert len(datelines) >= 15
    assert [row for row in datelines if row[1] != row[2]] == []


FACTS = [
    (r"68/262", r"100 (?:voix|votes|to)\b.*\b11\b.*\b58\b"),
    (r"(?s)96,77\s%.*participation", r"83,1\s%"),
    (r"turnout", r"83\.1 percent"),
    (r"percent of voters|% des votants", r"96[.,]77|nearly 97"),
    (r"projet (?:de résolution|semblable)|similar text in the Security Council", r"\bveto"),
    (r"cathédrale de Kazan|Kazan Cathedral", r"\bsept (?:membres|personnes|suspects|arrestations)|\bseven (?:members|people)"),
    (r"GRU, (?:accusés|for hacking)", r"(?:douze|12) offic.*500[ \s,]000"),
]


@pytest.mark.parametrize(("mention", "figure"), FACTS)
def test_figures_are_the_same_wherever_a_fact_is_told(mention: str, figure: str) -> None:
    tellers = [dispatch for dispatch in DISPATCHES if re.search(mention, dispatch.text)]
    assert tellers
    assert [dispatch.slug for dispatch in tellers if not re.search(figure, dispatch.text, re.DOTALL)] == []


ARCS = [
    ("fr", "2014-02-27", "Simferopol"),
    ("fr", "2014-03-18", "traité"),
    ("fr", "2014-03-27", "68/262"),
    ("en", "2014-03-28", "68/262"),
    ("en", "2014-03-17", "sanctions"),
    ("en", "2014-05-12", "30 and 50 percent"),
    ("en", "2016-10-07", "joint statement"),
    ("fr", "2016-12-29", "35 agents"),
    ("en", "2017-01-06", "influence campaign"),
    ("en", "2018-02-16", "13 Russians"),
    ("en", "2018-07-13", "12 officers"),
    ("fr", "2017-12-15", "sept membres"),
    ("fr", "2017-12-17", "CIA"),
    ("fr", "2017-12-28", "supermarché"),
    ("fr", "2019-12-29", "Deux ressortissants russes"),
    ("en", "2019-12-29", "telephone call on Sunday"),
]


@pytest.mark.parametrize(("language", "published", "words"), ARCS)
def test_the_four_arcs_are_told(language: str, published: str, words: str) -> None:
    day = [dispatch for dispatch in DISPATCHES if dispatch.language == language and str(dispatch.published) == published]
    assert any(words in re.sub(r"\s", " ", dispatch.text) for dispatch in day)


def likeness(one: Dispatch, other: Dispatch) -> float:
    return difflib.SequenceMatcher(None, one.text.split(), other.text.split(), autojunk=False).ratio()


def families() -> list[set[str]]:
    """Groups of dispatches whose words are alike by three fifths or more; a wire is copied within three days."""
    groups: list[set[str]] = []
    for one, other in combinations(DISPATCHES, 2):
        close = abs((one.published - other.published).days) <= 3
        if one.language == other.language and close and likeness(one, other) >= 0.6:
            joined = [group for group in groups if group & {one.slug, other.slug}]
            groups = [group for group in groups if group not in joined]
            groups.append({one.slug, other.slug}.union(*joined))
    return groups


def test_wires_are_copied_by_other_outlets() -> None:
    outlet_of = {dispatch.slug: dispatch.outlet for dispatch in DISPATCHES}
    found = families()
    assert len(found) >= 4
    assert max(len(family) for family in found) >= 3
    assert [family for family in found if len({outlet_of[slug] for slug in family}) < len(family)] == []
    assert sum(len(family) for family in found) < len(DISPATCHES) / 2


@pytest.mark.parametrize(
    ("kind", "pattern", "at_least"),
    [
        ("corrections", r"Correction|version précédente|earlier version", 6),
        ("anonymous sources", r"anonym|à ne pas être nommé|unnamed", 9),
        ("chains of sources", r"\bcitant\b|\bciting\b|qui cite\b|\bcité par\b|citée par\b|which cited", 8),
        ("denials", r"dément|\bnie\b|\bdenie[sd]\b", 12),
        ("plans", r"\bdoi(?:t|vent)\b|\bis (?:due|scheduled)\b|\bwill be\b", 12),
        ("conditionals", r"\b(?:serai|aurai|pourrai|devrai)(?:t|ent)\b|\bcould\b|\bmay\b|allegedly", 15),
        ("relative dates", r"\bla veille\b|\bhier\b|[Ii]l y a (?:deux|six) ans|\b[Ll]ast (?:week|\w+day|July)|years ago", 8),
        ("dates to the month", r"\b[Ee]n (?:mars|avril|juillet|février) 2014\b|[Ee]n décembre 2017|In December 201[67]", 6),
        ("lines that are no news", r"Lire aussi|Read also|Crédit photo|newsletter|Photo:|réseaux sociaux\.$", 6),
    ],
)
def test_the_variety_of_real_wires(kind: str, pattern: str, at_least: int) -> None:
    having = [dispatch.slug for dispatch in DISPATCHES if re.search(pattern, dispatch.text, re.MULTILINE)]
    assert len(having) >= at_least, (kind, having)


def test_typography() -> None:
    """Most French texts are set as newspapers set them; a few are not, as on the web."""
    french = [dispatch for dispatch in DISPATCHES if dispatch.language == "fr"]
    typographic = [dispatch for dispatch in french if "’" in dispatch.text]
    assert len(french) * 0.8 <= len(typographic) < len(french)
    assert [dispatch.slug for dispatch in typographic if re.search(r"« | »|'", dispatch.text)] == []
    assert any("«\u00a0" in dispatch.text for dispatch in french)
    assert any("«\u202f" in dispatch.text for dispatch in french)
