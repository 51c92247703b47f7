"""Files and folders → articles and refusals."""

import csv
import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.errors import ReadError
from analysis.read import files, form
from analysis.records import Article, Refusal

FRENCH = "Le ministre a annoncé jeudi à Lille que la grève était finie. Les cheminots reprendront le travail lundi matin."
ENGLISH = "The minister said on Thursday in Leeds that the strike was over. Workers will be back on Monday morning."
GERMAN = "Der Minister hat am Donnerstag in Köln erklärt, dass der Streik beendet ist. Am Montag wird wieder gearbeitet."


def read(*paths, **options):
    return [item for source in files.sources(paths, **options) for item in files.read(source)]


def one(path, **options):
    (item,) = read(path, **options)
    assert isinstance(item, Article), item
    return item


def saved(path, content, encoding="utf-8"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


# Text and Markdown


def test_a_text_file_is_one_article_as_it_stands(tmp_path):
    article = one(saved(tmp_path / "Le Relais" / "greve.txt", f"La grève est finie\n\n{FRENCH}\n"))
    assert article.text == f"La grève est finie\n\n{FRENCH}\n"
    assert article.title == "La grève est finie"
    assert (article.outlet, article.language, article.author, article.url) == ("Le Relais", "fr", None, None)
    assert (article.published.date, article.published.rule) == (None, "none")
    assert article.path == str(tmp_path / "Le Relais" / "greve.txt")


def test_a_text_without_a_title_line_is_known_by_its_opening(tmp_path):
    assert one(saved(tmp_path / "a.txt", " ".join([ENGLISH] * 3))).title == (
        "The minister said on Thursday in Leeds that the strike was over. Workers will be back on Monday…")


FRONT = """---
Title: "Grève : c'est fini"
outlet: Le Relais
author: [A. Petit, B. Grand]
date: 2018-04-05
url: https://relais.example/greve#haut
language: fr-FR
id: 12
---
"""


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.MARKDOWN"])
def test_front_matter_describes_the_article(tmp_path, name):
    article = one(saved(tmp_path / name, FRONT + FRENCH))
    assert article.text.strip() == FRENCH
    assert (article.title, article.outlet, article.author) == ("Grève : c'est fini", "Le Relais", "A. Petit, B. Grand")
    assert (article.published.date.isoformat(), article.published.rule) == ("2018-04-05", "given")
    assert (article.url, article.language) == ("https://relais.example/greve#haut", "fr")


def test_a_text_may_begin_with_dashes_of_its_own(tmp_path):
    assert one(saved(tmp_path / "a.txt", f"---\n{FRENCH}\n---\n")).text.startswith("---\nLe ministre")


def test_broken_front_matter_is_refused_with_its_line(tmp_path):
    (refusal,) = read(saved(tmp_path / "a.md", f"---\ntitle: Grève : fin\n---\n{FRENCH}"))
    assert refusal.line is None
    assert "front matter" in refusal.reason
    assert "line 2" in refusal.reason
    assert "quotes" in refusal.reason


def test_markdown_loses_its_marks_and_keeps_its_words(tmp_path):
    article = one(saved(tmp_path / "a.md", "# Fin de la grève\n\nLe **ministre** [l'a dit](https://x.example/y)\nà _Lille_.\n\n"
                        "- un point\n- un autre\n\n> « Tout va bien », dit-il.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
                        "<div>Bloc</div>\n"))
    assert article.title == "Fin de la grève"
    assert article.text == ("Fin de la grève\n\nLe ministre l'a dit à Lille.\n\nun point\n\nun autre\n\n"
                            "« Tout va bien », dit-il.\n\na\n\nb\n\n1\n\n2\n\nBloc")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "mac_roman", "utf-16", "utf-16-le"])
def test_texts_in_old_encodings_keep_their_accents(tmp_path, encoding):
    text = f"{FRENCH} « Ça suffit », a-t-il ajouté à Noël."
    assert one(saved(tmp_path / "a.txt", text, encoding)).text == text


def test_line_ends_of_windows_and_old_macs_become_newlines(tmp_path):
    assert one(saved(tmp_path / "a.txt", b"Un titre\r\n\r\nUn texte.\rUne fin.")).text == "Un titre\n\nUn texte.\nUne fin."


# Web pages

