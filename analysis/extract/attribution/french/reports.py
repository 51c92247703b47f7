"""Reports with a cue verb: an occurrence goes in, a `Finding` with its source and content comes out, or None."""

from analysis.extract.attribution.finding import NARRATIVE, Finding, Range
from analysis.extract.attribution.french.clauses import SHARED, Clauses
from analysis.extract.attribution.french.contents import Contents
from analysis.extract.attribution.french.grammar import (
    CLITICS,
    CONDITIONS,
    CONTROL,
    FIRST_PERSON,
    FRONTED,
    HOUSE,
    IMPERSONAL,
    NAMELESS,
    OF,
    OF_THINGS,
    QUANTITIES,
    RELATIVES,
    SILENT,
    SUBJECTS,
    WITHHELD,
)
from analysis.extract.attribution.french.phrases import Phrases
from analysis.extract.attribution.french.subjects import Subjects
from analysis.extract.attribution.french.verbs import Occurrence
from analysis.extract.attribution.lexicon import lemmatized

# Verbs of wanting: with an infinitive of saying behind them nothing is said.
_WANTING = frozenset(("refuser", "souhaiter", "vouloir", "désirer", "pouvoir"))

# Endings of nouns that name people (*chercheur*, *journaliste*, *Norvégien*).
_ANIMATE = (
    "eur",
    "euse",
    "trice",
    "iste",
    "ien",
    "ienne",
    "logue",
    "crate",
    "phone",
    "ois",
    "oise",
    "ais",
    "aise",
    "ant",
    "ante",
    "é",
    "ée",
)


