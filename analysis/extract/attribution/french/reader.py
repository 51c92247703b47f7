"""Reads a French document: its words and quotations go in, `Finding`s come out, in no particular order."""

from analysis.extract.attribution.finding import Finding, Range
from analysis.extract.attribution.french.contents import Contents
from analysis.extract.attribution.french.incises import Incise, Incises
from analysis.extract.attribution.french.nouns import Nouns
from analysis.extract.attribution.french.phrases import CLITICS, FIRST_PERSON, OF, RELATIVES, SUBJECTS, Phrases
from analysis.extract.attribution.french.prepositions import Phrase, Prepositions
from analysis.extract.attribution.french.verbs import Occurrence, Verbs
from analysis.extract.attribution.lexicon import Lexicon, lemmatized
from analysis.extract.attribution.units import Unit
from analysis.extract.attribution.words import Words

_OPENING = frozenset("«“\"„")
_ANIMATE = ("eur", "euse", "trice", "iste", "ien", "ienne", "logue", "crate", "phone", "ois", "oise", "ais", "aise", "ant", "ante", "é", "ée")
_CONTROL = frozenset("convaincre persuader pousser charger inciter amener forcer obliger contraindre".split())
_CITE = frozenset("citer évoquer appuyer baser fonder".split())
# Who refuses to say does not say.
_WITHHELD = frozenset("refuser abstenir éviter omettre renoncer".split())
_WHICH = frozenset("lequel laquelle lesquels lesquelles".split())
_NAMELESS = frozenset("anonymat nommé nommée cité citée identifié identifiée".split())
_SILENT = frozenset("sans".split())