PAGE = """<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>
<nav><ul><li><a href="/">Accueil</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>{title}</h1>{standfirst}<p>{first}</p><p>{second}</p></article>
<footer><p>Tous droits réservés</p></footer></body></html>"""
META = """<meta property="og:site_name" content="Le Relais"><meta name="author" content="Anne Petit">
<meta property="article:published_time" content="2018-04-05T22:10:00+02:00">
<link rel="canonical" href="https://relais.example/greve">"""


def page(*, title="La grève est finie à Lille", head="", standfirst="", first=FRENCH):
    second = FRENCH.replace("Lille", "Arras")
    return PAGE.format(title=title, head=head, standfirst=standfirst, first=first, second=second)


def test_a_page_with_metadata(tmp_path):
    article = one(saved(tmp_path / "a.html", page(head=META)))
    assert (article.title, article.outlet, article.author) == ("La grève est finie à Lille", "Le Relais", "Anne Petit")
    assert (article.published.date.isoformat(), article.url) == ("2018-04-05", "https://relais.example/greve")
    assert "finie. Les cheminots" in article.text
    assert "Accueil" not in article.text
    assert "droits réservés" not in article.text


def test_a_page_without_metadata_has_no_date_and_its_folder_for_outlet(tmp_path):
    article = one(saved(tmp_path / "pages" / "a.htm", page()))
    assert (article.published.date, article.published.rule, article.outlet) == (None, "none", "pages")


def test_a_day_in_title_or_text_is_not_taken_for_the_publication(tmp_path):
    article = one(saved(tmp_path / "a.html", page(title="Le pont fermera le 21 octobre 2012", first=f"5 octobre 2012. – {FRENCH}")))
    assert article.published.date is None


def test_a_marked_date_of_the_page_is_its_publication(tmp_path):
    article = one(saved(tmp_path / "a.html", page(standfirst='<p><time datetime="2018-04-05">jeudi</time></p>')))
    assert article.published.date.isoformat() == "2018-04-05"


def test_standfirst_and_headings_in_the_text_are_kept(tmp_path):
    standfirst = "<h2>Les cheminots ont voté la reprise dans toute la région.</h2>"
    article = one(saved(tmp_path / "a.html", page(standfirst=standfirst, first=f"{FRENCH}</p><h2>Une longue nuit</h2><p>{ENGLISH}")))
    lines = article.text.split("\n")
    assert lines.index("Les cheminots ont voté la reprise dans toute la région.") < lines.index(FRENCH)
    assert lines.index(FRENCH) < lines.index("Une longue nuit") < lines.index(ENGLISH)


def test_a_part_of_the_title_is_no_outlet(tmp_path):
    assert one(saved(tmp_path / "dossier" / "a.html", page(title="Transports : la grève de la région est finie"))).outlet == "dossier"


@pytest.mark.parametrize("content", [b"<html><body></body></html>", b"\x89PNG\r\n\x1a\n\0\0\0", b"   "])
def test_a_page_without_an_article_is_refused(tmp_path, content):
    (refusal,) = read(saved(tmp_path / "a.html", content))
    assert isinstance(refusal, Refusal)


# JSON lines and tables

ROWS = [
    {"title": "Fin de la grève", "text": FRENCH, "outlet": "Le Relais", "author": "Anne Petit", "published": "2018-04-05",
     "url": "https://relais.example/greve", "language": "fr", "id": "r-1"},
    {"title": "Strike over", "text": ENGLISH, "outlet": "The Relay", "published": None, "language": None},
    {"title": "Streik beendet", "text": GERMAN, "outlet": "Das Relais"},
]


