"""Text and day of publication → the time expressions with their TIMEX3 values."""

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from analysis.extract.timex.lexer import lexicon

Reader = Callable[..., Doc]
DAY = "2016-07-20"  # a Wednesday
GOLD = Path(__file__).parents[3] / "shared" / "gold"


def values(doc: Doc) -> list[tuple[str, str]]:
    return [(doc.text[slice(*time.span)], time.value) for time in doc._.times]


FRENCH = [
    # full and partial dates
    ("Le mur est tombé le 9 novembre 1989.", [("9 novembre 1989", "1989-11-09")]),
    ("Le 1er mars 2014, le pont a cédé.", [("1er mars 2014", "2014-03-01")]),
    ("L'usine a brûlé le 18/03/2014, puis le 2014-05-02.", [("18/03/2014", "2014-03-18"), ("2014-05-02", "2014-05-02")]),
    ("La digue a cédé en mars 2014.", [("mars 2014", "2014-03")]),
    ("Le port a fermé dans les années 1990.", [("les années 1990", "199")]),
    ("Le 31 février 2015 n'existe pas.", [("31 février 2015", "2015-02-31")]),
    # dates without a year, by the tense of their clause
    ("La cour avait rejeté la plainte en décembre.", [("décembre", "2015-12")]),
    ("Le procès s'ouvrira en septembre.", [("septembre", "2016-09")]),
    ("La loi entrera en vigueur le 1er janvier.", [("le 1er janvier", "2017-01-01")]),
    ("Depuis le 1er janvier, trente ponts ont fermé.", [("le 1er janvier", "2016-01-01")]),
    ("Il a quitté le port en septembre dernier.", [("septembre dernier", "2015-09")]),
    ("Elle a démissionné en mars de l'an dernier.", [("mars de l'an dernier", "2015-03")]),
    ("Le juge a conclu en août que le pont avait cédé.", [("août", "2015-08")]),
    ("La mairie n'a reconnu la panne du bac qu'en septembre.", [("septembre", "2015-09")]),
    # plans told in the past, and days that belong to a noun
    ("Le vote avait d'abord été fixé au 25 mai, puis au 30 octobre.", [("25 mai", "2016-05-25"), ("30 octobre", "2016-10-30")]),
    ("La gare que la maire devait inaugurer en septembre est restée fermée.", [("septembre", "2016-09")]),
    ("Le conseil a convoqué pour le 3 novembre une assemblée.", [("le 3 novembre", "2016-11-03")]),
    ("Une réunion était prévue vendredi.", [("vendredi", "2016-07-22")]),
    ("Il a présenté sa liste pour l'élection municipale de novembre.", [("novembre", "2016-11")]),
    ("Elle a raconté aux élus l'attentat du 3 octobre.", [("3 octobre", "2015-10-03")]),
    ("Le port a brûlé dans la nuit du 3 octobre.", [("la nuit du 3 octobre", "2015-10-03TNI")]),
    # parts of periods and of days
    ("Début mars 2014, mi-2015 et fin 2013.", [("Début mars 2014", "2014-03"), ("mi-2015", "2015"), ("fin 2013", "2013")]),
    ("Le feu a pris mardi soir.", [("mardi soir", "2016-07-19TEV")]),
    ("Le feu a pris dans la nuit de samedi à dimanche.", [("la nuit de samedi à dimanche", "2016-07-16TNI")]),
    ("Mercredi en fin d'après-midi, la place était vide.", [("Mercredi en fin d'après-midi", "2016-07-20TAF")]),
    ("Le feu a pris vers 22h15 lundi soir.", [("22h15 lundi soir", "2016-07-18T22:15")]),
    ("La séance reprendra jeudi à 17 h 30.", [("jeudi à 17 h 30", "2016-07-21T17:30")]),
    ("Le train est parti ce matin à 7 heures.", [("ce matin", "2016-07-20TMO"), ("7 heures", "2016-07-20T07:00")]),
    ("Le bac repartira samedi 14 heures, ou lundi midi.", [("samedi 14 heures", "2016-07-23T14:00"), ("lundi midi", "2016-07-25T12:00")]),
    ("Le préfet a parlé ce midi.", [("ce midi", "2016-07-20T12:00")]),
    ("Les mineurs ont creusé hier. La benne a cédé vers 20 heures.", [("hier", "2016-07-19"), ("20 heures", "2016-07-19T20:00")]),
    # weekdays
    ("Le second tour aura lieu dimanche en huit.", [("dimanche en huit", "2016-07-31")]),
    ("Le musée fermerait si les élus le décidaient vendredi.", [("vendredi", "2016-07-22")]),
    ("S'il était élu dimanche, il fermerait la mine.", [("dimanche", "2016-07-24")]),
    ("Les élus se réuniront jeudi et vendredi prochains.", [("jeudi", "2016-07-21"), ("vendredi prochains", "2016-07-22")]),
    ("Le maire a reçu les grévistes mardi, a-t-on appris mercredi.", [("mardi", "2016-07-19"), ("mercredi", "2016-07-20")]),
    ("Il doit être entendu vendredi.", [("vendredi", "2016-07-22")]),
    ("Une réunion prévue jeudi a été annulée.", [("jeudi", "2016-07-21")]),
    ("Il a été arrêté vendredi dernier.", [("vendredi dernier", "2016-07-15")]),
    ("Le marché s'est tenu le premier lundi de mars.", [("le premier lundi de mars", "2016-03-07")]),
    # seasons, quarters, holidays
    ("L'été 2014 fut sec.", [("été 2014", "2014-SU")]),
    ("Au troisième trimestre 2015, les ventes ont reculé.", [("troisième trimestre 2015", "2015-Q3")]),
    ("Le navire a coulé le lundi de Pâques 2015.", [("lundi de Pâques 2015", "2015-04-06")]),
    ("La grève a commencé à Noël.", [("Noël", "2015-12-25")]),
    ("Le défilé du 14-Juillet a été annulé.", [("14-Juillet", "2016-07-14")]),
    # counted from today
    ("Le feu a pris hier ; le pont rouvrira demain.", [("hier", "2016-07-19"), ("demain", "2016-07-21")]),
    ("Le pont a fermé il y a trois ans.", [("il y a trois ans", "2013")]),
    ("Il a démissionné il y a une quinzaine de jours.", [("il y a une quinzaine de jours", "2016-07-05")]),
    ("La semaine dernière, le mois prochain et cette année.",
     [("La semaine dernière", "2016-W28"), ("le mois prochain", "2016-08"), ("cette année", "2016")]),
    # counted from the expression before
    ("Le port a fermé le 12 mai 2014. La veille, il neigeait ; le lendemain, il gelait.",
     [("12 mai 2014", "2014-05-12"), ("La veille", "2014-05-11"), ("le lendemain", "2014-05-13")]),
    ("Élu en juin 2015, il part le mois suivant. Trois ans plus tard, il revient.",
     [("juin 2015", "2015-06"), ("le mois suivant", "2015-07"), ("Trois ans plus tard", "P3Y")]),
    ("Élu en 2009, il part trois ans plus tard. Cette année-là, tout change.",
     [("2009", "2009"), ("trois ans plus tard", "2012"), ("Cette année-là", "2012")]),
    ("Ce jour-là, il pleuvait.", [("Ce jour-là", "XXXX-XX-XX")]),
    ("Il est venu à la veille des fêtes, le 3 mai 2014.", [("la veille", "XXXX-XX-XX"), ("3 mai 2014", "2014-05-03")]),
    # the thread of a story told in the past runs through no plan, no day of a noun, no look further back
    ("Le plan prendra effet le 16 août. La banque a annoncé le même jour un prêt.",
     [("le 16 août", "2016-08-16"), ("le même jour", "2016-07-20")]),
    ("Le fichier a paru mardi, avant l'élection du 8 novembre. Le même jour, un site a commencé à le lire.",
     [("mardi", "2016-07-19"), ("8 novembre", "2016-11-08"), ("Le même jour", "2016-07-19")]),
    ("Elle prendra ses fonctions le 3 août. Elle a franchi dans la nuit le seuil requis.",
     [("le 3 août", "2016-08-03"), ("la nuit", "2016-07-20TNI")]),
    ("Deux hommes ont été jugés mardi.\nIls ont été arrêtés vendredi dernier.\nLa veille, le maire avait remercié la police.",
     [("mardi", "2016-07-19"), ("vendredi dernier", "2016-07-15"), ("La veille", "2016-07-18")]),
    ("Le match prévu le 12 juillet a été annulé la veille.", [("le 12 juillet", "2016-07-12"), ("la veille", "2016-07-11")]),
    ("Il y a deux ans jour pour jour, le port a fermé.", [("Il y a deux ans jour pour jour", "2014-07-20")]),
    # how long, how often, now
    ("La grève a duré trois semaines et deux heures et demie.", [("trois semaines", "P3W"), ("deux heures et demie", "PT2H30M")]),
    ("Une enfant de dix-sept ans et quelque temps.", [("dix-sept ans", "P17Y"), ("quelque temps", "PXX")]),
    ("Le bac part chaque jour, tous les deux mois, chaque lundi.",
     [("chaque jour", "P1D"), ("tous les deux mois", "P2M"), ("chaque lundi", "XXXX-WXX-1")]),
    ("Le bac est désormais fermé.", [("désormais", "PRESENT_REF")]),
    ("L'audience a été renvoyée au 14 novembre.", [("14 novembre", "2016-11-14")]),
    # the article belongs to what counts from now, not to what names its year
    ("Le 12 juillet et à la fin du mois, le bac s'est arrêté. Il était neuf le 3 mars 2014.",
     [("Le 12 juillet", "2016-07-12"), ("la fin du mois", "2016-07"), ("3 mars 2014", "2014-03-03")]),
    ("Depuis le début de l'année, et non depuis le début de 2015, le port est vide.",
     [("le début de l'année", "2016"), ("début de 2015", "2015")]),
    ("Les six premiers mois de 2015, les six premiers mois de l'année.",
     [("six premiers mois de 2015", "P6M"), ("les six premiers mois de l'année", "P6M")]),
    ("Les trois dernières années, sa deuxième année, les deuxième et quatrième jeudis.",
     [("Les trois dernières années", "P3Y"), ("sa deuxième année", "P2Y"), ("les deuxième et quatrième jeudis", "XXXX-WXX-4")]),
    # an age is no length
    ("Un marin de 47 ans, âgé de quarante-sept ans, a secouru Anne Roy, 52 ans, et des enfants de 2 à 8 ans.", []),
    ("À 18 ans, il embarque ; mort à 87 ans, il avait 18, 24 puis 40 ans de moins que les moins de 25 ans.",
     [("40 ans", "P40Y")]),
    ("Une peine de 8 ans et un bail de trois ans.", [("8 ans", "P8Y"), ("trois ans", "P3Y")]),
    # nights, days and hours
    ("Dans la nuit de lundi à mardi, vers 3 heures, le bac a coulé.",
     [("la nuit de lundi à mardi", "2016-07-18TNI"), ("3 heures", "2016-07-19T03:00")]),
    ("Il a coulé dans la nuit du 31 décembre au 1er janvier 2010.",
     [("la nuit du 31 décembre au 1er janvier 2010", "2009-12-31TNI")]),
    ("Vers 5 h 25 (3 h 25 GMT) jeudi matin, il a coulé.",
     [("5 h 25", "2016-07-14T05:25"), ("3 h 25 GMT", "2016-07-14T03:25"), ("jeudi matin", "2016-07-14TMO")]),
    ("Au petit matin, en soirée, toute la journée, en 2h30 puis 2h30 de marche.",
     [("petit matin", "2016-07-20TMO"), ("soirée", "2016-07-20TEV"), ("toute la journée", "P1D"), ("2h30", "PT2H30M"),
      ("2h30", "PT2H30M")]),
    ("Le JT de 20 heures, ouvert 24 heures sur 24, a parlé de la 28e journée.", []),
    # by the tense of the clause
    ("La mairie est fermée mercredi et jeudi ; le maire sera en visite vendredi.",
     [("mercredi", "2016-07-20"), ("jeudi", "2016-07-21"), ("vendredi", "2016-07-22")]),
    ("Les marins affronteront la tempête en décembre.", [("décembre", "2016-12")]),
    ("Le maire publie un livre ce jeudi.", [("ce jeudi", "2016-07-21")]),
    ("Les candidats préparent l'élection de février.", [("février", "2017-02")]),
    ("Les ventes ont reculé au second semestre.", [("second semestre", "2015-H2")]),
    # beside what was said
    ("L'affaire remonte à 2011. En août de la même année, le pont ferme ; l'hiver suivant, il rouvre.",
     [("2011", "2011"), ("août de la même année", "2011-08"), ("l'hiver suivant", "2011-WI")]),
    ("La semaine du 3 mars et l'année en cours.", [("La semaine du 3 mars", "2016-W09"), ("l'année en cours", "2016")]),
    ("Ce jour de mars 2012, il neigeait.", [("mars 2012", "2012-03")]),
    # years in two figures, and words set apart as in tokenised texts
    ("En 97, fin 96, en mai 68, au printemps 98.",
     [("97", "1997"), ("fin 96", "1996"), ("mai 68", "1968-05"), ("printemps 98", "1998-SP")]),
    ("D 'ici la fin de l 'année , et aujourd 'hui .", [("la fin de l 'année", "2016"), ("aujourd 'hui", "2016-07-20")]),
    # names, quantities and homonyms
    ("Un Boeing 737 a survolé les 24 Heures du Mans, l'article 49.3 et le G7.", []),
    ("La sonde a été lancée vers Mars par Avril Dupont, 20 minutes après.", [("20 minutes", "PT20M")]),
    ("Il habite rue du 8 mai 1945 et appelle le 01 42 34 56 78 : 3-1 à la mi-temps, 52 voix contre 48.", []),
    ("Le pont a été repeint par le premier ministre, au premier tour.", []),
    ("Le 20 heures de la chaîne en a parlé.", []),
    ("", []),
    # the thread of a story, feasts, names and ages
    ("Le 4 mai, le pont a cédé. Cette même nuit, le bac a coulé.", [("Le 4 mai", "2016-05-04"), ("Cette même nuit", "2016-05-04TNI")]),
    ("Un quai a brûlé en mai ; deux semaines plus tôt, un autre.", [("mai", "2016-05"), ("deux semaines plus tôt", "P2W")]),
    ("Le clocher est tombé lundi saint.", [("lundi saint", "2016-03-21")]),
    ("La série « 24 heures à la ferme » et le film « Le 3 mai » ont plu.", []),
    ("Trois hommes de 18, 24 et 26 ans ont été entendus.", []),
]

