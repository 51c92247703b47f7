"""A file → where each field of its article came from, and what becomes of a date that cannot be."""

import json
from email.message import EmailMessage

import pytest

from analysis.read import files
from analysis.records import Article, Refusal
from tests.read import forms
from tests.read.test_forms import CONTENT, saved

FIELDS = ("title", "author", "outlet", "published", "language")
JSON_LD = ('<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "La grève est finie", "datePublished": "{day}", '
           '"author": [{{"@type": "Person", "name": "Anne Petit"}}]}}</script>')
META = ('<meta property="og:site_name" content="Le Relais"><meta name="author" content="Anne Petit">'
        '<meta property="article:published_time" content="{day}">')
TIME = '<time datetime="{day}">jeudi</time>'
ADDRESS = '<link rel="canonical" href="https://relais.example/{day}/greve">'


def page(head="", standfirst=""):
    return (f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Grève – Le Relais</title>{head}</head><body><article>'
            f"<h1>La grève est finie</h1>{standfirst}<p>{forms.FIRST}</p><p>{forms.SECOND}</p></article></body></html>").encode()


def read(folder, name, content, **options):
    return [item for source in files.sources([saved(folder, name, content)], **options) for item in files.read(source)]


@pytest.mark.parametrize(("name", "content", "expected"), [
    ("a.csv", CONTENT["a.csv"], ("row", "row", "row", "row", "row")),
    ("a.jsonl", json.dumps({"text": forms.FIRST}).encode(), ("text", "none", "folder", "none", "detected")),
    ("a.jsonl", json.dumps({"text": forms.FIRST, "url": "https://relais.example/x"}).encode(), ("text", "none", "address", "none", "detected")),
    ("a.jsonl", json.dumps({"text": "12 345"}).encode(), ("text", "none", "folder", "none", "none")),
    ("a.txt", f"---\ntitle: Fin\ndate: 2018-04-05\n---\n{forms.FIRST}".encode(), ("front-matter", "none", "folder", "front-matter", "detected")),
    ("a.md", f"# Fin\n\n{forms.FIRST}".encode(), ("heading", "none", "folder", "none", "detected")),
    ("a.md", f"---\ntitle: Fin\nauthor: A. P.\n---\n# Autre\n\n{forms.FIRST}".encode(), ("front-matter", "front-matter", "folder", "none", "detected")),
    ("a.pdf", CONTENT["a.pdf"], ("document", "document", "folder", "none", "detected")),
    ("a.docx", CONTENT["a.docx"], ("document", "document", "folder", "none", "detected")),
    ("a.eml", CONTENT["a.eml"], ("mail", "none", "mail", "mail", "detected")),
    ("a.html", CONTENT["a.html"], ("database", "database", "database", "database", "detected")),
    ("a.rss", CONTENT["a.rss"], ("feed", "none", "feed", "feed", "feed")),
    ("a.warc", CONTENT["a.warc"], ("markup", "none", "meta", "meta", "detected")),
    ("a.zip", CONTENT["a.zip"], ("text", "none", "folder", "none", "detected")),
    ("a.json", json.dumps([{"title": "Fin", "text": forms.FIRST, "issued": {"date-parts": [[2018, 4, 5]]}, "container-title": "Le Relais"}]).encode(),
     ("reference", "none", "reference", "reference", "detected")),
    ("a.html", page(JSON_LD.format(day="2018-04-05")), ("json-ld", "json-ld", "folder", "json-ld", "detected")),
    ("a.html", page(META.format(day="2018-04-05T22:10:00+02:00")), ("markup", "meta", "meta", "meta", "detected")),
    ("a.html", page(standfirst=TIME.format(day="2018-04-05")), ("markup", "none", "folder", "markup", "detected")),
    ("a.html", page(ADDRESS.format(day="2018/04/05")), ("markup", "none", "address", "address", "detected")),
])
def test_each_field_says_where_it_came_from(tmp_path, name, content, expected):
    article = next(item for item in read(tmp_path, name, content) if isinstance(item, Article))
    assert tuple(article.origins[field] for field in FIELDS) == expected


def test_an_outlet_given_for_all_came_from_the_option(tmp_path):
    (article,) = read(tmp_path, "a.txt", forms.FIRST.encode(), outlet="Le Relais")
    assert article.origins["outlet"] == "option"


def mail(day):
    message = EmailMessage()
    message["From"], message["Subject"] = "Le Relais <a@relais.example>", "Fin"
    message.set_content(forms.FIRST)
    return f"Date: {day}\n".encode() + message.as_bytes()


def feed(day):
    return CONTENT["a.rss"].decode().replace("Thu, 05 Apr 2018 10:00:00 GMT", day).encode()


