"""Times that the story dates: clock times, nights, small hours, what a verb looks back to, and *sept*."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

Reader = Callable[..., Doc]
DAY = "2016-07-20"  # a Wednesday


def values(doc: Doc) -> list[tuple[str, str]]:
    return [(doc.text[slice(*time.span)], time.value) for time in doc._.times]


@pytest.mark.parametrize(("text", "expected"), [
    # a clock time belongs to the day that the story has reached
    ("Le barrage a cédé lundi. L'ouvrage, bâti en 1931, s'est rompu peu avant midi. Vers 15 heures, l'eau a baissé.",
     [("lundi", "2016-07-18"), ("1931", "1931"), ("midi", "2016-07-18T12:00"), ("15 heures", "2016-07-18T15:00")]),
    ("L'homme qui s'était enfui dimanche est mort lundi. Il avait volé une barque vers 10h45. Il a été repêché à 14h20.",
     [("dimanche", "2016-07-17"), ("lundi", "2016-07-18"), ("10h45", "2016-07-17T10:45"), ("14h20", "2016-07-17T14:20")]),
    ("La séance a commencé lundi et repris mardi. Le vote a eu lieu à 17 heures.",
     [("lundi", "2016-07-18"), ("mardi", "2016-07-19"), ("17 heures", "2016-07-20T17:00")]),
    ("Le bac a coulé lundi. Une cérémonie aura lieu à 18 heures.",
     [("lundi", "2016-07-18"), ("18 heures", "2016-07-20T18:00")]),
    # the small hours follow the evening or the night that was told, and leave the thread of the story where it was
    ("Une grange a brûlé dans la nuit de dimanche à lundi. Le feu avait pris vers 3 heures.",
     [("la nuit de dimanche à lundi", "2016-07-17TNI"), ("3 heures", "2016-07-18T03:00")]),
    ("Le 4 mars 2011, la foule envahissait le port à 21h17. À minuit vingt, l'armée tirait. Le lendemain, tout était calme.",
     [("4 mars 2011", "2011-03-04"), ("21h17", "2011-03-04T21:17"), ("minuit vingt", "2011-03-05T00:20"),
      ("Le lendemain", "2011-03-05")]),
    ("Le train a déraillé dans la soirée de dimanche. Au petit matin, la voie était dégagée.",
     [("la soirée de dimanche", "2016-07-17TEV"), ("petit matin", "2016-07-18TMO")]),
    ("Le gel a été levé mardi à midi.", [("mardi à midi", "2016-07-19T12:00")]),
    # what the tagger takes for a participle is a present, and a present on Wednesday may speak of Sunday
    ("Le port commémore samedi le naufrage.", [("samedi", "2016-07-23")]),
    ("Le maire a confirmé que le bac rouvrirait en septembre.", [("septembre", "2016-09")]),
    # looking back
    ("L'affaire remonte à novembre.", [("novembre", "2015-11")]),
    ("Ce week-end, trois marins sont morts.", [("Ce week-end", "2016-W28-WE")]),
    ("Le procès des émeutes de mars 2009 s'est ouvert le 4 juillet.", [("mars 2009", "2009-03"), ("le 4 juillet", "2016-07-04")]),
    ("Après l'émeute du 3 mars 2009, le maire avait démissionné le 9 mars.",
     [("3 mars 2009", "2009-03-03"), ("le 9 mars", "2009-03-09")]),
    # seven, and the month that is written like it
    ("Il a purgé sept ans de prison.", [("sept ans", "P7Y")]),
    ("Le pont a été bâti en 1931. Sept ans plus tard, il cédait.", [("1931", "1931"), ("Sept ans plus tard", "1938")]),
    ("Le 12 sept. 2014, sept bacs ont coulé.", [("12 sept. 2014", "2014-09-12")]),
    # no times
    ("Son album, intitulé 1995, est sorti.", []),
    ("La loi 1901 régit les cercles.", []),
])
def test_french(dated: Reader, text: str, expected: list[tuple[str, str]]) -> None:
    assert values(dated(text, "fr", DAY)) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("Twelve sailors were killed last night. The fire started at about 2 a.m.",
     [("last night", "2016-07-19TNI"), ("about 2 a.m.", "2016-07-20T02:00")]),
    ("Over the weekend, eleven councillors quit.", [("the weekend", "2016-W28-WE")]),
    ("The feud dates from September.", [("September", "2015-09")]),
])
def test_english(dated: Reader, text: str, expected: list[tuple[str, str]]) -> None:
    assert values(dated(text, "en", DAY)) == expected


def test_the_first_months_of_a_year_are_those_months(dated: Reader) -> None:
    time, = dated("Les ventes ont reculé au cours des cinq premiers mois de 2014.", "fr", DAY)._.times
    assert (time.type, time.value, str(time.start), str(time.end)) == ("DURATION", "P5M", "2014-01-01", "2014-05-31")
