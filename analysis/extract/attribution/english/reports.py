"""Reports with an English cue verb: an occurrence goes in, `Finding`s with source and content come out."""

from analysis.extract.attribution.english.contents import Contents
from analysis.extract.attribution.english.grammar import CONDITIONS, FIRST_PERSON, NAMELESS, OF_THINGS, WITHHELD
from analysis.extract.attribution.english.incises import Incises
from analysis.extract.attribution.english.verbs import AUXILIARY, Occurrence, Verbs
from analysis.extract.attribution.finding import Finding, Range
from analysis.extract.attribution.lexicon import lemmatized

# Endings of nouns that name people (*officer*, *scientist*, *Norwegian*).
_ANIMATE = ("er", "or", "ist", "ian", "man", "woman", "men", "women", "ee", "ant")


# Open a relative clause that commas set off.
_OPENERS = frozenset(("which", "who", "whom"))


class Reports:
    """The reports of cue verbs in one document."""

    def __init__(self, verbs: Verbs, contents: Contents, incises: Incises) -> None:
        self.verbs, self.contents, self.incises = verbs, contents, incises
        self.words, self.lexicon = verbs.words, verbs.lexicon
        self.no_comment = self.lexicon.words("stops", "no_comment")

    def findings(self, found: Occurrence, begin: int, end: int) -> list[Finding]:
        words = self.words
        frames = found.cue.frames
        if not frames or (found.form == "part" and not found.passive) or (found.modal and found.form != "fin"):
            return []
        if found.form == "ger" and found.begin > begin and words.low[found.begin - 1] in ("as", "of", "for", "from"):
            return []
        if found.form == "inf" and found.begin > begin + 1 and lemmatized(words.low[found.begin - 2], "en") in WITHHELD:
            return []
        if "x-saying" in frames and found.passive and (quoted := self._quoted_by(found, begin, end)):
            return quoted
        if found.modal or (found.negated and found.cue.kind not in ("think", "deny", "hope", "criticise")):
            return []
        if any(words.dep[child] == "mark" and words.low[child] in CONDITIONS for child in words.children(found.verb)):
            return []
        end = self._relative_end(found, end)
        source = self.source_of(found, begin, end)
        if source is not None and self._strayed(found, source):
            source = self._teller_before(source[0], begin, end) or source
        if source is not None and words.low[source[0]] in FIRST_PERSON and source[1] - source[0] == 1:
            return []
        if found.form == "fin" and not found.passive and "quote" in frames:
            incise = self.incises.finding(found, source, begin, end)
            if incise is not None:
                return [incise]
        content = self.contents.after(found, end)
        if content is None or self._no_content(found, content.begin, content.end):
            return []
        if found.passive:
            source = self._agent(found, end)
            if content.frame not in ("that", "x-to", "x-as", "to") or (source is None and content.frame in ("x-to", "to")):
                return []
        elif source is None and (found.form != "ger" or content.frame == "np"):
            return []
        bare = (
            content.frame not in ("that", "quote", "to", "x-to", "ing")
            or (content.frame != "quote" and found.cue.lemma in OF_THINGS)
            or self._in_relative(found)
        )
        if source is not None and not found.passive and bare and not self._can_speak(source):
            return []
        finding = Finding(
            content=[(content.begin, content.end)],
            source=source,
            cue=(found.begin, found.end),
            rule=("passive+" if found.passive else "verb+") + content.frame,
            kind_of_cue=found.cue.kind,
        )
        if content.other is None:
            return [finding]
        inner = Finding(
            content=list(finding.content),
            source=content.other,
            cue=(content.other[1], content.begin),
            rule="as-saying",
            kind_of_cue="say",
            outer=finding,
        )
        return [finding, inner]

    def _relative_end(self, found: Occurrence, end: int) -> int:
        """The comma that closes a relative clause with the cue in it (*X, who says …, tweeted …*)."""
        words = self.words
        if words.dep[found.verb] != "relcl":
            return end
        opener = next(
            (here for here in range(found.begin - 1, max(-1, found.begin - 8), -1) if words.low[here] in _OPENERS), -1
        )
        if not any(words.low[child] == "who" for child in words.children(found.verb)) and (
            # "The virus, which scientists believe came from a market, has …"
            opener < 1 or words.low[opener - 1] != ","
        ):
            return end
        main = words.head[words.head[found.verb]]
        for _ in range(3):
            # "X, the singer who joked that …, has died": over appositions to the verb
            if self._is_main(main) or words.head[main] == main:
                break
            main = words.head[main]
        if not found.end < main < end or not self._is_main(main):
            return end
        return next((here for here in range(main - 1, found.end, -1) if words.low[here] == ","), end)

    def _is_main(self, place: int) -> bool:
        """Whether a word is a finite verb, or a participle with its auxiliary before it."""
        words = self.words
        return words.form(place) == "fin" or (
            words.pos[place] == "VERB"
            and any(words.dep[child] in AUXILIARY and child < place for child in words.children(place))
        )

    def _strayed(self, found: Occurrence, source: Range) -> bool:
        """Whether the parse led to the subject of what was said before (*said, “It is over,” promising …*; *but added*)."""
        words, quote_of = self.words, self.contents.quote_of
        if quote_of[source[0]] >= 0 and quote_of[found.verb] < 0 and source[0] < found.verb:
            return True
        return source[1] - source[0] == 1 and words.low[source[0]] == "it" and words.low[found.begin - 1] in ("but", "and")

    def _teller_before(self, place: int, begin: int, end: int) -> Range | None:
        """The subject of the last cue before `place`."""
        words, quote_of = self.words, self.contents.quote_of
        for here in range(place - 1, begin, -1):
            if quote_of[here] < 0 and words.form(here) == "fin" and self.lexicon.reports(words.low[here]):
                return self.verbs.subject(here, begin, end)
        return None

    def _quoted_by(self, found: Occurrence, begin: int, end: int) -> list[Finding]:
        """*X was quoted by Y as saying …*: Y relays what X said."""
        words = self.words
        for here in range(found.end, min(end, found.end + 14)):
            if words.low[here] == "as" and here + 2 < end and words.low[here + 1] in ("saying", "telling", "stating"):
                start = here + 2 + (words.low[here + 2] == "that")
                stop = self.contents.clauses.clause_end(start, end, here + 1)
                speaker = self.verbs.subject(found.verb, begin, end)
                relay = self._agent(found, here)
                content = [(start, stop)]
                if speaker is None or stop <= start:
                    return []
                inner = Finding(
                    content=content, source=speaker, cue=(found.begin, found.end), rule="as-saying", kind_of_cue="say"
                )
                if relay is None:
                    return [inner]
                outer = Finding(
                    content=list(content), source=relay, cue=(here, here + 2), rule="passive+as-saying", kind_of_cue="say"
                )
                inner.outer = outer
                return [outer, inner]
        return []

    def _in_relative(self, found: Occurrence) -> bool:
        """Whether the cue's subject is *that* or *which*."""
        words = self.words
        return any(words.low[child] in ("that", "which") and child < found.verb for child in words.children(found.verb))

    def _can_speak(self, source: Range) -> bool:
        """Whether a subject can say what a bare noun or an infinitive holds."""
        words = self.words
        return any(
            words.pos[here] in ("PROPN", "PRON", "NUM")
            or here in words.named
            or self.lexicon.speaks(words.low[here])
            or self.lexicon.is_document(words.low[here])
            or words.low[here].rstrip("s").endswith(_ANIMATE)
            for here in range(*source)
        )

    def source_of(self, found: Occurrence, begin: int, end: int) -> Range | None:
        words = self.words
        source = self.verbs.subject(found.verb, begin, end)
        if source is None and found.form == "fin":
            # "said a European official": the parser often takes the inverted subject for an object.
            for child in words.children(found.verb):
                if (
                    words.dep[child] in ("dobj", "attr", "npadvmod")
                    and child >= found.end
                    and found.begin > begin
                    and (words.low[found.begin - 1] in (",", '"', "”", "’", "'"))
                ):
                    return self.verbs.phrase(child, begin, end, found.verb)
        return source

    def _agent(self, found: Occurrence, end: int) -> Range | None:
        for here in range(found.end, min(end, found.end + 5)):
            if self.words.low[here] == "by" and here + 1 < end:
                first, last = self.words.subtree(here)
                return max(first, here + 1), min(last + 1, end)
        return None

    def _no_content(self, found: Occurrence, begin: int, end: int) -> bool:
        """*declined to comment*, *asked not to be named*: nothing is said."""
        words = self.words
        if NAMELESS & set(words.low[begin : min(end, begin + 4)]):
            return True
        return found.cue.lemma in WITHHELD and any(
            lemmatized(words.low[here], "en") in self.no_comment for here in range(begin, min(end, begin + 2))
        )
