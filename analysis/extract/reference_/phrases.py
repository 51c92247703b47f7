"""Takes a noun phrase apart: determiner, words of its core, country, and whether it is former, plural or definite."""

from dataclasses import dataclass

from analysis.extract.entity.words import Words
from analysis.extract.reference_.lexicon import Keys, ReferenceLexicon, content_words

# What ends the phrase's core: a relative clause or a participle's agent.
_STOPS = frozenset({"qui", "que", "dont", "ou", "lequel", "who", "which", "that", "whose", "whom"})


@dataclass(frozen=True, kw_only=True)
class NounPhrase:
    """The parts of one phrase, folded. `core` runs to the first comma; `words` are its content words without the country.

    `first` and `last` are the core's range in the text's words.
    """

    first: int
    last: int
    determiner: str
    core: Keys
    words: Keys
    country: str | None
    former: bool
    plural: bool
    indefinite: bool
    possessive: bool

    @property
    def head(self) -> str:
        """The noun that the phrase is about; in English the last word before *of*."""
        return self.words[0] if self.words else ""


def noun_phrase(words: Words, start: int, end: int, lexicon: ReferenceLexicon) -> NounPhrase:
    """The phrase over `[start, end)`, cut at its first comma, bracket or relative pronoun."""
    first, last = words.range_of(start, end)
    determiner = ""
    while first < last and words.keys[first] in lexicon.determiners:
        determiner = determiner or words.keys[first]
        first += 1
    stop = first
    while stop < last and words.keys[stop] not in _STOPS and (stop == first or not set(words.gap(stop)) & set(",(:;«\"“—")):
        stop += 1
    core = tuple(words.keys[first:stop])
    country, rest, former = _without_country(core, lexicon)
    kept = tuple(word for word in content_words(rest) if word not in lexicon.set_aside)
    plural = determiner in lexicon.plural or (lexicon.language == "en" and bool(kept) and determiner == ""
                                              and kept[-1].endswith("s") and not kept[-1].endswith("ss"))
    return NounPhrase(first=first, last=stop, determiner=determiner, core=core, words=kept, country=country, former=former,
                      plural=plural, indefinite=determiner in lexicon.indefinite, possessive=determiner in lexicon.possessive)


def _without_country(core: Keys, lexicon: ReferenceLexicon) -> tuple[str | None, Keys, bool]:
    """The country that an adjective or a name tells, the words without it and without *ancien*, and whether that stood."""
    country, former = None, False
    rest: list[str] = []
    index = 0
    while index < len(core):
        length = next((length for length in (4, 3, 2, 1) if core[index:index + length] in lexicon.nationalities
                       and index + length <= len(core)), 0)
        if length and country is None and (lexicon.language != "fr" or index or len(core) == length):
            country = lexicon.nationalities[core[index:index + length]]
            index += length
            continue
        if core[index] in lexicon.former:
            former = True
        else:
            rest.append(core[index])
        index += 1
    return country, tuple(rest), former
