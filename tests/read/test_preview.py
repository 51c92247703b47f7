"""Files → what would be read of them."""

import pytest

from analysis.read import files
from analysis.read.preview import guess, preview
from analysis.records import Article
from tests.read import forms
from tests.read.test_forms import CONTENT, saved


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.xlsx", "a.parquet"])
def test_a_table_shows_its_columns_and_what_they_would_fill(tmp_path, name):
    shown = preview(files.sources([saved(tmp_path, name, CONTENT[name])]))
    assert list(shown.columns) == forms.COLUMNS
    assert shown.guessed == {name: name for name in forms.COLUMNS}
    assert [article.title for article in shown.articles] == [row["title"] for row in forms.ROWS]


def test_a_table_of_unknown_names_shows_them_and_why_it_is_refused(tmp_path):
    shown = preview(files.sources([saved(tmp_path, "a.csv", b"Corps;Nom;Date\nx;y;z\n")]))
    assert (list(shown.columns), shown.guessed, list(shown.articles)) == (["Corps", "Nom", "Date"], {"published": "Date"}, [])
    assert "no column of texts" in shown.refusals[0].reason


def test_a_preview_ends_after_a_few(tmp_path):
    rows = "\n".join(f'"{number}. {forms.FIRST}"' for number in range(1000))
    shown = preview(files.sources([saved(tmp_path, "a.csv", f"text\n{rows}".encode())]), most=3)
    assert [article.text[:2] for article in shown.articles] == ["0.", "1.", "2."]


def test_the_name_that_comes_first_among_the_known_wins():
    assert guess(["Body", "Texte", "Titre", "prix"]) == {"text": "Texte", "title": "Titre"}


def test_two_sheets_with_rows_of_one_number_are_two_articles(tmp_path):
    sheets = {"a.xlsx": forms.workbook(rows=[["text"], [forms.FIRST]], first=[["text"], [forms.SECOND]])}
    items = [item for source in files.sources([saved(tmp_path, *next(iter(sheets.items())))]) for item in files.read(source)]
    assert all(isinstance(item, Article) for item in items)
    assert len({item.id for item in items}) == 2


HEADER = b"id,indexed_date,language,media_name,media_url,publish_date,title,url\n"
ROWS = b"1,2018-04-06,fr,Le Relais,relais.example,2018-04-05,La greve,https://relais.example/%d\n"


@pytest.mark.parametrize(("name", "content", "count"), [
    ("a.csv", HEADER + ROWS % 1 + ROWS % 2 + ROWS % 2, 2),
    ("a.urls", b"https://relais.example/a\nhttps://relais.example/b\n", 2),
    ("a.csv", CONTENT["a.csv"], 0),
    ("a.csv", HEADER, 0),
])
def test_lists_of_addresses_are_counted_and_nothing_is_fetched(tmp_path, name, content, count):
    shown = preview(files.sources([saved(tmp_path, name, content)]))
    assert shown.addresses == count
    assert bool(shown.articles or shown.refusals) is not bool(count)