class FrenchReader:
    """The French rules over one document."""

    def __init__(self, words: Words, lexicon: Lexicon, timed: frozenset[int], quote_of: list[int], quotes: list[Range]) -> None:
        self.words, self.lexicon, self.quote_of, self.quotes = words, lexicon, quote_of, quotes
        self.phrases = Phrases(words, lexicon, timed, quote_of)
        self.verbs = Verbs(self.phrases)
        self.contents = Contents(self.phrases, self.verbs)
        self.incises = Incises(self.phrases, self.verbs, self.contents)
        self.prepositions = Prepositions(self.phrases, self.contents, self.incises)
        self.nouns = Nouns(self.phrases, self.verbs, self.contents)
        self.no_comment = lexicon.words("stops", "no_comment")
        openers = lexicon.lists["openers"]["words"]
        self._openers = sorted((opener.replace("'", "' ").split() for opener in openers), key=len, reverse=True)

    def unit(self, unit: Unit) -> list[Finding]:
        """All that is reported in one unit, quotations' insides included."""
        found = self._stretch(unit.begin, unit.end, unit.quotes)
        for index in unit.quotes:
            begin, end = self.quotes[index]
            begin, end = max(begin, unit.begin), min(end, unit.end)
            if end - begin > 6:
                found += self._inside(begin + 1, end - 1)
        return found

    def _inside(self, begin: int, end: int) -> list[Finding]:
        """What others are said to have said, inside a quotation, sentence by sentence."""
        found = []
        hidden = self.quote_of[begin:end]
        self.quote_of[begin:end] = [-1] * (end - begin)
        start = begin
        for place in range(begin, end + 1):
            if place == end or self.words.low[place] in (".", "!", "?", "…"):
                if place - start > 3:
                    for finding in self._stretch(start, place, ()):
                        if finding.source is None or self.words.low[finding.source[0]] in FIRST_PERSON:
                            continue
                        finding.inside = True
                        found.append(finding)
                start = place + 1
        self.quote_of[begin:end] = hidden
        return found

    # -- one stretch -------------------------------------------------------------------------------------------------

    def _stretch(self, begin: int, end: int, quotes: tuple[int, ...]) -> list[Finding]:
        words = self.words
        end = self._without_stop(begin, end)
        found: list[Finding] = []
        incises = self._incises(begin, end, quotes)
        phrases = [phrase for phrase in self.prepositions.found(begin, end) if self.quote_of[phrase.begin] < 0]
        taken = {place for incise in incises for place in range(incise.begin, incise.end)}
        phrase_words = {place for phrase in phrases for place in range(phrase.begin, phrase.end)}
        verbs: list[tuple[Occurrence, Finding | None]] = []
        for occurrence in self.verbs.occurrences(begin, end):
            if occurrence.verb in taken or occurrence.verb in phrase_words or self.quote_of[occurrence.verb] >= 0:
                continue
            finding = self._of_verb(occurrence, begin, end, found)
            if finding is not None:
                found.append(finding)
                verbs.append((occurrence, finding))
            elif occurrence.cue.frames & {"quote", "que", "np"}:
                verbs.append((occurrence, None))
        found += [finding for finding in self.nouns.findings(begin, end)
                  if finding.cue is not None and self.quote_of[finding.cue[0]] < 0 and finding.cue[0] not in phrase_words]
        said = {finding.begin for finding in found}
        found += [finding for finding in self._selon_lequel(begin, end) if finding.begin not in said]
        for phrase in phrases:
            if phrase.begin in taken:
                continue
            finding = self._of_phrase(phrase, begin, end, found)
            if finding is not None:
                found.append(finding)
        self._after_colons(begin, end, quotes, verbs, found)
        for incise in incises:
            finding = self._of_incise(incise, begin, end, found, quotes, incises)
            if finding is not None:
                found.append(finding)
        self._citations(begin, end, found)
        for finding in found:
            # "…, avait dit X, avant de poursuivre : « … »"
            if finding.cue is not None and words.low[max(begin, finding.cue[0] - 2):finding.cue[0]] in (["avant", "de"], ["avant", "d'"]):
                said = [other for other in found if other.rule.endswith("incise") and other.cue is not None and other.cue[0] < finding.cue[0]]
                if said:
                    finding.source = said[-1].source
        return [finding for finding in found if not any(
            # "a dit craindre …": one report, not two.
            other is not finding and finding.cue is not None and other.begin <= finding.cue[0] <= other.begin + 1
            and self.words.form(finding.cue[1] - 1) == "inf" for other in found)]

    def _without_stop(self, begin: int, end: int) -> int:
        while end > begin and self.words.low[end - 1] in (".", "!", "?", "…", "...") and self.quote_of[end - 1] < 0:
            end -= 1
        return end

    def start_of_clause(self, begin: int, place: int) -> int:
        """Where the clause that `place` stands in begins: after a heading, a date line, linking words, a semicolon."""
        words = self.words
        for here in range(place - 1, begin - 1, -1):
            if words.low[here] == ";" and self.quote_of[here] < 0:
                begin = here + 1
                break
        for here in range(begin, min(place, begin + 12)):
            if words.low[here] in (":", "-", "–", "—") and self.quote_of[here] < 0 and here > begin and not any(
                    self.phrases.finite(there) for there in range(begin, here)) and words.start[here] > words.end[here - 1]:
                begin = here + 1
                break
        return self._past_openers(begin, place)

    def _past_openers(self, begin: int, place: int) -> int:
        words = self.words
        moved = True
        while moved and begin < place:
            moved = False
            while begin < place and words.low[begin] in (",", "-", "–", "—", "•", "."):
                begin += 1
            for opener in self._openers:
                stop = begin + len(opener)
                if words.low[begin:stop] == opener and stop < place:
                    if opener == ["aussi"] and words.low[stop] != ",":
                        continue
                    begin, moved = stop, True
                    break
        return begin

    # -- verbs -------------------------------------------------------------------------------------------------------

    def _of_verb(self, found: Occurrence, begin: int, end: int, others: list[Finding]) -> Finding | None:
        words = self.words
        frames = found.cue.frames
        if not frames or found.form == "inf" and (found.modal or self._unreal(found, begin)):
            return None
        shares = found.form == "part" and self.contents.is_shared_participle(found.verb)
        if found.form == "part" and not shares and words.low[found.verb] not in ("accusé", "accusée", "accusés", "accusées"):
            return None
        before = words.low[found.begin - 1] if found.begin > begin else ""
        if found.form == "inf" and (before in _SILENT or any(
                self.words.form(here) and lemmatized(words.low[here], "fr") in _WITHHELD for here in range(max(begin, found.begin - 3), found.begin))):
            return None
        if found.negated and found.cue.kind not in ("think", "hope", "deny", "demand") and words.low[found.verb] not in ("caché",):
            return None
        if found.passive and frames & {"np"} and (passive := self._passive_object(found, begin, end)) is not None:
            return passive
        end = self._relative_end(found, begin, end)
        opening = self._opening_participle(found, begin, end)
        content = self.contents.after(found, opening or end)
        if content is None or content.frame in ("np", "as") and self._object_relative(found, begin):
            return None
        if self._is_no_comment(found, content.begin, content.end):
            return None
        source = self._source_of(found, begin, end) if opening is None else self._subject_after(opening, end)
        if (shared := self._shared_source(found, others)) is not None:
            source = shared
        elif shares:
            source = self.verbs._climb(found.verb, begin, found.begin)
        if source is not None and words.low[source[0]] in FIRST_PERSON and source[1] - source[0] == 1:
            return None
        if source is None and not (found.passive and content.frame in ("que", "de") and found.cue.kind not in ("think", "hope")):
            if found.cue.kind not in ("say", "announce", "demand") or content.frame != "que":
                return None
            if words.low[found.begin] not in ("il",) and found.form != "ger":
                return None
        if source is not None and (words.low[source[0]] in RELATIVES or not self._can_speak(source, content.frame, found)):
            return None
        ranges = [(content.begin, content.end)]
        return Finding(content=ranges, source=source, cue=(found.begin, found.end), kind_of_cue=found.cue.kind,
                       rule=("passive+" if found.passive else "verb+") + content.frame)

    def _passive_object(self, found: Occurrence, begin: int, end: int) -> Finding | None:
        """*L'attaque a été condamnée par X*: what X says is the subject."""
        words = self.words
        if found.end >= end or words.form(found.begin) not in ("fin", "") and found.form != "fin":
            return None
        place = found.end
        while place < end and (words.pos[place] == "ADV" or place in self.phrases.timed):
            place += 1
        if place + 1 >= end or words.low[place] != "par" or place + 1 in self.phrases.timed:
            return None
        agent = self.phrases.trimmed(place + 1, self.phrases.noun_phrase_end(place + 1, end))
        subject = self.verbs.subject(found, begin, end)
        if subject is None or words.low[subject[0]] in SUBJECTS or not any(
                here in words.named or words.pos[here] == "PROPN" or self.phrases.is_function(here) for here in range(*agent)):
            return None
        return Finding(content=[subject], source=agent, cue=(found.begin, found.end), rule="passive+np", kind_of_cue=found.cue.kind)

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
                return words.pos[place] == "PRON" or place > begin and words.low[place - 1] == "ce"
            if words.low[place] in (",", ";") or self.phrases.finite(place):
                return False
        return False

    def _unreal(self, found: Occurrence, begin: int) -> bool:
        """Whether it might only have been said (*aurait pu dire*, *devrait annoncer*)."""
        before = self.words.low[max(begin, found.begin - 4):found.begin]
        return any(low in ("devrait", "devraient", "pourrait", "pourraient", "faut", "faudrait", "faudra") for low in before) or (
            any(low in ("aurait", "auraient") for low in before) and any(low in ("pu", "dû") for low in before))

    def _opening_participle(self, found: Occurrence, begin: int, end: int) -> int | None:
        """The comma that closes a participle phrase in front of its sentence (*Estimant que …, il a voté contre*)."""
        words = self.words
        if found.form != "ger" or found.begin > begin + 1 and not (words.low[found.begin - 1] == "en" and found.begin <= begin + 2):
            return None
        for place in range(found.end, end):
            if words.low[place] == "," and self.quote_of[place] < 0 and self._subject_after(place, end) is not None:
                return place
        return None

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

    def _shared_source(self, found: Occurrence, others: list[Finding]) -> Range | None:
        """The source of the report just before, for a verb joined to it or a participle after it."""
        words = self.words
        if found.inverted is not None or not others:
            return None
        near = [other for other in others if other.source is not None and other.cue is not None and (
            other.kind_of_cue not in ("noun", "source") and 0 <= found.begin - other.end <= 3)]
        if not near:
            return None
        last = min(near, key=lambda other: other.begin)
        before = words.low[found.begin - 1]
        if found.form == "ger":
            return last.source if before in (",", "en", "et", "»", "”", "an") or self.quote_of[found.begin - 1] >= 0 else None
        if found.form in ("fin", "part") and (before in ("et", "mais", "puis", ",") or words.pos[found.begin - 1] == "ADV"):
            heads = [child for child in words.children(found.verb) if words.dep[child].startswith("nsubj") and last.end <= child < found.verb]
            return None if heads else last.source
        return None

    def _source_of(self, found: Occurrence, begin: int, end: int) -> Range | None:
        words = self.words
        if found.form == "inf" and found.begin > begin + 1 and (controlled := self._controlled(found, begin, end)) is not None:
            return controlled
        if found.passive:
            for here in range(found.end, min(end, found.end + 8)):
                if words.low[here] == "par" and here + 1 < end:
                    return here + 1, self.phrases.noun_phrase_end(here + 1, end)
            return None
        return self.verbs.subject(found, begin, end)

    def _controlled(self, found: Occurrence, begin: int, end: int) -> Range | None:
        """*convaincre X de demander …*: X speaks, not who convinces."""
        words = self.words
        if words.low[found.begin - 1] not in ("de", "d'", "à"):
            return None
        for place in range(found.begin - 2, max(begin, found.begin - 25), -1):
            if words.pos[place] == "VERB" and lemmatized(words.low[place], "fr") in _CONTROL:
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
        if frame not in ("np", "as", "adj", "quote") and found.cue.kind not in ("think", "demand", "promise"):
            return True
        return any(words.pos[here] in ("PROPN", "PRON") or here in words.named or words.low[here] in SUBJECTS or self.phrases.is_function(here)
                   or words.pos[here] == "NOUN" and words.low[here].rstrip("s").endswith(_ANIMATE)
                   or self.lexicon.is_document(words.low[here]) for here in range(*source)) or self._quoted_inside(found)

    def _quoted_inside(self, found: Occurrence) -> bool:
        return found.end < len(self.words) and self.quote_of[found.end] >= 0

    def _is_no_comment(self, found: Occurrence, begin: int, end: int) -> bool:
        """*a refusé de s'exprimer*, *n'a pas souhaité commenter*, *a requis l'anonymat*: nothing is said."""
        words = self.words
        if _NAMELESS & set(words.low[begin:min(end, begin + 6)]):
            return True
        if found.cue.lemma not in ("refuser", "souhaiter", "vouloir", "désirer", "se refuser") and not found.negated:
            return False
        for here in range(begin, min(end, begin + 4)):
            if words.form(here) == "inf":
                return lemma_of(words.low[here]) in self.no_comment
        return False

    def _citations(self, begin: int, end: int, found: list[Finding]) -> None:
        """*a annoncé que …, en citant une source*: whom the report just before has it from."""
        words = self.words
        for place in range(begin, end - 1):
            if self.quote_of[place] >= 0 or lemmatized(words.low[place], "fr") not in _CITE:
                continue
            if words.form(place) != "ger":
                self._cited_by_source(place, end, found)
                continue
            report = next((other for other in reversed(found) if other.cue is not None and other.outer is None and (
                0 <= place - max(other.end, other.cue[1], other.source[1] if other.source else 0) <= 3
                or other.source is not None and other.source[1] < place <= other.source[1] + 2 and other.begin > place)), None)
            if report is None:
                continue
            start = place + 1
            start += words.low[start] == "sur"
            stop = self.phrases.with_appositions(start, self.phrases.noun_phrase_end(start, end), end) if start < end else start
            if stop > start and any(self.phrases.is_function(here) or here in words.named or self.lexicon.is_document(words.low[here])
                                    for here in range(start, stop)):
                found[:] = [other for other in found if other.cue is None or other.cue[1] != place + 1]
                found.append(Finding(content=list(report.content), source=(start, stop), cue=(place, place + 1), rule="citing",
                                     kind_of_cue="source", outer=report))

    def _cited_by_source(self, place: int, end: int, found: list[Finding]) -> None:
        """*selon Reuters, qui cite deux sources proches du dossier, …*: whom the source has it from."""
        report = next((other for other in found if other.source is not None and other.source[0] < place < other.source[1]
                       and self.words.low[place - 1] == "qui"), None)
        if report is None or report.source is None or place + 1 >= end:
            return
        stop = report.source[1]
        report.source = self.phrases.trimmed(report.source[0], place - 1)
        found.append(Finding(content=list(report.content), source=self.phrases.trimmed(place + 1, stop), cue=(place, place + 1),
                             rule="citing", kind_of_cue="source", outer=report))

    # -- phrases with selon ------------------------------------------------------------------------------------------

    def _of_phrase(self, phrase: Phrase, begin: int, end: int, found: list[Finding]) -> Finding | None:
        """*selon X*: over the clause around it, or inside the report of another verb."""
        words = self.words
        for other in found:
            if other.cue is None or other.rule.startswith("selon"):
                continue
            # "Tass indique que …, selon un porte-parole": the phrase follows the content of the verb.
            if other.cue[0] < phrase.begin and other.end <= phrase.begin and phrase.begin - other.end <= 2 and not any(
                    self.phrases.finite(here) for here in range(other.end, phrase.begin)):
                return self._trailing(phrase, other, begin, end)
        starts = self.start_of_clause(begin, phrase.begin)
        colon = next((here for here in range(phrase.begin - 1, starts, -1) if words.low[here] == ":" and self.quote_of[here] < 0), None)
        if colon is not None and colon + 1 < phrase.begin:
            starts = colon + 1
        for other in found:
            if other.begin <= phrase.begin < other.end:
                if words.low[phrase.source[0]] in ("lui", "elle", "eux", "elles") and phrase.source[1] - phrase.source[0] == 1:
                    return None
                starts = max(starts, other.begin)
                end = min(end, other.end)
        for back in (1, 2):
            if phrase.begin - back >= begin and words.low[phrase.begin - back] in ("que", "qu'") and (
                    back == 1 or words.low[phrase.begin - 1] == ","):
                starts = phrase.begin
        return self.prepositions.finding(phrase, begin, end, starts)

    def _trailing(self, phrase: Phrase, other: Finding, begin: int, end: int) -> Finding:
        """A phrase after a report: a relaying agency keeps its report and the phrase is its source; else it covers all."""
        finding = Finding(content=list(other.content), source=phrase.source, cue=phrase.cue, rule=f"{phrase.rule}-end",
                          kind_of_cue="source", via=list(phrase.via))
        finding.outer = other
        return finding

    # -- incises -----------------------------------------------------------------------------------------------------

    def _selon_lequel(self, begin: int, end: int) -> list[Finding]:
        """*un dossier selon lequel …*: the document says what follows."""
        words = self.words
        found = []
        for place in range(begin + 2, end - 2):
            if words.low[place] != "selon" or words.low[place + 1] not in _WHICH or self.quote_of[place] >= 0:
                continue
            source = self.verbs.antecedent(place, begin)
            if source is None or not any(self.lexicon.is_document(words.low[here]) for here in range(*source)):
                continue
            content = self.phrases.trimmed(place + 2, self.contents.clause_end(place + 2, end, place))
            if content[1] > content[0]:
                found.append(Finding(content=[content], source=source, cue=(place, place + 2), rule="selon-lequel", kind_of_cue="source"))
        return found

    def _incises(self, begin: int, end: int, quotes: tuple[int, ...]) -> list[Incise]:
        """All incises of a stretch: after commas and after quotations."""
        words = self.words
        found: list[Incise] = []
        stop = begin
        quote_ends = {self.quotes[index][1] for index in quotes}
        for place in range(begin + 1, end):
            if place < stop:
                continue
            after_quote = place in quote_ends
            comma = words.low[place] in (",", "-", "–", "—", "!", "?", "…", "...")
            if not (after_quote or comma):
                continue
            start = place + 1 if comma else place
            if start >= end:
                continue
            quoted = after_quote or (comma and (place in quote_ends or self.quote_of[place] >= 0 or place - 1 >= begin and
                                                self.quote_of[place - 1] >= 0))
            if self.quote_of[start] >= 0 and start not in quote_ends and not quoted:
                continue
            limit = end
            if self.quote_of[start] >= 0:
                limit = min(end, self.quotes[self.quote_of[start]][1] - 1)
                quoted = False
            incise = self.incises.at(start, limit, quoted=quoted)
            if incise is None or (incise.source is not None and words.low[incise.source[0]] in ("je", "j'", "nous", "-je", "-nous")):
                continue
            if not quoted and self.quote_of[start] >= 0 and not self._closed_inside(incise, limit):
                continue
            if not quoted and self.quote_of[start] < 0 and not (
                    self._closed_outside(incise, end) and self._fits(incise, self.start_of_clause(begin, place), place)):
                continue
            found.append(incise)
            stop = incise.end
        return found

    def _fits(self, incise: Incise, begin: int, place: int) -> bool:
        """Whether an incise can stand here: an inverted pronoun makes it sure, else a clause or a link must stand before."""
        if incise.occurrence.inverted is not None or begin >= place or self.words.low[incise.begin] == "comme":
            return True
        return self._is_complete(begin, place) or self._past_openers(begin, place + 1) >= place

    def _is_complete(self, begin: int, end: int) -> bool:
        """Whether a finite verb outside relative clauses stands before an incise: else it would be the clause's own verb."""
        relative = False
        for place in range(begin, end):
            low = self.words.low[place]
            if low == ",":
                relative = False
            elif low in ("qui", "que", "qu'", "dont", "où") and self.words.pos[place] == "PRON":
                relative = True
            elif self.phrases.finite(place) and not relative:
                return True
        return begin < end and self.words.low[end - 1] in ("»", "”", '"')

    def _closed_inside(self, incise: Incise, limit: int) -> bool:
        return incise.end >= limit or self.words.low[incise.end] in (",", ".", ";", ":")

    def _closed_outside(self, incise: Incise, end: int) -> bool:
        """Whether an incise after plain text ends like one; *il est venu, a vu X* does not."""
        return incise.end >= end or self.words.low[incise.end] in (",", ";", ":", "»", "«", '"')

    def _without_lead(self, begin: int, end: int) -> Range:
        """Content does not begin with the stop or comma that ends an incise."""
        while begin < end and self.words.low[begin] in (".", ",", ";", ":", "!", "?"):
            begin += 1
        return begin, end

    def _of_incise(self, incise: Incise, begin: int, end: int, found: list[Finding], quotes: tuple[int, ...],
                   incises: list[Incise]) -> Finding | None:
        words = self.words
        starts = self.start_of_clause(begin, incise.begin)
        for other in found:
            if other.cue is not None and other.rule.endswith("incise") and other.cue[1] <= incise.begin:
                starts = max(starts, other.cue[1], other.source[1] if other.source and other.source[1] <= incise.begin else 0)
        inside = self.quote_of[incise.begin]
        if inside >= 0:
            starts = max(begin, self.quotes[inside][0])
        before = self._before_incise(starts, incise.begin, found, quotes)
        if words.low[incise.begin] == "comme":
            return self._as_recalled(incise, before, end)
        fragments = [before] if before[1] > before[0] else []
        if inside < 0 or not any(other.begin > incise.end and other.begin <= self.quotes[inside][1] + 1 for other in incises):
            fragments += self._after_incise(incise, end, before, quotes)
        fragments = [part for part in (self._without_lead(*part) for part in fragments) if part[1] > part[0]]
        if not fragments:
            return None
        source = incise.source
        cue = incise.cue
        if source is not None and words.low[source[0]] in ("-on", "-t-on"):
            source = self._behind_one(incise, end)
            if source is None and not self._has_quote(fragments):
                return None
        return Finding(content=fragments, source=source, cue=cue, rule="quote+incise" if self._has_quote(fragments) else "incise",
                       kind_of_cue=incise.occurrence.cue.kind or "say", via=list(incise.via))

    def _as_recalled(self, incise: Incise, before: Range, end: int) -> Finding | None:
        """*comme le rappelle X*: what follows the next comma is said, or what stands before."""
        start = incise.end + 1
        rest = self.phrases.trimmed(start, self.contents.clause_end(start, end, incise.occurrence.verb)) if start < end else (end, end)
        content = rest if rest[1] > rest[0] else before
        if content[1] <= content[0]:
            return None
        return Finding(content=[content], source=incise.source, cue=incise.cue, rule="comme+incise", kind_of_cue="say")

    def _has_quote(self, fragments: list[Range]) -> bool:
        return any(self.quote_of[place] >= 0 for begin, end in fragments for place in (begin, end - 1))

    def _behind_one(self, incise: Incise, end: int) -> Range | None:
        """*indique-t-on de source policière*, *auprès du ministère*: the source behind *on*."""
        words = self.words
        place = incise.cue[1]
        while place < min(end, incise.cue[1] + 4):
            if words.low[place] == "de" and place + 1 < end and words.low[place + 1] in ("source", "sources"):
                return place + 1, self.phrases.noun_phrase_end(place + 1, end)
            if words.low[place] in ("auprès", "chez", "à", "au", "dans"):
                start = place + 2 if words.low[place] == "auprès" else place + 1
                if start < end:
                    return start, self.phrases.noun_phrase_end(start, end)
            place += 1
        return None

    def _before_incise(self, starts: int, place: int, found: list[Finding], quotes: tuple[int, ...]) -> Range:
        """The words before an incise that it reports: the clause, or only the last quotation where the rest has a source."""
        words = self.words
        stop = place
        while stop > starts and words.low[stop - 1] in (",", "-", "–", "—"):
            stop -= 1
        last = self.quote_of[stop - 1] if stop > starts else -1
        if last >= 0 and self.quote_of[place] < 0:
            quote_begin = self.quotes[last][0]
            if quote_begin > starts:
                lead = self.phrases.trimmed(starts, quote_begin)
                colon = words.low[quote_begin - 1] in (":", ",")
                sourced = any(other.cue is not None and starts <= other.cue[0] < quote_begin and not other.inside for other in found)
                if colon and sourced or self._ends_sentence(quote_begin - 1):
                    return quote_begin, stop
                if colon and lead[1] > lead[0] and words.low[quote_begin - 1] == ":" and self.quote_of[lead[1] - 1] < 0:
                    return quote_begin, stop
        return self.phrases.trimmed(starts, stop) if last < 0 else (starts, stop)

    def _ends_sentence(self, place: int) -> bool:
        return self.words.low[place] in (".", "!", "?", "…", "...")

    def _after_incise(self, incise: Incise, end: int, before: Range, quotes: tuple[int, ...]) -> list[Range]:
        """What goes on after an incise: the rest of its quotation, a second quotation, the rest of the clause."""
        words = self.words
        place = incise.end
        inside = self.quote_of[incise.begin]
        if inside >= 0:
            stop = self.quotes[inside][1]
            if place < stop and words.low[place] in (",", ".", ";", ":"):
                place += 1
            return [(place, stop)] if stop - place > 1 else []
        if place >= end:
            return []
        joins = words.low[place] in (",", ":", ";", ".")
        start = place + 1 if joins else place
        if start >= end:
            return []
        if self.quote_of[start] >= 0 and words.text[start] in _OPENING:
            stop = self.quotes[self.quote_of[start]][1]
            after = stop + 1 if stop < end and words.low[stop] == "," else stop
            if after < end and self.incises.at(after, end, quoted=True) is not None:
                return []
            return [(start, stop)]
        if words.low[place] != "," or words.low[start] in OF and False:
            return []
        if self.quote_of[before[1] - 1] >= 0 if before[1] else False:
            return []
        complete = any(self.phrases.finite(here) for here in range(*before)) and (
            self.words.form(before[1] - 1) != "fin")
        low = words.low[start]
        if complete and (words.pos[start] in ("ADP", "SCONJ", "CCONJ", "ADV", "PRON", "DET", "AUX") or words.form(start) == "ger" or (
                low in ("qui", "que", "alors", "sans"))):
            return []
        stop = self.contents.clause_end(start, end, incise.occurrence.verb)
        rest = self.phrases.trimmed(start, stop)
        return [rest] if rest[1] > rest[0] else []

    # -- colons ------------------------------------------------------------------------------------------------------

    def _after_colons(self, begin: int, end: int, quotes: tuple[int, ...], verbs: list[tuple[Occurrence, Finding | None]],
                      found: list[Finding]) -> None:
        """*X a déclaré : « … »*, and any sentence that leads to a quotation by a colon."""
        words = self.words
        for index in quotes:
            first, last = self.quotes[index]
            colon = first - 1
            if colon <= begin or words.low[colon] != ":" or any(
                    not other.inside and other.begin <= first < other.end for other in found):
                continue
            after = last + 1 if last < end and words.low[last] == "," else last
            if after < end and self.incises.at(after, end, quoted=True) is not None:
                continue
            content = [(first, last)]
            earlier = [occurrence for occurrence, _ in verbs if occurrence.verb < colon and words.low[occurrence.verb] != "dit"
                       or occurrence.end == colon]
            holders = [occurrence for occurrence in earlier if not self._takes_object(occurrence, colon) and not any(
                words.low[here] == ";" for here in range(occurrence.verb, colon))]
            finding: Finding | None = None
            for occurrence in reversed(holders):
                source = self._shared_source(occurrence, found) or self._source_of(occurrence, begin, colon)
                if source is not None:
                    cue = (occurrence.begin, occurrence.end)
                    finding = Finding(content=content, source=source, cue=None if any(other.cue == cue for other in found) else cue, rule="colon",
                                      kind_of_cue=occurrence.cue.kind)
                    break
            if finding is None:
                start = self.start_of_clause(begin, colon)
                finding = self._lead(start, colon, content, begin)
            if finding is not None:
                found.append(finding)

    def _takes_object(self, found: Occurrence, colon: int) -> bool:
        """Whether a verb that reports only quotations has an object of its own (*poursuivre les recherches*)."""
        return found.cue.frames <= {"quote"} and found.end < colon and self.phrases.starts_noun_phrase(found.end, colon) and (
            found.cue.kind == "say" and not found.reflexive)

    def _lead(self, start: int, colon: int, content: list[Range], begin: int) -> Finding | None:
        """A lead-in without a cue verb: the subject of its verb, or a bare name, speaks."""
        words = self.words
        finite = [here for here in range(start, colon) if self.phrases.finite(here) and self.quote_of[here] < 0]
        if finite:
            source = self.verbs._nearest_subject(start, colon)
            return Finding(content=content, source=source, cue=None, rule="colon", kind_of_cue="say")
        first = start if start < colon else begin
        if self.phrases.starts_noun_phrase(first, colon) and any(
                here in words.named for here in range(first, colon)) and colon - first <= 8:
            return Finding(content=content, source=(first, colon), cue=None, rule="name-colon", kind_of_cue="say")
        return Finding(content=content, source=None, cue=None, rule="headline-quote", kind_of_cue="say")


    # -- for speakers ------------------------------------------------------------------------------------------------

    def lead(self, unit: Unit) -> tuple[Range | None, Range | None]:
        """Who a sentence is about, and its cue."""
        occurrences = [found for found in self.verbs.occurrences(unit.begin, unit.end) if self.quote_of[found.verb] < 0 and found.form != "part"]
        for found in reversed(occurrences):
            source = self._source_of(found, unit.begin, unit.end)
            if source is not None:
                return source, (found.begin, found.end)
        return self.verbs._nearest_subject(unit.begin, unit.end), None

    def clause_around(self, unit: Unit, quote: Range) -> Range:
        """The clause that a quotation stands in."""
        end = self._without_stop(unit.begin, unit.end)
        start = self.start_of_clause(unit.begin, quote[0])
        return start, max(self.contents.clause_end(start, end, start), quote[1])


def lemma_of(low: str) -> str:
    """An infinitive without its clitic."""
    return low
