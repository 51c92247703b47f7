import csv
import io

import pandas as pd
import pytest

from analysis.export.csv_table import csv_bytes
from tests.export.conftest import ATTACK


def read(made: bytes) -> list[list[str]]:
    assert made.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", [
    "=1+1", '=HYPERLINK("http://example.org")', "+33 1 23", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x"])
def test_formula_cells_are_made_harmless(text):
    assert read(csv_bytes(pd.DataFrame({"text": [text]})))[1] == ["'" + text]


@pytest.mark.parametrize("text", ["Le Spécimen", "« a dit »", "a = b", "'quoted'", "–", "2014-03-18", "1,5", 'say "so"', "two\nlines"])
def test_other_text_stays_as_it_is(text):
    assert read(csv_bytes(pd.DataFrame({"text": [text]})))[1] == [text]


def test_numbers_stay_numbers_and_nothing_stays_nothing():
    rows = pd.DataFrame({"n": [-3, 4], "npmi": [-0.5, None], "when": pd.to_datetime(["2014-03-18", None]), "yes": [True, False],
                         "who": [["Tass", "=Kremlin"], []]})
    assert read(csv_bytes(rows)) == [["n", "npmi", "when", "yes", "who"], ["-3", "-0.5", "2014-03-18", "True", "Tass; =Kremlin"],
                                            ["4", "", "", "False", ""]]


def test_a_list_that_opens_a_formula_is_made_harmless():
    assert read(csv_bytes(pd.DataFrame({"who": [["=Kremlin", "Tass"]]})))[1] == ["'=Kremlin; Tass"]


def test_an_empty_table_keeps_its_heading():
    assert read(csv_bytes(pd.DataFrame(columns=["a", "b"]))) == [["a", "b"]]


def test_all_rows_and_the_same_bytes_twice():
    rows = pd.DataFrame({"n": range(5000), "text": ["é"] * 5000})
    assert len(read(csv_bytes(rows))) == 5001 and csv_bytes(rows) == csv_bytes(rows)


def test_the_rows_of_a_question_come_back(shown):
    exhibit = shown("Timeline", "timeline")
    heading, *rows = read(csv_bytes(exhibit.rows))
    assert heading == list(exhibit.rows.columns)
    assert [row[heading.index("key")] for row in rows] == exhibit.rows["key"].tolist()
    assert [row[heading.index("start_date")] for row in rows] == [f"{day:%Y-%m-%d}" for day in exhibit.rows["start_date"]]
    outlets = [row[heading.index("outlet")] for row in rows]
    assert f"'{ATTACK}" in outlets and ATTACK not in outlets
