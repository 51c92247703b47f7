"""How often the extraction is right, on annotated texts: `python -m tests.benchmarks.accuracy GOLD_FOLDER`.

Runs the extractor on each annotated set of the folder and the folder's own scorer over what comes out, and writes the
figures to `docs/accuracy.md` and `docs/accuracy.json`, and from there to the README and the Method page. The sets are not part of the project; a table names each and what was counted.
"""

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

from analysis import method

ROOT = Path(__file__).parent.parent.parent
SETS = {
    "fr-wikinews": "39 French Wikinews articles of 2012, annotated by two people (what both saw alike)",
    "checklist": "137 short passages, French and English, each with what must and what must not come out",
    "fr-times": "French newspaper texts, a tenth of the French TimeBank: spans of time expressions",
    "en-times": "120 English articles of TempEval-3's training part: time expressions",
    "en-attributions": "84 English news articles of 2016, PolNeAR's development part: attributions",
}
# What was counted, then the figure behind two blanks or a colon.
_ROW = re.compile(r"\s*(\S.*?)(?:  +|: )(\S.*)")
INTRODUCTION = """# How often Selon is right

Counted by `python -m tests.benchmarks.accuracy`, on texts annotated by hand. These texts were looked at while the rules were
written: expect somewhat less on your own. P is the share of what was found that is right, R the share of what is there that was
found, F1 their harmonic mean; *@0.3* and *@0.8* say how much of a statement's words must agree (Dice).
"""


def scored(gold: Path) -> list[tuple[str, str]]:
    """The scorer's rows for one set: what was counted, and the figure."""
    run = subprocess.run([sys.executable, str(gold.parent / "score.py"), str(gold)], cwd=ROOT, text=True, check=True, stdout=subprocess.PIPE)
    found = (_ROW.match(line) for line in run.stdout.splitlines())
    return [(row[1].rstrip(":"), re.sub(r"/ +", "/", " ".join(row[2].split()))) for row in found if row]



def table(name: str, rows: list[tuple[str, str]]) -> str:
    """One set as Markdown."""
    lines = "\n".join(f"| {what} | {figure} |" for what, figure in rows)
    return f"\n## {SETS[name]}\n\n| | |\n|---|---|\n{lines}\n"


def main() -> None:
    """Score every set that is there."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path, nargs="?", default=ROOT.parent / "shared" / "gold")
    folder = options.parse_args().folder
    parts = [INTRODUCTION]
    counted = {}
    for name in SETS:
        if (gold := folder / f"{name}.jsonl").is_file():
            rows = scored(gold)
            counted[name] = dict(rows)
            parts.append(table(name, rows))
            print(parts[-1])
    (ROOT / "docs" / "accuracy.md").write_text("".join(parts), encoding="utf-8")
    method.FIGURES.write_text(json.dumps(counted, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    method.write()


if __name__ == "__main__":
    main()