# 31 February, the year 201, before there were newspapers, and a day to come.
IMPOSSIBLE = ["2019-02-31", "0201-03-04", "1066-10-14", "2931-05-01"]


@pytest.mark.parametrize("day", IMPOSSIBLE)
@pytest.mark.parametrize(("name", "content"), [
    ("a.jsonl", lambda day: json.dumps({"text": forms.FIRST, "date": day}).encode()),
    ("a.csv", lambda day: f'text,date\n"{forms.FIRST}",{day}\n'.encode()),
    ("a.md", lambda day: f'---\ndate: "{day}"\n---\n{forms.FIRST}'.encode()),
    ("a.json", lambda day: json.dumps([{"title": "Fin", "text": forms.FIRST, "issued": {"date-parts": [day.split("-")]}}]).encode()),
    ("a.eml", mail),
])
def test_an_impossible_date_refuses_the_row_and_is_told(tmp_path, name, content, day):
    (refusal,) = read(tmp_path, name, content(day))
    assert isinstance(refusal, Refusal)
    assert "published" in refusal.reason


@pytest.mark.parametrize("day", ["Sun, 31 Feb 2019 10:00:00 GMT", "2019-02-31", "Mon, 04 Mar 0201 10:00:00 GMT", "Thu, 01 May 2931 10:00:00 GMT"])
def test_an_impossible_date_of_a_feed_refuses_its_items(tmp_path, day):
    content = feed(day)
    assert day.encode() in content
    first, second, _ = read(tmp_path, "a.rss", content)
    assert all(isinstance(item, Refusal) and "published" in item.reason for item in (first, second))


@pytest.mark.parametrize("day", IMPOSSIBLE)
@pytest.mark.parametrize("told", [JSON_LD, META])
def test_a_page_with_an_impossible_date_goes_in_without_it_and_is_told(tmp_path, told, day):
    article, refusal = read(tmp_path, "a.html", page(told.format(day=day)))
    assert (article.published.date, article.origins["published"]) == (None, "none")
    assert refusal.reason.startswith("kept, but without its date: published")
    assert refusal.excerpt == "La grève est finie"


def test_a_marked_day_that_is_none_is_not_mended_to_another(tmp_path):
    article, refusal = read(tmp_path, "a.html", page(standfirst=TIME.format(day="2019-02-31")))
    assert article.published.date is None
    assert "no day of the calendar" in refusal.reason


@pytest.mark.parametrize("standfirst", [TIME.format(day="2931-05-01"), ""])
def test_a_possible_date_stands_whatever_else_the_page_says(tmp_path, standfirst):
    (article,) = read(tmp_path, "a.html", page(META.format(day="2018-04-05") + META.format(day="0001-01-01"), standfirst))
    assert article.published.date.isoformat() == "2018-04-05"


def test_a_page_of_the_last_century_keeps_its_date(tmp_path):
    (article,) = read(tmp_path, "a.html", page(META.format(day="1987-03-04")))
    assert article.published.date.isoformat() == "1987-03-04"


def short(text, html="<html>", head=""):
    return f"<!DOCTYPE html>{html}<head><meta charset='utf-8'>{head}</head><body><article><h1>{text}</h1><p>{text}</p></article></body></html>".encode()


IN_FRENCH = '<script type="application/ld+json">{"@type": "NewsArticle", "inLanguage": "fr-FR"}</script>'
LONG = "The mayor said on Tuesday that the old bridge would be closed on Monday, and that the town could do nothing about it."


@pytest.mark.parametrize(("content", "expected"), [
    # names and figures only: what the page says decides, the nearest to the article first
    (short("Oslo, Roma, Madrid, Berlin", '<html lang="fr">'), ("fr", "markup")),
    (short("Oslo, Roma, Madrid, Berlin", '<html lang="en-GB">'), ("en", "markup")),
    (short("Oslo, Roma, Madrid, Berlin", '<html lang="en">', '<meta property="og:locale" content="fr_FR">'), ("fr", "meta")),
    (short("Oslo, Roma, Madrid, Berlin", '<html lang="en">', IN_FRENCH), ("fr", "json-ld")),
    # a text that tells by itself, with and against what its page says
    (short(LONG, '<html lang="en">'), ("en", "detected")),
    (short(LONG, '<html lang="fr">', IN_FRENCH), ("en", "detected")),
    # no language, or none that there is
    (short(LONG, '<html lang="zxx">'), ("en", "detected")),
    (short(LONG, '<html lang="">'), ("en", "detected")),
    (short("12 345", '<html lang="fr">'), ("und", "none")),
])
def test_a_page_tells_its_language_where_the_text_is_too_short_to(tmp_path, content, expected):
    article = next(item for item in read(tmp_path, "a.html", content) if isinstance(item, Article))
    assert (article.language, article.origins["language"]) == expected