def json_lines(rows):
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def table(rows, delimiter=","):
    out = io.StringIO()
    writer = csv.DictWriter(out, ["id", "title", "text", "outlet", "author", "published", "url", "language"], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize(("name", "content"), [
    ("a.jsonl", json_lines(ROWS)), ("a.ndjson", "\n" + json_lines(ROWS)), ("a.csv", table(ROWS)), ("a.csv", table(ROWS, ";")),
    ("a.tsv", table(ROWS, "\t")),
])
def test_rows_of_every_kind_are_the_same_articles(tmp_path, name, content):
    first, second, third = read(saved(tmp_path / name, content))
    assert (first.title, first.text, first.outlet, first.author) == ("Fin de la grève", FRENCH, "Le Relais", "Anne Petit")
    assert (first.published.date.isoformat(), first.url, first.language) == ("2018-04-05", "https://relais.example/greve", "fr")
    assert (second.outlet, second.language, second.published.date) == ("The Relay", "en", None)
    assert third.language == "de"
    assert len({first.id, second.id, third.id}) == 3


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16"])
def test_a_table_from_a_spreadsheet(tmp_path, encoding):
    text = "Il l'a dit ; puis « redit ».\nÀ la ligne, même."
    content = table([{"title": "Été", "text": text, "published": "05/04/2018"}] * 1, ";")
    (refused,) = read(saved(tmp_path / "a.csv", content, encoding))
    assert "day and month" in refused.reason
    (article,) = read(saved(tmp_path / "b.csv", content.replace("05/04/2018", "25/04/2018"), encoding))
    assert (article.title, article.text, article.published.date.isoformat()) == ("Été", text, "2018-04-25")


def refused(path):
    return [(item.line, item.reason) for item in read(path) if isinstance(item, Refusal)]


def test_bad_lines_are_refused_with_line_and_reason_and_the_rest_goes_on(tmp_path):
    good = {"title": "t", "text": ENGLISH, "outlet": "The Relay"}
    lines = [
        json.dumps(good | {"id": 1}).encode(),
        b'{"title": "cut off", "text": "The mi',
        b'["a", "list"]',
        b"",
        json.dumps(good | {"text": "  "}).encode(),
        json.dumps({"title": "no text"}).encode(),
        json.dumps(good | {"published": "3000-01-01"}).encode(),
        json.dumps(good | {"published": "2018-02-30"}).encode(),
        json.dumps(good | {"published": "soon"}).encode(),
        json.dumps(good | {"published": {"year": 2018}}).encode(),
        '{"text": "à bientôt"}'.encode("latin-1"),
        json.dumps(good | {"text": "half a pair \ud83d"}).encode(),
        json.dumps(good | {"text": "a\0b"}).encode(),
        json.dumps(good | {"author": {"name": "x"}}).encode(),
        json.dumps(good | {"text": ["a", "b"]}).encode(),
        b"[" * 100_000,
        b'{"text": "x", "id": ' + b"9" * 5_000 + b"}",
        json.dumps(good | {"id": 2, "title": "déjà « vu » où ça"}, ensure_ascii=False).encode(),
    ]
    path = saved(tmp_path / "a.jsonl", b"\n".join(lines))
    assert [item.path.rpartition(":")[2] for item in read(path) if isinstance(item, Article)] == ["1", "18"]
    expected = {2: "no JSON", 3: "no JSON object", 5: "no text", 6: "no text", 7: "future", 8: "no day of the calendar",
                9: "no date", 10: "published is", 11: "undecodable", 12: "undecodable", 13: "NUL", 14: "author is dict",
                15: "no text", 16: "no JSON", 17: "no JSON"}
    found = dict(refused(path))
    assert found.keys() == expected.keys()
    assert all(reason in found[line] for line, reason in expected.items()), found


def test_bad_rows_of_a_table_are_refused_with_the_line_that_they_begin_at(tmp_path):
    path = saved(tmp_path / "a.csv", 'title,text,published\nA,"Two lines\nof text",2018-04-05\nB,"He said "no" twice",2018-04-05\n'
                 'C,Too few\nD,Too,many,cells\nE,,2018-04-05\n\nF,A text.,yesterday\nG,A text.,2018-04-05\nH,"never closed,2018')
    assert [item.title for item in read(path) if isinstance(item, Article)] == ["A", "G"]
    assert [line for line, _ in refused(path)] == [4, 5, 6, 7, 9, 11]


def test_a_table_without_a_column_of_texts_is_refused_as_a_whole(tmp_path):
    (refusal,) = read(saved(tmp_path / "a.csv", "name,price\nx,1\n"))
    assert (refusal.line, refusal.file) == (None, str(tmp_path / "a.csv"))
    assert "title,text" in refusal.reason


def test_a_line_longer_than_any_article_is_refused_and_the_next_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.read.json_lines.LONGEST_LINE", 300)
    path = saved(tmp_path / "a.jsonl", json_lines([{"text": "x" * 1000}, {"text": ENGLISH}, {"text": "y" * 269}]))
    long, article, short = read(path)
    assert (long.line, article.text, short.text) == (1, ENGLISH, "y" * 269)
    assert "longer than" in long.reason


# Dates


@pytest.mark.parametrize(("written", "expected"), [
    ("2019-12-29", "2019-12-29"), ("2019-12-29T23:30:00-05:00", "2019-12-29"), ("2019-12-29 10:00:00", "2019-12-29"),
    ("20191229", "2019-12-29"), (20191229, "2019-12-29"), ("2019/12/29", "2019-12-29"), ("29.12.2019", "2019-12-29"),
    ("12/29/2019", "2019-12-29"), ("03/03/2014", "2014-03-03"), ("1er mars 2014", "2014-03-01"),
    ("December 29, 2019", "2019-12-29"), ("Sun, 29 Dec 2019 10:00:00 GMT", "2019-12-29"), ("", None), ("NaN", None),
    (None, None), (float("nan"), None),
])
def test_dates_as_files_write_them(tmp_path, written, expected):
    published = one(saved(tmp_path / "a.jsonl", json_lines([{"text": ENGLISH, "date": written}]))).published
    assert (published.date.isoformat() if published.date else None) == expected


@pytest.mark.parametrize("written", ["03/04/2019", "2019", "May 2019", "12 mai", "29 février 2019", "0019-12-29", "9999-12-31",
                                     "yesterday", "hier", True, 3.5, "20191301", "2019-12-290", "x" * 500])
def test_what_is_no_day_is_refused(tmp_path, written):
    ((line, reason),) = refused(saved(tmp_path / "a.jsonl", json_lines([{"text": ENGLISH, "date": written}])))
    assert line == 1
    assert "published" in reason


# Identity and content


def row(tmp_path, name="a.jsonl", **fields):
    return one(saved(tmp_path / name, json_lines([{"text": ENGLISH, "title": "t", **fields}])))


def test_the_address_is_the_identity_wherever_it_is_read(tmp_path):
    here = row(tmp_path, "x/a.jsonl", url="https://relay.example/strike", id=1)
    there = row(tmp_path, "y/b.jsonl", url="https://relay.example/strike#top", id=2, text=FRENCH)
    assert here.id == there.id
    assert here.content_hash != there.content_hash
    assert len(here.id) == 16


def test_the_front_page_of_a_site_identifies_no_article(tmp_path):
    assert row(tmp_path, "a.jsonl", url="https://relay.example/").id != row(tmp_path, "b.jsonl", url="https://relay.example/").id


def test_a_given_id_belongs_to_its_outlet(tmp_path):
    assert row(tmp_path, "x/a.jsonl", id=7, outlet="A").id == row(tmp_path, "y/b.jsonl", id="7", outlet="A", text=FRENCH).id
    assert row(tmp_path, "a.jsonl", id=7, outlet="A").id != row(tmp_path, "a.jsonl", id=7, outlet="B").id
    assert row(tmp_path, "a.jsonl", id=7).id != row(tmp_path, "b.jsonl", id=7).id


@pytest.mark.parametrize("field", ["title", "text", "outlet", "author", "published", "url", "language"])
def test_every_field_changes_the_content_hash(tmp_path, field):
    values = {"title": "x", "text": FRENCH, "outlet": "x", "author": "x", "published": "2018-04-05",
              "url": "https://x.example/y", "language": "fr"}
    assert row(tmp_path, **{field: values[field]}).content_hash != row(tmp_path).content_hash


def test_a_copied_file_has_the_same_content_in_another_folder(tmp_path):
    here, there = saved(tmp_path / "here" / "a.txt", FRENCH), saved(tmp_path / "there" / "b.txt", FRENCH)
    assert one(here).content_hash == one(there).content_hash
    assert one(here).outlet == "here"


def test_folders_in_the_folder_given_are_outlets_whose_copies_are_kept(tmp_path):
    saved(tmp_path / "Le Relais" / "a.txt", FRENCH)
    saved(tmp_path / "The Relay" / "a.txt", FRENCH)
    first, second = read(tmp_path)
    assert (first.outlet, second.outlet) == ("Le Relais", "The Relay")
    assert first.content_hash != second.content_hash


@pytest.mark.parametrize(("fields", "expected"), [
    ({"source": "The Relay"}, "The Relay"), ({"source": "https://www.relay.example/feed"}, "relay.example"),
    ({"url": "https://www.relay.example/x"}, "relay.example"), ({}, "folder"),
])
def test_the_outlet_where_it_is_not_named(tmp_path, fields, expected):
    assert row(tmp_path, "folder/a.jsonl", **fields).outlet == expected


def test_an_outlet_given_for_all_is_that_of_those_that_name_none(tmp_path):
    path = saved(tmp_path / "a.jsonl", json_lines([{"text": FRENCH}, {"text": ENGLISH, "outlet": "The Relay"}]))
    assert [item.outlet for item in read(path, outlet="Mine")] == ["Mine", "The Relay"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "relay.example/x", "http://[bad", "https://a b"])
