"""Where a French clause begins: a word goes in, the first word of its clause behind headings, datelines and links comes out."""

from analysis.extract.attribution.french.phrases import Phrases


class Openings:
    """The beginnings of clauses in one document."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases, self.words, self.quote_of = phrases, phrases.words, phrases.quote_of
        openers = phrases.lexicon.lists["openers"]["words"]
        self._openers = sorted((opener.replace("'", "' ").split() for opener in openers), key=len, reverse=True)

    def start_of_clause(self, begin: int, place: int) -> int:
        """Where the clause that `place` stands in begins: after a heading, a date line, linking words, a semicolon."""
        words = self.words
        for here in range(place - 1, begin - 1, -1):
            if words.low[here] == ";" and self.quote_of[here] < 0:
                begin = here + 1
                break
        for here in range(begin, min(place, begin + 12)):
            if (
                words.low[here] in (":", "-", "–", "—")
                and self.quote_of[here] < 0
                and here > begin
                and not any(self.phrases.finite(there) for there in range(begin, here))
                and words.start[here] > words.end[here - 1]
            ):
                begin = here + 1
                break
        return self.past_openers(begin, place)

    def past_openers(self, begin: int, place: int) -> int:
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
