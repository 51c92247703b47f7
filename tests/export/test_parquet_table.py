import json
from io import BytesIO

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analysis.export import formats
from analysis.export.parquet_table import METADATA, parquet_bytes
from tests.export.conftest import ATTACK


def test_rows_come_back():
    rows = pd.DataFrame({"n": [1, 2], "text": ["é", None], "when": pd.to_datetime(["2014-03-18", None])})
    back = pd.read_parquet(BytesIO(parquet_bytes(rows)))
    assert back["n"].tolist() == [1, 2] and back["text"].tolist()[0] == "é" and str(back["when"][0]) == "2014-03-18"
    assert back["text"].isna().tolist() == back["when"].isna().tolist() == [False, True]


@pytest.mark.parametrize(("column", "values", "kind"), [
    ("start_date", pd.to_datetime(["2014-03-18", None]), pa.date32()),
    ("started", pd.to_datetime(["2014-03-18", None]), pa.timestamp("us")),
    ("count", [1, 2], pa.int64()), ("share", [0.5, None], pa.float64()), ("main", [True, False], pa.bool_()),
    ("nothing", [None, None], pa.string()), ("sources", [["Tass"], []], pa.list_(pa.string())), ("sources", [[], []], pa.list_(pa.string())),
])
def test_types(column, values, kind):
    assert pq.read_schema(BytesIO(parquet_bytes(pd.DataFrame({column: values})))).field(column).type in (kind, pa.large_string() if kind == pa.string() else kind)


def test_the_rows_of_a_question_with_their_provenance(shown, snapshot):
    exhibit = shown("Timeline?from=2014-03-01&to=2014-03-31", "timeline")
    table = pq.read_table(BytesIO(formats.make(exhibit, "parquet")))
    assert table.column("key").to_pylist() == exhibit.rows["key"].tolist()
    assert ATTACK in table.column("outlet").to_pylist()
    about = json.loads(table.schema.metadata[METADATA])
    assert about["snapshot"] == snapshot and about["filters"] == {"from": ["2014-03-01"], "to": ["2014-03-31"]}
    # the denied event of 2016 and the later article's are left out; two events have no date
    assert (about["events_dated"], about["events_undated"], about["events_excluded"]) == (5, 2, 2)
