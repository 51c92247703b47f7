import csv
import io
from pathlib import Path

import pytest

from analysis.__main__ import main
from analysis.export.formats import FORMATS
from analysis.export.picture import can_draw


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_written(folder, here, capsys, form, snapshot):
    if form in ("svg", "png") and not can_draw():
        pytest.skip("pictures need Chrome or Chromium")
    page = "Entities?least=1" if form in ("gexf", "graphml") else "Timeline"
    assert main(["export", "--store", str(folder), "--view", f"http://localhost:8501/{page}", "--format", form]) == 0
    (made,) = here.iterdir()
    assert made.name.startswith("selon-") and made.name.endswith(f"-snapshot{snapshot}.{FORMATS[form].ending}") and made.stat().st_size
    assert made.name in capsys.readouterr().out


def test_rows_go_to_standard_output(folder, capsysbinary, shown):
    assert main(["export", "--store", str(folder), "--view", "/Timeline?outlet=Sample+Daily", "--out", "-"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsysbinary.readouterr().out.decode("utf-8-sig"))))
    assert [row["key"] for row in rows] == shown("Timeline?outlet=Sample+Daily", "timeline").rows["key"].tolist()


@pytest.mark.parametrize(("arguments", "told"), [
    (["--view", "http://localhost/Nowhere"], "there is no page 'Nowhere'"),
    (["--view", "Timeline?outlet=Nobody"], "nothing is left under these filters"),
    (["--view", "Timeline", "--format", "pdf"], "no file comes as pdf"),
    (["--view", "Sources", "--format", "gexf"], "sources does not come as gexf"),
    (["--view", "Timeline", "--snapshot", "4711"], "holds no snapshot 4711"),
    (["--view", "Timeline", "--show", "network"], "shows no 'network'"),
    (["--view", "Timeline", "--out", "/nowhere/at/all.csv"], "cannot be written"),
])
def test_what_is_wrong_is_told(folder, here, capsys, arguments, told):
    assert main(["export", "--store", str(folder), *arguments]) == 1
    assert told in capsys.readouterr().err and not list(here.iterdir())


def test_no_store(tmp_path, capsys):
    assert main(["export", "--store", str(tmp_path / "none"), "--view", "Timeline"]) == 1
    assert "there is no store" in capsys.readouterr().err and not Path(tmp_path / "none").exists()


def test_a_name_that_changes_nothing_is_told(folder, tmp_path, capsys):
    assert main(["export", "--store", str(folder), "--view", "Timeline?brightness=2", "--out", str(tmp_path / "a.csv")]) == 0
    assert "brightness= in the address changes nothing" in capsys.readouterr().err
