import csv
import io
import shutil

import pandas as pd
import pytest

from analysis import export
from analysis.charts import timeline


def read(made: bytes) -> list[list[str]]:
    assert made.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", [
    "=1+1", '=HYPERLINK("http://example.org")', "+33 1 23", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x"])
def test_formula_cells_are_made_harmless(text):
    assert read(export.csv_bytes(pd.DataFrame({"text": [text]})))[1] == ["'" + text]


@pytest.mark.parametrize("text", ["Le Spécimen", "« a dit »", "a = b", "'quoted'", "–", "2014-03-18", "1,5", 'say "so"', "two\nlines"])
def test_other_text_stays_as_it_is(text):
    assert read(export.csv_bytes(pd.DataFrame({"text": [text]})))[1] == [text]


def test_numbers_stay_numbers_and_nothing_stays_nothing():
    rows = pd.DataFrame({"n": [-3, 4], "npmi": [-0.5, None], "when": pd.to_datetime(["2014-03-18", None]), "yes": [True, False],
                         "who": [["Tass", "=Kremlin"], []]})
    assert read(export.csv_bytes(rows)) == [["n", "npmi", "when", "yes", "who"], ["-3", "-0.5", "2014-03-18", "True", "Tass; =Kremlin"],
                                            ["4", "", "", "False", ""]]


def test_a_list_that_opens_a_formula_is_made_harmless():
    assert read(export.csv_bytes(pd.DataFrame({"who": [["=Kremlin", "Tass"]]})))[1] == ["'=Kremlin; Tass"]


def test_an_empty_table_keeps_its_heading():
    assert read(export.csv_bytes(pd.DataFrame(columns=["a", "b"]))) == [["a", "b"]]


def test_all_rows_and_the_same_bytes_twice():
    rows = pd.DataFrame({"n": range(5000), "text": ["é"] * 5000})
    assert len(read(export.csv_bytes(rows))) == 5001 and export.csv_bytes(rows) == export.csv_bytes(rows)


def test_parquet_comes_back():
    rows = pd.DataFrame({"n": [1, 2], "text": ["é", None], "when": pd.to_datetime(["2014-03-18", None])})
    pd.testing.assert_frame_equal(pd.read_parquet(io.BytesIO(export.parquet_bytes(rows))), rows, check_dtype=False)


def test_names_of_files():
    assert export.file_name("Timeline", 42, "csv") == "selon-timeline-snapshot42.csv"
    assert export.file_name("../../etc/passwd", 1, "csv") == "selon-etc-passwd-snapshot1.csv"
    assert export.file_name("", 1, "csv") == "selon-table-snapshot1.csv"
    with pytest.raises(export.ExportError):
        export.file_name("timeline", 1, "exe")


def marks():
    return pd.DataFrame([{
        "mark": "COERCE|2014-03-18|2014-03-18", "type": "COERCE", "start_date": pd.Timestamp(2014, 3, 18),
        "end_date": pd.Timestamp(2014, 3, 18), "precision": "day", "events": 1, "articles": 1, "outlets": 1, "status": "happened",
        "trigger": "</script><script>alert(1)</script>", "agent": None, "patient": None, "keys": ["a1:0"]}])


def test_a_page_needs_no_network_and_runs_nothing_from_an_article():
    made = export.html_bytes(timeline.figure(marks(), scheme="dark"), title="<b>Frise</b>", language="fr").decode()
    assert "&lt;b&gt;Frise&lt;/b&gt;" in made and '<html lang="fr">' in made and "#1d2024" in made
    assert "<script>alert(1)" not in made and "alert(1)" in made
    assert 'src="http' not in made


@pytest.mark.skipif(not (shutil.which("chromium") or shutil.which("google-chrome")), reason="pictures need Chrome or Chromium")
def test_pictures():
    made = export.picture_bytes(timeline.figure(marks()), "svg")
    assert made.startswith(b"<svg") and b"2014" in made
    with pytest.raises(export.ExportError):
        export.picture_bytes(timeline.figure(marks()), "gif")


def test_where_a_table_comes_from():
    told = export.provenance("timeline", pd.DataFrame({"a": [1, 2]}), snapshot=42, params={"outlet": ["A", "B\nC"]}, undated=9,
                             versions={"knowledge": "abc"}).decode()
    assert "rows: 2\n" in told and "snapshot of the corpus: 42\n" in told and "filters: outlet=A,B C\n" in told
    assert "events without a date, not in the table: 9\n" in told and told.endswith("knowledge: abc\n")