def test_what_is_no_web_address_never_becomes_a_link(tmp_path, url):
    assert row(tmp_path, url=url).url is None


@pytest.mark.parametrize(("given_language", "expected"), [("FR", "fr"), ("en_US", "en"), ("English", "en"), ("fra", "fr"),
                                                          ("de", "de"), ("klingon!", "en"), (None, "en")])
def test_languages_as_files_write_them(tmp_path, given_language, expected):
    assert row(tmp_path, language=given_language).language == expected


def upload(tmp_path, folder, content, name="greve.txt"):
    path = saved(tmp_path / folder / name, content)
    ((source,),) = [files.sources([], uploads={path: name})]
    return next(files.read(source))


def test_an_upload_is_called_what_the_user_calls_it(tmp_path):
    article = upload(tmp_path, "0", FRENCH)
    assert (article.path, article.outlet) == ("greve.txt", "upload")
    assert upload(tmp_path, "1", FRENCH) == article
    assert upload(tmp_path, "2", b"").file == "greve.txt"


def test_two_uploads_of_one_name_are_two_articles(tmp_path):
    assert upload(tmp_path, "0", FRENCH).id != upload(tmp_path, "1", ENGLISH).id


def test_an_upload_of_a_file_that_was_read_has_its_content(tmp_path):
    assert upload(tmp_path, "0", FRENCH).content_hash == one(saved(tmp_path / "x" / "a.txt", FRENCH)).content_hash


