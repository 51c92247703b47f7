"""Tells the language of a text: a text goes in, an ISO 639-1 code comes out."""

from py3langid import langid

LANGUAGES = ("fr", "en")

# Enough to tell; the time that py3langid takes grows with the text.
_READ = 5_000
# Below this, *Moscou* comes out as Ligurian: only the languages that are served compete.
_SHORT = 40


def detect(text: str) -> str:
    """The likeliest language of `text`; `und` where it holds no letters.

    All languages compete, so that a German text is not taken for an English one.
    """
    if not any(character.isalpha() for character in text):
        return "und"
    if len(text.strip()) >= _SHORT:
        return str(langid.classify(text[:_READ])[0])
    return next(str(code) for code, _ in langid.rank(text) if code in LANGUAGES)