ENGLISH = [
    ("The wall fell on November 9, 1989.", [("November 9, 1989", "1989-11-09")]),
    ("It sank on 18 March 2014, on the 7th of April 2014 and on Sept. 3, 2014.",
     [("18 March 2014", "2014-03-18"), ("the 7th of April 2014", "2014-04-07"), ("Sept. 3, 2014", "2014-09-03")]),
    ("It sank on 03/18/2014.", [("03/18/2014", "2014-03-18")]),
    ("The court had rejected it in December.", [("December", "2015-12")]),
    ("The inspectors concluded in August that it had cracked.", [("August", "2015-08")]),
    ("The talks had been scheduled for October 12.", [("October 12", "2016-10-12")]),
    ("The mayor was to meet the strikers in September.", [("September", "2016-09")]),
    ("They read notes on the candidate in the November election.", [("November", "2016-11")]),
    ("Shares rose on Tuesday. The drills had begun last Friday. They regained what they lost the day before.",
     [("Tuesday", "2016-07-19"), ("last Friday", "2016-07-15"), ("the day before", "2016-07-18")]),
    ("Three years ago today, the port closed. It had opened a year ago Friday.",
     [("Three years ago today", "2013-07-20"), ("a year ago Friday", "2015-07-17")]),
    ("He spoke at his year-end news conference.", []),
    ("The trial will open in September.", [("September", "2016-09")]),
    ("The law takes effect on Jan. 1.", [("Jan. 1", "2017-01-01")]),
    ("In early 2014, in mid-March 2014 and at the end of June.",
     [("early 2014", "2014"), ("mid-March 2014", "2014-03"), ("the end of June", "2014-06")]),
    ("In the 1990s, in the late '80s, in the 19th century.",
     [("the 1990s", "199"), ("the late '80s", "198"), ("the 19th century", "18")]),
    ("Police cleared the square late Tuesday night.", [("late Tuesday night", "2016-07-19TNI")]),
    ("The vote is set for Thursday at 8:30 p.m.", [("Thursday at 8:30 p.m.", "2016-07-21T20:30")]),
    ("He is to be heard Friday.", [("Friday", "2016-07-22")]),
    ("Talks resumed last Friday and end next Monday.", [("last Friday", "2016-07-15"), ("next Monday", "2016-07-25")]),
    ("The first Monday in March was wet.", [("The first Monday in March", "2016-03-07")]),
    ("It closed on Easter Monday, on Memorial Day and on New Year's Eve 2014.",
     [("Easter Monday", "2016-03-28"), ("Memorial Day", "2016-05-30"), ("New Year's Eve 2014", "2014-12-31")]),
    ("It rose in the third quarter of 2015 and in the first half of 2014.",
     [("the third quarter of 2015", "2015-Q3"), ("the first half of 2014", "2014-H1")]),
    ("The third-quarter profit doubled from a year earlier.", [("third-quarter", "2016-Q3"), ("a year earlier", "2015-Q3")]),
    ("The plant closed two years ago, 10 days ago, last month.",
     [("two years ago", "2014"), ("10 days ago", "2016-07-10"), ("last month", "2016-06")]),
    ("It opened on May 12, 2014. The next day it closed; two weeks earlier it had burned.",
     [("May 12, 2014", "2014-05-12"), ("The next day", "2014-05-13"), ("two weeks earlier", "2014-04-29")]),
    ("It opened in June 2015. The following month it closed. The next year it reopened.",
     [("June 2015", "2015-06"), ("The following month", "2015-07"), ("The next year", "2016")]),
    ("After a two-week strike of nearly forty hours, every Monday, twice each month.",
     [("two-week", "P2W"), ("nearly forty hours", "PT40H"), ("every Monday", "XXXX-WXX-1"), ("each month", "P1M")]),
    ("It is now closed, and was recently sold.", [("now", "PRESENT_REF"), ("recently", "PAST_REF")]),
    ("The Sept. 11 attacks changed it.", [("Sept. 11", "2001-09-11")]),
    ("They may march on the second floor of France 24, said Theresa May of The Sunday Times.", []),
    ("A Boeing 747 landed beside Route 66; Article 50 passed by 51 votes to 49 in the G20.", []),
    ("Call 202-555-0143: the team won 3-1, then 6-4, before 2,000 people.", []),
    ("The second man spoke.", []),
    # quarters, and what they are compared with
    ("Second-quarter profit doubled from a year ago.\n\nFor the six months, it doubled from a year ago.",
     [("Second-quarter", "2016-Q2"), ("a year ago", "2015-Q2"), ("the six months", "P6M"), ("a year ago", "2015")]),
    ("In the latest period and the corresponding period last year, it fell.",
     [("the latest period", "2016-Q2"), ("the corresponding period last year", "2015")]),
    ("It expects 300 ships by year-end.", [("year-end", "2016-12-31")]),
    ("Over the last decade it fell; for the year ended June 30 it rose in the 72nd minute.",
     [("the last decade", "P10Y"), ("the year", "P1Y"), ("June 30", "2016-06-30")]),
    # seen from what was said
    ("The mayor vowed to stay on through the vote on September 7, and until the convention in October.",
     [("September 7", "2016-09-07"), ("October", "2016-10")]),
    ("They will vote in February. Then there is February.", [("February", "2017-02"), ("February", "2017-02")]),
    ("It closed in 2009 and reopened the following spring.", [("2009", "2009"), ("the following spring", "2009-SP")]),
    ("It was the third day of the strike, the last week of the season and the week of March 7.",
     [("the third day", "2016-07-20"), ("the week of March 7", "2016-W10")]),
    ("Five years ago this week, it opened, the first in 40 years.",
     [("Five years ago this week", "2011-W29"), ("40 years", "P40Y")]),
    ("It snowed last winter.", [("last winter", "2015-WI")]),
    # by the tense of the clause
    ("The deadline is Thursday; the port holds its summit on Friday.", [("Thursday", "2016-07-21"), ("Friday", "2016-07-22")]),
    ("They are getting ready for the February election.", [("February", "2017-02")]),
    # clock times of the agencies, and named days
    ("It broke at 0540 GMT; 9/11 came first.", [("0540 GMT", "2016-07-20T05:40"), ("9/11", "2001-09-11")]),
    # the thread of a story, feasts and names
    ("The dam broke on June 3. The previous Friday, rain had set in; the same month, it closed.",
     [("June 3", "2016-06-03"), ("The previous Friday", "2016-05-27"), ("the same month", "2016-06")]),
    ("Clerks walked out on Black Friday.", [("Black Friday", "2015-11-27")]),
    ("The plant will reopen by midyear.", [("midyear", "2016")]),
    ("He called November's election a farce.", [("November", "2016-11")]),
    ("A report to be released Friday blames the harbour.", [("Friday", "2016-07-22")]),
    ("It took years, and about two and a half years of prison.", [("years", "PXY"), ("about two and a half years", "P2Y6M")]),
    ("April Jones watched 'Monday Night Baseball' and sang the song \"Yesterday\".", []),
]


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_french(dated: Reader, text: str, expected: list[tuple[str, str]]) -> None:
    assert values(dated(text, "fr", DAY)) == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(dated: Reader, text: str, expected: list[tuple[str, str]]) -> None:
    assert values(dated(text, "en", DAY)) == expected


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_typographic_apostrophes_and_spaces_change_nothing(dated: Reader, text: str, expected: list[tuple[str, str]]) -> None:
    printed = text.replace("'", "’").replace(" h 30", "\u202fh\u202f30").replace(" heures", "\u00a0heures")
    assert [value for _, value in values(dated(printed, "fr", DAY))] == [value for _, value in expected]