# Folders


def test_folders_are_walked_in_order_without_what_is_hidden_or_about_the_folder(tmp_path):
    for name in ("b/2.txt", "a/1.md", "a/.hidden.txt", ".git/3.txt", "README.md", "a/style.css", "a/scan.pdf", "c/4.JSONL"):
        saved(tmp_path / name, json_lines([{"text": FRENCH}]) if name.endswith("JSONL") else FRENCH)
    items = read(tmp_path)
    assert [item.path.removeprefix(f"{tmp_path}/") for item in items if isinstance(item, Article)] == ["a/1.md", "b/2.txt", "c/4.JSONL:1"]
    assert [(item.file, item.line) for item in items if isinstance(item, Refusal)] == [(f"{tmp_path}/a/scan.pdf", None)]


def test_a_file_given_twice_is_read_once(tmp_path):
    path = saved(tmp_path / "a.txt", FRENCH)
    assert len(read(path, tmp_path, tmp_path / "." / "a.txt")) == 1


def test_an_empty_folder_holds_nothing(tmp_path):
    assert read(tmp_path) == []


def test_a_path_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(ReadError, match="no such file"):
        read(tmp_path / "absent.txt")


@pytest.mark.parametrize(("name", "content", "reason"), [
    ("a.docx", b"PK", "no Word document"), ("a.odt", b"PK", "not read"), ("a.txt", b"", "empty"), ("a.txt", b" \n", "empty"), ("a.txt", b"a\0b", "undecodable"),
    ("a.jsonl", b"", "no article"), ("a.csv", b"", "no column"), ("a.md", b"---\ntitle: x\n---\n", "no text"),
])
def test_files_that_hold_no_article(tmp_path, name, content, reason):
    found = refused(saved(tmp_path / name, content))
    ((line, why),) = found
    assert line is None and reason in why


def test_a_file_too_large_for_one_article_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.read.source.LARGEST_ARTICLE_FILE", 10)
    ((_, reason),) = refused(saved(tmp_path / "a.txt", FRENCH))
    assert "too large" in reason


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))),
       suffix=st.sampled_from(sorted(form.BY_SUFFIX)))
def test_no_bytes_stop_the_reading(tmp_path, content, suffix):
    for item in read(saved(tmp_path / f"a{suffix}", content)):
        if isinstance(item, Article):
            assert item.text.strip()
            assert item.text.encode("utf-8")
        else:
            assert item.reason
