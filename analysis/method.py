"""What the Method page says: prose in `docs/`, with the rules of `data/rules.toml` and the figures of `docs/accuracy.json`.

`python -m analysis.method` writes rules and figures into the documents again.
"""

import json
import re
import tomllib
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
# Of each language of the interface; README.md shows the English figures, too.
DOCUMENTS = {"fr": ROOT / "docs" / "methode.md", "en": ROOT / "docs" / "method.md"}
README = ROOT / "README.md"
FIGURES = ROOT / "docs" / "accuracy.json"
RULES = ROOT / "data" / "rules.toml"
_LANGUAGES = ("fr", "en")
_HEAD = {"fr": ("règle", "ce qu’elle dit"), "en": ("rule", "what it says")}
_COUNTED = {"fr": ("compté sur des textes annotés", "résultat"), "en": ("counted on annotated texts", "figure")}
_UNCOUNTED = {"fr": "Personne n’a encore compté.", "en": "Nobody has counted yet."}
_REGION = re.compile(r"(<!-- (\w+)(?::(\w+))? begin -->\n).*?(<!-- \2(?::\3)? end -->)", re.DOTALL)
# The annotated set, what its scorer calls the row, and what a reader calls it.
_ROWS = (
    ("fr-wikinews", "attribution content, Dice >= 0.3", "Français : paroles attribuées", "French: attributed statements"),
    ("fr-wikinews", "source span right, of matched", "Français : leur source", "French: their source"),
    ("fr-wikinews", "source entity right, of matched", "Français : qui est la source", "French: who the source is"),
    ("fr-wikinews", "time expressions, strict", "Français : expressions de temps", "French: time expressions"),
    ("fr-wikinews", "calendar value right, of all", "Français : date de l’expression", "French: date of the expression"),
    ("fr-wikinews", "entities, overlap", "Français : personnes, organisations, lieux", "French: people, organisations, places"),
    ("fr-wikinews", "canonical name right, of all", "Français : leur nom entier", "French: their whole name"),
    ("fr-wikinews", "events found, of gold", "Français : événements trouvés", "French: events found"),
    ("fr-wikinews", "date right, of found", "Français : date des événements trouvés", "French: date of the events found"),
    ("fr-wikinews", "dated though the text gives no date",
     "Français : datés alors que le texte ne date pas", "French: dated though the text gives no date"),
    ("fr-wikinews", "main event's date right", "Français : date du fait principal", "French: date of the main event"),
    ("en-attributions", "attribution content, Dice >= 0.3", "Anglais : paroles attribuées", "English: attributed statements"),
    ("en-attributions", "source span right, of matched", "Anglais : leur source", "English: their source"),
    ("en-times", "time expressions, strict", "Anglais : expressions de temps", "English: time expressions"),
    ("en-times", "calendar value right, of all", "Anglais : date de l’expression", "English: date of the expression"),
)


@cache
def rules() -> dict[str, dict[str, dict[str, str]]]:
    """Layer → rule (or a pattern of names with `*`) → language → its sentence."""
    layers = tomllib.loads(RULES.read_text(encoding="utf-8"))
    return {layer: {name: dict(zip(_LANGUAGES, said, strict=True)) for name, said in named.items()}
            for layer, named in layers.items()}


def sentence(layer: str, rule: str, language: str) -> str | None:
    """What `rule` of `layer` says, or None where nobody has written it down."""
    return next((said[language] for name, said in rules()[layer].items() if fnmatchcase(rule, name)), None)


def _table(head: tuple[str, str], rows: list[tuple[str, str]]) -> str:
    return "\n".join(f"| {first} | {second} |" for first, second in (head, ("---", "---"), *rows)) + "\n"


def rule_table(layer: str, language: str) -> str:
    """The rules of `layer` as a Markdown table."""
    named = [(f"`{name.replace('*', '…')}`", said[language]) for name, said in rules()[layer].items()]
    return _table(_HEAD[language], named)


def figure_table(language: str) -> str:
    """The measured figures as a Markdown table, or a sentence where there are none."""
    if not FIGURES.is_file():
        return _UNCOUNTED[language] + "\n"
    counted = json.loads(FIGURES.read_text(encoding="utf-8"))
    place = 2 + _LANGUAGES.index(language)
    given = [(str(row[place]), counted.get(row[0], {}).get(row[1], "–")) for row in _ROWS]
    rows = [(what, _figure(figure, language)) for what, figure in given if figure != "–"]
    return _table(_COUNTED[language], rows) if rows else _UNCOUNTED[language] + "\n"


def _figure(figure: str, language: str) -> str:
    """*P 95.0 R 99.0 F1 97.0* or *97.3% (180/185)* in words of `language`."""
    precision, recall = ("précision", "rappel") if language == "fr" else ("precision", "recall")
    figure = re.sub(r"P (\S+) R (\S+) F1", rf"{precision} \1%, {recall} \2%, F1", figure).replace("%", "\u00a0%")
    return re.sub(r"(?<=\d)\.(?=\d)", ",", figure) if language == "fr" else figure


def filled(document: str, language: str) -> str:
    """`document` with the regions `<!-- rules:LAYER begin -->` and `<!-- figures begin -->` written anew."""
    def written(region: re.Match[str]) -> str:
        table = figure_table(language) if region[2] == "figures" else rule_table(region[3], language)
        return f"{region[1]}{table}{region[4]}"

    return _REGION.sub(written, document)


def page(language: str) -> str:
    """The document of `language` (`fr` or `en`), its tables fresh, without its title and marks."""
    text = filled(DOCUMENTS[language].read_text(encoding="utf-8"), language)
    return re.sub(r"<!--.*?-->\n?", "\n", text).partition("\n")[2].strip()


def write() -> None:
    """Bring the tables of all documents up to date."""
    for path, language in (*((path, language) for language, path in DOCUMENTS.items()), (README, "en")):
        path.write_text(filled(path.read_text(encoding="utf-8"), language), encoding="utf-8")


if __name__ == "__main__":
    write()