@pytest.mark.parametrize(("text", "language", "expected"), [
    ("La délégation est restée du 3 au 5 mars 2014.", "fr", [("range-start", "2014-03-03"), ("range-end", "2014-03-05")]),
    ("Du 27 juin au 3 juillet 2017, il a plu.", "fr", [("range-start", "2017-06-27"), ("range-end", "2017-07-03")]),
    ("Entre 2014 et 2016, le port a fermé.", "fr", [("range-start", "2014"), ("range-end", "2016")]),
    ("La période 2007-2013 fut dure.", "fr", [("range-start", "2007"), ("range-end", "2013")]),
    ("De décembre à mars 2015, il a neigé.", "fr", [("range-start", "2014-12"), ("range-end", "2015-03")]),
    ("Les 16 et 17 juin 2012, on a voté.", "fr", [("range-start", "2012-06-16"), ("range-end", "2012-06-17")]),
    ("Les 4, 7 et 9 août 2012, on a voté.", "fr",
     [("full-date", "2012-08-04"), ("full-date", "2012-08-07"), ("full-date", "2012-08-09")]),
    ("Les 21, 22 et 23 mai 2012, on a voté.", "fr",
     [("range-start", "2012-05-21"), ("range-middle", "2012-05-22"), ("range-end", "2012-05-23")]),
    ("On a voté jeudi et vendredi.", "fr", [("weekday-unknown", "XXXX-WXX-4"), ("weekday-unknown", "XXXX-WXX-5")]),
    ("They met on February 27-28, 2019.", "en", [("range-start", "2019-02-27"), ("range-end", "2019-02-28")]),
    ("Between March 3 and March 5, 2014, it rained.", "en", [("range-start", "2014-03-03"), ("range-end", "2014-03-05")]),
    ("He served from 2009 to 2013.", "en", [("range-start", "2009"), ("range-end", "2013")]),
    ("En mars 2014 et en mai 2015, il a plu.", "fr", [("month-year", "2014-03"), ("month-year", "2015-05")]),
])
def test_the_ends_of_a_range(dated: Reader, text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert [(time.rule, time.value) for time in dated(text, language)._.times] == expected


@pytest.mark.parametrize(("text", "language", "expected"), [
    # only what the text itself fixes is dated
    ("Le feu a pris mardi soir, en mars, hier.", "fr", ["XXXX-WXX-2TEV", "XXXX-03", "XXXX-XX-XX"]),
    ("Un échange avait eu lieu en 2017. Dimanche 29 décembre, il a recommencé.", "fr", ["2017", "2019-12-29"]),
    ("Début mars 2014, le port ferme. Mi-mars, il rouvre.", "fr", ["2014-03", "2014-03"]),
    ("Jeudi 23 juin, ils ont voté. Trois ans plus tard, en 2019, rien n'a changé.", "fr", ["2016-06-23", "2019", "2019"]),
    ("The parliament had been elected in 2015. On Sunday, July 7, the country voted again.", "en", ["2015", "2019-07-07"]),
])
def test_without_a_publication_date(dated: Reader, text: str, language: str, expected: list[str]) -> None:
    assert [time.value for time in dated(text, language)._.times] == expected


def test_first_and_last_day_precision_rule_and_anchor(dated: Reader) -> None:
    times = dated("Le port a fermé en mars 2014, puis mardi, et pour deux ans. Le lendemain, il rouvrait.", "fr", DAY)._.times
    assert [(str(time.start), str(time.end), time.precision, time.type, time.rule, time.anchor) for time in times] == [
        ("2014-03-01", "2014-03-31", "month", "DATE", "month-year", None),
        ("2016-07-19", "2016-07-19", "day", "DATE", "weekday-past", "published 2016-07-20"),
        ("None", "None", None, "DURATION", "duration", None),
        ("2016-07-20", "2016-07-20", "day", "DATE", "anchored-previous", "previous 2016-07-19"),
    ]


def test_boilerplate_is_not_read(dated: Reader) -> None:
    text = "Le pont a rouvert mardi.\n\n" + "Le maire s'en félicite. " * 5 + "\n\nLaisser un commentaire\n\nLe 3 mars 2014, Jean a écrit :"
    assert values(dated(text, "fr", DAY)) == [("mardi", "2016-07-19")]


def _pieces(language: str) -> list[str]:
    words = lexicon(language)
    phrases = [" ".join(parts) for behind in words.phrases.values() for found in behind.values() for parts, *_ in found]
    digits = ["3", "31", "99", "0", "2014", "9999", "18/03/2014", "31/02/2014", "2014-02-31", "7h44", "25h99", "8:30", "1er",
              "18th", "90s", "XIXe", "1.5", "2 000 000", "9" * 20, "²", "½", "\U0001f600", "\u202f", "\n", ",", "-", "(", "'"]
    return [*words.words, *phrases, *digits]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), language=st.sampled_from(["fr", "en"]),
       day=st.sampled_from([None, "2016-02-29", "0001-01-01", "9999-12-31"]))
