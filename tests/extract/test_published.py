"""Text without a publication date → the date that can be inferred, and by which rule."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

Reader = Callable[..., Doc]
NONE = (None, "none")


def inferred(doc: Doc) -> tuple[str | None, str]:
    published = doc._.published
    return (published.date.isoformat() if published.date else None, published.rule)


@pytest.mark.parametrize(("text", "language", "expected"), [
    # datelines
    ("Le pont rouvre\n\n29 mai 2012. - Le pont a rouvert.", "fr", ("2012-05-29", "dateline")),
    ("LYON, 3 mars 2014 (AFP) - Le pont a rouvert.", "fr", ("2014-03-03", "dateline")),
    ("Le pont rouvre\nMardi 3 juillet 2012\nLe pont a rouvert.", "fr", ("2012-07-03", "dateline")),
    ("NEW YORK (Reuters), Jan. 6, 2017 — The bridge reopened.", "en", ("2017-01-06", "dateline")),
    ("The bridge reopens\nBy Ann Smith, January 6, 2017\nThe bridge reopened.", "en", ("2017-01-06", "dateline")),
    # lines that say so, though they are set aside as boilerplate
    ("Le pont rouvre\nPublié le 18/03/2014 à 10h30\nLe pont a rouvert mardi.", "fr", ("2014-03-18", "published-line")),
    ("Le pont rouvre\nMis à jour le 19 mars 2014 à 8:00\nPublié le 18 mars 2014\nLe pont a rouvert.", "fr",
     ("2014-03-18", "published-line")),
    ("The bridge reopens\nPublished: January 6, 2017 10:30 am EST\nIt reopened.", "en", ("2017-01-06", "published-line")),
    ("Le pont rouvre\nPar Anne Roy, publié le 18 mars 2014 à 10h15, mis à jour le 19 mars 2014 à 8h\nLe pont a rouvert.", "fr",
     ("2014-03-18", "published-line")),
    ("Le pont rouvre\n2014-03-18T10:15:00Z\nLe pont a rouvert.", "fr", ("2014-03-18", "dateline")),
    ("Le pont rouvre\nLe Port avec AFP | 18.03.2014 à 10h15 • Mis à jour le 19.03.2014\nIl a rouvert.", "fr",
     ("2014-03-18", "dateline")),
    # a day that cannot be is not mended, and one to come is none of publication
    ("PARIS, 31 février 2014 (AFP) - Le pont a rouvert.", "fr", NONE),
    ("Le pont rouvre\nPublié le 18 mars 2931\nLe pont a rouvert.", "fr", NONE),
    ("PARIS, 3 mars 2931 (AFP) - Le pont a rouvert.", "fr", NONE),
    # a day without its month gives none, nor does one that the text has left behind
    ("Les 3 et 4 mai 2007, on a dansé. Le mardi 8, la ville dormait.", "fr", NONE),
    ("Du mardi 26 au jeudi 28 mai 1998, le pont a fermé. Entre janvier et mars 1999, il a rouvert.", "fr", NONE),
    # a weekday with its day of month, after the years of the text
    ("Le pont a rouvert ce dimanche 29 décembre. Il avait fermé en décembre 2017, après une crue en 2014.", "fr",
     ("2019-12-29", "weekday+day")),
    ("The bridge closed in 2015. On Sunday, July 7, it reopened.", "en", ("2019-07-07", "weekday+day")),
    ("Mardi 21 février, le pont a rouvert. Il avait fermé en 2022 ; il doit être doublé d'ici à 2030.", "fr",
     ("2023-02-21", "weekday+day")),
    ("Ce mardi 18 mars, le pont a rouvert. Il avait été bâti en 2008.", "fr", ("2014-03-18", "weekday+day")),
    # nothing to go by
    ("Le pont inauguré mardi 3 juillet porte le nom du maire mort en 2004.", "fr", NONE),
    ("Le pont rouvre\nLe rapport de la mairie, publié le 3 mars 2014.\nIl accuse.", "fr", NONE),
    ("Le pont a rouvert ce dimanche 29 décembre.", "fr", NONE),
    ("Le pont rouvrira le mardi 21 février. Il avait fermé en 2022.", "fr", NONE),
    ("Jeudi 23 juin, ils ont voté. Trois ans plus tard, en 2019, rien n'a changé.", "fr", NONE),
    ("Le 3 mars 2014, le pont a rouvert.", "fr", NONE),
    ("Publié le 3 mars 2014, le rapport accuse la mairie.", "fr", NONE),
    ("Les dates du pont\n3 mars 2014 - fermeture\n5 mai 2015 - réouverture", "fr", NONE),
    ("Le pont a rouvert mardi.", "fr", NONE),
    ("", "fr", NONE),
])
def test_inferred(dated: Reader, text: str, language: str, expected: tuple[str | None, str]) -> None:
    assert inferred(dated(text, language)) == expected


def test_a_date_that_was_given_stays(dated: Reader) -> None:
    assert inferred(dated("LYON, 3 mars 2014 (AFP) - Le pont a rouvert.", "fr", "2016-07-20")) == ("2016-07-20", "given")


def test_times_are_counted_from_the_inferred_date(dated: Reader) -> None:
    times = dated("LYON, 3 mars 2014 (AFP) - Le pont a rouvert dimanche.", "fr")._.times
    assert [(time.value, time.anchor) for time in times] == [("2014-03-03", None), ("2014-03-02", "published 2014-03-03")]


@pytest.mark.parametrize(("text", "language", "expected"), [
    ("Le pont rouvre\n\n29 mai 2012. – Le pont a rouvert.", "fr", "29 mai 2012. –"),
    ("LYON, 3 mars 2014 (AFP) - Le pont a rouvert.", "fr", "LYON, 3 mars 2014 (AFP) -"),
    ("Le pont rouvre\nBREST (Agence) – Le pont a rouvert.", "fr", "BREST (Agence) –"),
    ("Aix-en-Provence, le mardi 1er juillet 2014 – Le pont a rouvert.", "fr",
     "Aix-en-Provence, le mardi 1er juillet 2014 –"),
    ("OSLO — “The bridge is open,” she said.", "en", "OSLO —"),
    ("OSLO, Norway, Jan. 6 (Agency) - The bridge reopened.", "en", "OSLO, Norway, Jan. 6 (Agency) -"),
    ("NEW YORK (Agency), Jan. 6, 2017 — The bridge reopened.", "en", "NEW YORK (Agency), Jan. 6, 2017 —"),
    ("The bridge reopens\nJanuary 6, 2017\nThe bridge reopened.", "en", "January 6, 2017"),
    ("  (Agency) -- The bridge reopened.", "en", "(Agency) --"),
    # a clause between dashes, a headline in capitals, and a place far down the text
    ("Le 3 mars 2014 – deux jours après la crue – le pont a rouvert.", "fr", None),
    ("OSLO – THE BRIDGE IS OPEN", "en", None),
    ("The mayor of Oslo – Ann Smith – spoke.", "en", None),
    ("Un.\nDeux.\nTrois.\nQuatre.\nCinq.\nLYON (AFP) – Le pont a rouvert.", "fr", None),
    ("", "fr", None),
])
def test_dateline(dated: Reader, text: str, language: str, expected: str | None) -> None:
    doc = dated(text, language)
    assert (doc._.dateline and doc.text[slice(*doc._.dateline)]) == expected
    assert dated(text, language, "2014-03-04")._.dateline == doc._.dateline
