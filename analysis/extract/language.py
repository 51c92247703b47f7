"""Tells the language of a text: a text goes in, an ISO 639-1 code comes out."""

from py3langid import langid

LANGUAGES = ("fr", "en")

# Enough to tell; the time that py3langid takes grows with the text.
_READ = 5_000
# Below this, *Moscou* comes out as Ligurian: only the languages that are served compete.
_SHORT = 40
# By so much a character the likeliest language leaves one behind (natural logarithm) that the text is certainly not in:
# sentences do so by 0.8 and more, lists of names and figures by less than 0.5. So many characters are enough.
_CERTAIN, _ENOUGH = 0.5, 200


def detect(text: str, *, said: str | None = None) -> str:
    """The likeliest language of `text`; `und` where it holds no letters.

    All languages compete, so that a German text is not taken for an English one. `said` is the code that is given for it by
    something less certain than a text of some length: it counts where the text does not certainly tell otherwise.
    """
    if not any(character.isalpha() for character in text):
        return "und"
    if said is not None:
        likely = {str(code): float(score) for code, score in langid.rank(text[:_READ])}
        if said in likely and max(likely.values()) - likely[said] < _CERTAIN * min(_ENOUGH, max(_SHORT, len(text))):
            return said
    if len(text.strip()) >= _SHORT:
        return str(langid.classify(text[:_READ])[0])
    return next(str(code) for code, _ in langid.rank(text) if code in LANGUAGES)
