"""One sentence as the events component reads it: words, verb groups, clauses, times and the words that may name events."""

import datetime as dt
from dataclasses import dataclass

from spacy.tokens import Span as Tokens

from analysis.extract.event.clause import Clause
from analysis.extract.event.clauses import ClauseCutter, Clauses
from analysis.extract.event.english_verbs import EnglishVerbs
from analysis.extract.event.french_verbs import FrenchVerbs
from analysis.extract.event.lexicon import Lexicon
from analysis.extract.event.nouns import NounFinder
from analysis.extract.event.time_use import TimeUse, TimeUses
from analysis.extract.event.trigger import Trigger
from analysis.extract.event.words import Words
from analysis.records import TimeExpression


@dataclass(kw_only=True, eq=False)
class Reading:
    """`order` counts the sentences that are read; `title` is the headline, `lead` one of the first two of the body,
    `opening` the very first; `timed` are the tokens of time expressions.
    """

    words: Words
    lexicon: Lexicon
    clauses: Clauses
    uses: list[TimeUse]
    nouns: list[Trigger]
    verbs: list[Trigger]
    published: dt.date | None
    order: int
    title: bool
    lead: bool
    opening: bool
    timed: frozenset[int]

    def uses_of(self, clause: Clause) -> list[TimeUse]:
        """The times that stand in `clause` and qualify no noun."""
        return [use for use in self.uses if use.clause is clause and not use.owned]

    def nouns_of(self, clause: Clause) -> list[Trigger]:
        """The event nouns of a clause."""
        return [noun for noun in self.nouns if noun.clause is clause]


def _verb_triggers(words: Words, clauses: Clauses, lexicon: Lexicon) -> list[Trigger]:
    found = []
    for clause in clauses.all:
        verb = clause.verb
        if verb is None:
            continue
        kind = lexicon.verbs.get(verb.lemma, "HAPPEN")
        found.append(Trigger(first=verb.head, last=verb.head, head=verb.head, lemma=verb.lemma, type=kind, noun=False,
                             clause=clause, strong=verb.lemma in lexicon.verbs))
    return found


def read(sentence: Tokens, times: list[tuple[int, TimeExpression]], lexicon: Lexicon, *, published: dt.date | None,
         order: int, title: bool, lead: bool, opening: bool) -> Reading:
    """Reads a sentence whose time expressions are `times`, each with its index in the document."""
    words = Words(sentence, lexicon.language)
    finder = FrenchVerbs(words, lexicon) if lexicon.language == "fr" else EnglishVerbs(words, lexicon)
    clauses = ClauseCutter(words, finder.groups(), lexicon).cut()
    timed = frozenset(place for _, time in times for place in range(words.at(time.span[0]), words.at(time.span[1] - 1) + 1))
    nouns = NounFinder(words, clauses, lexicon, timed).find()
    uses = TimeUses(words, clauses, nouns, published).attach(times)
    return Reading(words=words, lexicon=lexicon, clauses=clauses, uses=uses, nouns=nouns,
                   verbs=_verb_triggers(words, clauses, lexicon), published=published, order=order, title=title, lead=lead,
                   opening=opening, timed=timed)