def test_any_mixture_of_its_words_is_read_without_fault(dated: Reader, seed: int, language: str, day: str | None) -> None:
    chance = random.Random(seed)  # noqa: S311  no secret hangs on it
    pieces = _pieces(language)
    text = "".join(chance.choice(pieces) + chance.choice((" ", " ", " ", "", "-", "\u00a0"))
                   for _ in range(chance.randint(1, 25)))
    read = dated(text, language, day)._.times
    ends = [0, *(time.span[1] for time in read)]
    assert all(end <= time.span[0] < time.span[1] <= len(text) for end, time in zip(ends, read, strict=False))
    assert all((time.start is None) == (time.precision is None) for time in read)
    assert all(time.start is None or time.end is None or time.start <= time.end for time in read)


@pytest.mark.gold
@pytest.mark.parametrize(("name", "relaxed", "strict"), [("fr-wikinews", 0.94, 0.87), ("en-times", 0.91, 0.83)])
def test_against_the_annotated_texts(dated: Reader, name: str, relaxed: float, strict: float) -> None:
    path = GOLD / f"{name}.jsonl"
    if not path.exists():
        pytest.skip(f"{path} is not there")
    found = wanted = overlapping = exact = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        spans = [tuple(time["span"]) for time in article["times"]]
        read = [time.span for time in dated(article["text"], article["language"], article["published"])._.times]
        found, wanted = found + len(read), wanted + len(spans)
        overlapping += sum(any(a < end and start < b for a, b in read) for start, end in spans)
        exact += len(set(spans) & set(read))
    assert 2 * overlapping / (found + wanted) >= relaxed
    assert 2 * exact / (found + wanted) >= strict
