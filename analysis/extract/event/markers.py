"""The words that open a clause, by language; `opener` says what opens at a token."""

from dataclasses import dataclass

from analysis.extract.event.clause import Kind
from analysis.extract.event.words import Words

_RELATIVES_FR = frozenset([
    "qui", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles", "duquel", "auquel", "auxquels", "auxquelles",
    "desquels", "desquelles"
])
_BEFORE_QUE = frozenset([
    "après", "avant", "alors", "tandis", "bien", "depuis", "dès", "parce", "pour", "afin", "sans", "lors", "puis",
    "quoi", "tant", "pendant", "jusqu'à", "ce", "jusqu'", "à", "sitôt", "aussitôt", "lorsqu", "puisqu", "quoiqu",
    "moment", "maintenant"
])
_ADVERBIALS_FR = frozenset([
    "lorsque", "lorsqu'", "lorsqu", "quand", "puisque", "puisqu'", "quoique", "quoiqu'", "si", "s'", "comme"
])
_COMPARING = frozenset([
    "plus", "moins", "autant", "aussi", "tel", "telle", "tels", "telles", "autre", "même", "mieux", "ne", "n'"
])
_NOTHING = frozenset({"rien", "aucun", "aucune", "personne", "nul", "nulle", "pas"})
_RELATIVES_EN = frozenset({"who", "which", "whom", "whose"})
_ADVERBIALS_EN = frozenset([
    "after", "before", "since", "when", "while", "because", "although", "though", "unless", "until", "once", "as", "if",
    "whereas", "whereby", "till", "lest"
])

# Every word that may open a clause in either language.
OPENERS = _RELATIVES_FR | _ADVERBIALS_FR | _RELATIVES_EN | _ADVERBIALS_EN | {"que", "qu'", "that", "where", "whether"}


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A clause of `kind` opens; `first` is its first token, which may lie before the marker (*après que*)."""

    kind: Kind
    marker: str
    first: int


def french_opening(words: Words, position: int) -> Opening | None:
    """What opens at a French token."""
    word, pos = words.lower[position], words.pos[position]
    if word in _RELATIVES_FR and pos not in ("NOUN", "PROPN", "VERB"):
        return Opening(kind="relative", marker=word, first=position)
    if word in ("que", "qu'"):
        before = words.lower[position - 1] if position else ""
        if before in _BEFORE_QUE:
            marker = "après que" if before == "après" else "pour que" if before in ("pour", "afin") else f"{before} que"
            return Opening(kind="adverbial", marker=marker, first=position - 1)
        # *rien n'indique que* opens a clause, *n'a vu que* only restricts.
        negated = words.pos[position - 1:position] == ["VERB"] and not _NOTHING.isdisjoint(
            words.lower[max(0, position - 8):position])
        if any(other in _COMPARING for other in words.lower[max(0, position - 4):position]) and pos != "PRON" and not negated:
            return None
        relative = pos == "PRON" and words.dep[position] != "mark" and bool(position) and (
            words.pos[position - 1] in ("NOUN", "PROPN", "PUNCT", "ADJ", "PRON"))
        return Opening(kind="relative" if relative else "complement", marker="que", first=position)
    if word in _ADVERBIALS_FR:
        reflexive = word == "s'" and words.lower[position + 1:position + 2] not in (["il"], ["ils"])
        if reflexive or (word in ("s'", "si") and pos != "SCONJ"):
            return None
        if word == "comme" and pos != "SCONJ":
            return None
        return Opening(kind="adverbial", marker="si" if word == "s'" else word.rstrip("'"), first=position)
    return None


def english_opening(words: Words, position: int) -> Opening | None:
    """What opens at an English token."""
    word, tag, dep = words.lower[position], words.tag[position], words.dep[position]
    if word in _RELATIVES_EN and (position > 0 or tag == "WDT"):
        return Opening(kind="relative", marker=word, first=position)
    if word == "where" and position > 0:
        return Opening(kind="relative", marker=word, first=position)
    if word == "that":
        if tag in ("WDT", "WP"):
            return Opening(kind="relative", marker=word, first=position)
        if tag == "IN" or dep == "mark":
            return Opening(kind="complement", marker=word, first=position)
        return None
    if word == "whether" or (word == "if" and position and words.lower[position - 1] in ("ask", "asked", "wonder", "know")):
        return Opening(kind="complement", marker="whether", first=position)
    sure = word in ("when", "if", "while", "because")
    if word in _ADVERBIALS_EN and (sure or dep == "mark" or words.pos[position] == "SCONJ"):
        return Opening(kind="adverbial", marker=word, first=position)
    return None