class Reports:
    """The reports of cue verbs in one document."""

    def __init__(self, phrases: Phrases, subjects: Subjects, clauses: Clauses, contents: Contents) -> None:
        self.phrases, self.subjects, self.clauses, self.contents = phrases, subjects, clauses, contents
        self.words, self.lexicon, self.quote_of = phrases.words, phrases.lexicon, phrases.quote_of
        self.no_comment = self.lexicon.words("stops", "no_comment")

    def finding(
        self, found: Occurrence, begin: int, end: int, others: list[Finding], said_before: Range | None = None
    ) -> Finding | None:
        """What a cue reports; `others` are the findings before it, `said_before` the source that a participle goes on from."""
        words = self.words
        frames = found.cue.frames
        if not frames or (found.form == "inf" and (found.modal or self._unreal(found, begin))):
            return None
        shares = found.form == "part" and frames & SHARED and self.clauses.is_shared_participle(found.verb)
        if found.form == "part" and not shares and words.low[found.verb] not in ("accusé", "accusée", "accusés", "accusées"):
            return None
        before = words.low[found.begin - 1] if found.begin > begin else ""
        if found.form == "inf" and (
            before in SILENT
            or any(
                self.words.form(here) and lemmatized(words.low[here], "fr") in WITHHELD
                for here in range(max(begin, found.begin - 3), found.begin)
            )
        ):
            return None
        if (
            found.negated
            and found.cue.kind not in ("think", "hope", "deny", "demand")
            and words.low[found.verb] not in ("caché",)
        ):
            return None
        if found.passive and frames & {"np"} and (passive := self._passive_object(found, begin, end)) is not None:
            return passive
        end = self._relative_end(found, begin, end)
        end = self._fronted_end(found, begin, end)
        opening = self._opening_participle(found, begin, end)
        content = self.contents.after(found, opening or end)
        if content is None or (content.frame in ("np", "as") and self._object_relative(found, begin)):
            return None
        if self._is_no_comment(found, content.begin, content.end) or self._is_sentence(found, content.begin, end):
            return None
        source = self.source_of(found, begin, end) if opening is None else self._subject_after(opening, end)
        if said_before is not None:
            source = said_before
        elif (shared := self.shared_source(found, others)) is not None:
            source = shared
        elif shares:
            source = self.subjects.climb(found.verb, begin, found.begin)
        if source is not None and words.low[source[0]] in FIRST_PERSON and source[1] - source[0] == 1:
            source = self._house(begin, source[0]) if words.low[source[0]] == "on" and content.frame == "que" else None
            if source is None:
                return None
        if found.form == "inf" and found.begin <= begin + 2 and words.low[found.begin - 1] in OF:
            # "Et d'ajouter que …": who spoke last
            return Finding(
                content=[(content.begin, content.end)],
                source=None,
                cue=(found.begin, found.end),
                rule=NARRATIVE,
                kind_of_cue=found.cue.kind,
            )
        impersonal = words.low[found.begin] == "il" or (found.begin > begin and words.low[found.begin - 1] == "il")
        if source is None and not (
            found.passive
            and (content.frame == "que" or (content.frame == "de" and impersonal))
            and found.cue.kind not in ("think", "hope")
        ):
            if found.cue.kind not in ("say", "announce", "demand") or content.frame != "que":
                return None
            if words.low[found.begin] not in ("il",) and found.form != "ger":
                return None
        if source is not None and source[0] > begin and words.low[source[0] - 1] in CONDITIONS and source[0] < found.begin:
            return None
        if found.form == "inf" and source is not None and self._is_advice(source, found):
            return None
        if source is not None and (words.low[source[0]] in RELATIVES or not self._can_speak(source, content.frame, found)):
            return None
        ranges = [(content.begin, content.end)]
        return Finding(
            content=ranges,
            source=source,
            cue=(found.begin, found.end),
            kind_of_cue=found.cue.kind,
            rule=("passive+" if found.passive else "verb+") + content.frame,
        )

    def _is_advice(self, source: Range, found: Occurrence) -> bool:
        """*il est bon de rappeler que …*, *il convient de préciser que …*: the writer's own."""
        words = self.words
        return words.low[source[0]] == "il" and any(
            words.low[here] in IMPERSONAL or lemmatized(words.low[here], "fr") in IMPERSONAL
            for here in range(source[1], min(found.begin, source[1] + 4))
        )

    def _house(self, begin: int, one: int) -> Range | None:
        """*À l'Élysée, on assure que …*: the house that *on* speaks for."""
        words = self.words
        first = begin + 1 if words.pos[begin] == "CCONJ" else begin
        if one - first < 3 or words.low[one - 1] != "," or words.low[first] not in HOUSE:
            return None
        start = first + 1
        while start < one and words.low[start] in ("côté", "sein", *OF) and words.pos[start] != "DET":
            start += 1
        if self.phrases.noun_phrase_end(start, one) < one - 1:
            return None
        speaks = any(self.phrases.is_function(here) or here in words.named for here in range(start, one - 1))
        return (start, one - 1) if speaks else None

    def is_said_noun(self, place: int) -> bool:
        """Whether a word is a noun of saying (*réaction*, *réponse*)."""
        low = self.words.low[place]
        return self.words.pos[place] == "NOUN" and (low in self.lexicon.nouns or lemmatized(low, "fr") in self.lexicon.nouns)

    def _opening_participle(self, found: Occurrence, begin: int, end: int) -> int | None:
        """The comma that closes a participle phrase in front of its sentence (*Estimant que …, il a voté contre*)."""
        words = self.words
        if found.form != "ger" or (
            found.begin > begin + 1 and not (words.low[found.begin - 1] == "en" and found.begin <= begin + 2)
        ):
            return None
        for place in range(found.end, end):
            if words.low[place] == "," and self.quote_of[place] < 0 and self._subject_after(place, end) is not None:
                return place
        return None

    def _fronted_end(self, found: Occurrence, begin: int, end: int) -> int:
        """The comma that closes a clause in front of its sentence (*Alors que X assurait …, Y a répondu …*)."""
        if self.words.low[begin] not in FRONTED or found.form == "ger":
            return end
        commas = [place for place in range(begin, end) if self.words.low[place] == "," and self.quote_of[place] < 0]
        return next((place for place in commas if place > found.end and self._subject_after(place, end) is not None), end)

    def _subject_after(self, comma: int, end: int) -> Range | None:
        """The subject that stands right after a comma, before a finite verb."""
        words = self.words
        start = comma + 1
        if start >= end:
            return None
        if words.low[start] in SUBJECTS:
            return start, start + 1
        if not self.phrases.starts_noun_phrase(start, end):
            return None
        stop = self.phrases.with_appositions(start, self.phrases.noun_phrase_end(start, end), end)
        place = stop
        while place < end and (words.pos[place] == "ADV" or words.low[place] in CLITICS or words.low[place] == ","):
            place += 1
        return (start, stop) if place < end and self.phrases.finite(place) else None

    def shared_source(self, found: Occurrence, others: list[Finding]) -> Range | None:
        """The source of the report just before, for a verb joined to it or a participle after it."""
        words = self.words
        if found.inverted is not None or not others:
            return None
        near = [
            other
            for other in others
            if other.source is not None
            and other.cue is not None
            and (other.kind_of_cue not in ("noun", "source") and 0 <= found.begin - other.end <= 3)
        ]
        if not near:
            return None
        last = min(near, key=lambda other: other.begin)
        before = words.low[found.begin - 1]
        if found.form == "ger":
            return last.source if before in (",", "en", "et", "»", "”", "an") or self.quote_of[found.begin - 1] >= 0 else None
        if found.form in ("fin", "part") and (before in ("et", "mais", "puis", ",") or words.pos[found.begin - 1] == "ADV"):
            heads = [
                child
                for child in words.children(found.verb)
                if words.dep[child].startswith("nsubj") and last.end <= child < found.verb
            ]
            return None if heads else last.source
        return None

    def source_of(self, found: Occurrence, begin: int, end: int) -> Range | None:
        words = self.words
        if found.form == "inf" and found.begin > begin + 1 and (controlled := self._controlled(found, begin, end)) is not None:
            return controlled
        if found.passive:
            for here in range(found.end, min(end, found.end + 8)):
                if words.low[here] == "par" and here + 1 < end:
                    return here + 1, self.phrases.noun_phrase_end(here + 1, end)
            return None
        return self.subjects.subject(found, begin, end)

    def _controlled(self, found: Occurrence, begin: int, end: int) -> Range | None:
        """*convaincre X de demander …*: X speaks, not who convinces."""
        words = self.words
        if words.low[found.begin - 1] not in ("de", "d'", "à"):
            return None
        for place in range(found.begin - 2, max(begin, found.begin - 25), -1):
            if words.pos[place] == "VERB" and lemmatized(words.low[place], "fr") in CONTROL:
                start = place + 1
                if self.phrases.starts_noun_phrase(start, found.begin):
                    stop = self.phrases.noun_phrase_end(start, found.begin)
                    return self.phrases.trimmed(start, self.phrases.with_appositions(start, stop, found.begin))
                return None
            if self.phrases.finite(place):
                return None
        return None

    def _can_speak(self, source: Range, frame: str, found: Occurrence) -> bool:
        """Whether a subject can say what the frame holds: anything with a *que* clause, only speakers with a bare noun."""
        words = self.words
        if words.low[source[0]] in ("ces", "ce", "cette") and words.low[source[1] - 1].startswith("derni"):
            return True
        if source[1] - source[0] == 1 and words.low[source[0]] in ("ce", "c'", "cela", "ça", "rien", "tout", "qui"):
            return False
        if frame not in ("np", "as", "adj", "quote") and found.cue.lemma not in OF_THINGS:
            return True
        return self.speaks(source, written=found.cue.kind not in ("think", "hope")) or self._quoted_inside(found)

    def speaks(self, source: Range, *, written: bool = False) -> bool:
        """Whether a subject names who can speak; papers can where `written` says so."""
        words = self.words
        return any(
            words.pos[here] in ("PROPN", "PRON")
            or words.low[here] == "autres"
            or here in words.named
            or words.low[here] in SUBJECTS
            or self.phrases.is_function(here)
            or (
                written
                if self.lexicon.is_document(words.low[here])
                else words.pos[here] == "NOUN" and words.low[here].rstrip("s").endswith(_ANIMATE)
            )
            for here in self._head(source)
        )

    def _head(self, source: Range) -> range:
        """The words of a source before its complements (*L'abaissement | de la note par l'agence*), behind quantities."""
        words, start = self.words, source[0]
        for here in range(source[0] + 1, source[1]):
            if words.pos[here] == "ADP" or words.low[here] in OF:
                before = words.low[here - 1]
                if before not in QUANTITIES and words.pos[here - 1] not in ("NUM", "PRON", "PROPN"):
                    return range(start, here)
        return range(start, source[1])

    def _quoted_inside(self, found: Occurrence) -> bool:
        return found.end < len(self.words) and self.quote_of[found.end] >= 0

    def _is_no_comment(self, found: Occurrence, begin: int, end: int) -> bool:
        """*a refusé de s'exprimer*, *n'a pas souhaité commenter*, *a requis l'anonymat*: nothing is said."""
        words = self.words
        if NAMELESS & set(words.low[begin : min(end, begin + 6)]):
            return True
        if found.cue.lemma not in _WANTING and any(
            lemmatized(words.low[here], "fr") in _WANTING and words.low[here + 1] in self.no_comment
            for here in range(begin, min(end, begin + 4))
            if here + 1 < end and words.form(here) == "inf"
        ):
            # "indique ne pas souhaiter commenter"
            return True
        if found.cue.lemma not in ("refuser", "souhaiter", "vouloir", "désirer", "se refuser") and not found.negated:
            return False
        for here in range(begin, min(end, begin + 4)):
            if words.form(here) == "inf":
                said = words.low[here] in self.no_comment
                # "n'exclut pas de faire appel" says something, "n'a pas voulu faire de commentaire" nothing.
                return said and not (words.low[here] == "faire" and found.negated and found.cue.kind == "deny")
        return False

    def _is_sentence(self, found: Occurrence, begin: int, end: int) -> bool:
        """*Le tribunal a condamné X à trois ans*: a court acts, it says nothing."""
        if found.cue.lemma != "condamner":
            return False
        words = self.words
        after = self.phrases.noun_phrase_end(begin, end)
        if not any(here in words.name_starts or self.phrases.is_function(here) for here in range(begin, after)):
            return False
        return after + 1 < end and words.low[after] in ("à", "au", "aux", "pour") and (
            words.low[after] == "pour" or words.pos[after + 1] in ("NUM", "DET", "NOUN") or words.form(after + 1) == "inf"
        )

    def _passive_object(self, found: Occurrence, begin: int, end: int) -> Finding | None:
        """*L'attaque a été condamnée par X*: what X says is the subject."""
        words = self.words
        if found.end >= end or (words.form(found.begin) not in ("fin", "") and found.form != "fin"):
            return None
        place = found.end
        while place < end and (words.pos[place] == "ADV" or place in self.phrases.timed):
            place += 1
        if place + 1 >= end or words.low[place] != "par" or place + 1 in self.phrases.timed:
            return None
        agent = self.phrases.trimmed(place + 1, self.phrases.noun_phrase_end(place + 1, end))
        subject = self.subjects.subject(found, begin, end)
        if (
            subject is None
            or words.low[subject[0]] in SUBJECTS
            or not any(
                here in words.named or words.pos[here] == "PROPN" or self.phrases.is_function(here) for here in range(*agent)
            )
        ):
            return None
        return Finding(
            content=[subject], source=agent, cue=(found.begin, found.end), rule="passive+np", kind_of_cue=found.cue.kind
        )

    def _relative_end(self, found: Occurrence, begin: int, end: int) -> int:
        """The comma that closes a relative clause with the cue in it (*La victime, qui affirme …, a porté plainte*)."""
        words = self.words
        place = found.begin - 1
        while place > begin and words.pos[place] == "ADV":
            place -= 1
        if place <= begin or words.low[place] != "qui":
            # The cue's own subject or a pronoun may stand between: "qui lui demandait".
            return end
        set_off = words.low[place - 1] == ","
        for comma in range(found.end, end):
            if words.low[comma] == "," and self.quote_of[comma] < 0:
                here = comma + 1
                if not set_off and not (here < end and words.low[here] in SUBJECTS):
                    continue
                here += not set_off
                while here < end and (words.pos[here] == "ADV" or words.low[here] in CLITICS):
                    here += 1
                if here < end and self.phrases.finite(here):
                    return comma
        return end

    def _object_relative(self, found: Occurrence, begin: int) -> bool:
        """Whether what is said stands before, as *que* (*ce qu'il avait nié*, *le texte que conteste X*)."""
        words = self.words
        for place in range(found.begin - 1, max(begin, found.begin - 6) - 1, -1):
            if words.low[place] in ("que", "qu'"):
                return words.pos[place] == "PRON" or (place > begin and words.low[place - 1] == "ce")
            if words.low[place] in (",", ";") or self.phrases.finite(place):
                return False
        return False

    def _unreal(self, found: Occurrence, begin: int) -> bool:
        """Whether it might only have been said (*aurait pu dire*, *devrait annoncer*)."""
        before = self.words.low[max(begin, found.begin - 4) : found.begin]
        return any(
            low in ("devrait", "devraient", "pourrait", "pourraient", "faut", "faudrait", "faudra") for low in before
        ) or (any(low in ("aurait", "auraient") for low in before) and any(low in ("pu", "dû") for low in before))
