"""What an event takes its date and status from, class by class: text in, (trigger, date, status) rows out."""

import datetime as dt

import pytest

from analysis.extract.pipeline import Text, extract
from analysis.records import Published

DAY = dt.date(2018, 9, 12)  # a Wednesday


def rows(text: str, language: str = "fr") -> list[tuple[str, str | None, str]]:
    given = Published(date=DAY, rule="given")
    events = next(extract([Text(id="x", text=text, language=language, published=given)])).events
    return [(text[slice(*event.trigger)], event.date, event.status) for event in events]


@pytest.mark.parametrize(("text", "expected"), [
    # overnight: the hour makes the night exact
    ("Un docker a été tué dans la nuit de dimanche à lundi. Le drame s'est produit vers 3 heures du matin.",
     [("tué", "2018-09-10", "happened"), ("drame", "2018-09-10", "happened")]),
    ("Un docker a été tué dans la nuit de dimanche à lundi.", [("tué", "2018-09-09", "happened")]),
    # one happening in two clauses
    ("Deux marins sont morts et six autres ont été blessés mardi dans l'incendie du ferry.",
     [("morts", "2018-09-11", "happened"), ("blessés", "2018-09-11", "happened"), ("incendie", "2018-09-11", "happened")]),
    ("Le ministre a démissionné et son adjoint a été blessé mardi.",
     [("démissionné", None, "happened"), ("blessé", "2018-09-11", "happened")]),
    # counted from a year, from today, from what is told in a subordinate clause
    ("Le port a été agrandi en 1990, dix ans après que la digue eut cédé.",
     [("agrandi", "1990", "happened"), ("cédé", "1980", "happened")]),
    ("Voilà dix ans que le barrage a explosé.", [("explosé", "2008", "happened")]),
    # what a subject dates from
    ("Leur dernière réunion remonte à mai.", [("réunion", "2018-05", "happened")]),
    ("Le dernier scrutin datait de 2011.", [("scrutin", "2011", "happened")]),
    ("Le phare date de 1931.", []),
    # behind a day, the imperfect tells what was done once
    ("Le 6 mars 2014, la garnison capitulait. Le lendemain, une motion échouait.",
     [("capitulait", "2014-03-06", "happened"), ("échouait", "2014-03-07", "happened")]),
    # the event that was just told
    ("Le roi s'est entretenu lundi avec le sultan. L'appel a duré une heure.",
     [("entretenu", "2018-09-10", "happened"), ("appel", "2018-09-10", "happened")]),
    ("Les deux rois se sont vus à Oslo le 6 mars 2014. Au cours de cette rencontre, ils ont signé un traité.",
     [("rencontre", "2014-03-06", "happened"), ("signé", "2014-03-06", "happened")]),
    ("Deux bacs se sont percutés le 6 mars 2014. Cet accident coûta la vie à dix marins.",
     [("percutés", "2014-03-06", "happened"), ("accident", "2014-03-06", "happened"), ("coûta la vie", None, "happened")]),
    ("L'incendie qui a tué dix marins en 2014 reste inexpliqué.",
     [("incendie", "2014", "happened"), ("tué", "2014", "happened")]),
    # the time of an apposition dates no verb
    ("L'armateur, présent en 2014, n'a pas été invité.", [("invité", None, "denied")]),
    ("Le marin, empoisonné à Oslo en mars, a quitté l'hôpital mardi.",
     [("empoisonné", "2018-03", "happened"), ("quitté", "2018-09-11", "happened")]),
    ("La Bourse a clôturé en hausse mardi, au plus haut depuis mars 2015.", [("clôturé", "2018-09-11", "happened")]),
    ("Aux premières heures de mardi, le convoi a quitté la base.", [("quitté", "2018-09-11", "happened")]),
])
def test_the_date(text: str, expected: list[tuple[str, str | None, str]]):
    assert rows(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    # decided is not yet done
    ("Le conseil a voté mardi la fermeture du port.",
     [("voté", "2018-09-11", "happened"), ("fermeture", None, "planned")]),
    ("Les élections prévues en octobre ont été reportées à décembre.",
     [("élections", "2018-12", "planned"), ("reportées", None, "happened")]),
    ("Le pilote était censé comparaître lundi.", [("comparaître", "2018-09-10", "planned")]),
    ("La ville appelle à un cessez-le-feu.", [("appelle", None, "happened"), ("cessez-le-feu", None, "hypothetical")]),
    ("La région envisage d'interdire le chalut en 2030.", [("interdire", "2030", "hypothetical")]),
    # what was not done
    ("L'amiral a renoncé à briguer la mairie.", [("renoncé", None, "happened"), ("briguer", None, "denied")]),
    ("La cour a refusé d'extrader le marin.", [("refusé", None, "happened"), ("extrader", None, "denied")]),
    ("La cour a refusé de commenter.", [("refusé", None, "happened")]),
    ("Rien ne permet d'affirmer que le marin a été torturé.", [("torturé", None, "denied")]),
    # doubt about one thing is none about another
    ("Une fuite serait à l'origine de l'explosion.", [("explosion", None, "happened")]),
    ("La rumeur d'une démission du maire a été démentie mardi.",
     [("démission", None, "hypothetical"), ("démentie", "2018-09-11", "happened")]),
    ("Les pourparlers, au point mort depuis mai, pourraient reprendre mardi.",
     [("reprendre", "2018-09-18", "hypothetical")]),
])
def test_the_status(text: str, expected: list[tuple[str, str | None, str]]):
    assert rows(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("The failures were uncovered in 2015, three years after the bank had acquired a rival.",
     [("uncovered", "2015", "happened"), ("acquired", "2012", "happened")]),
    ("The two kings spoke by phone on Sunday. During the call, they agreed to meet in October.",
     [("spoke", "2018-09-09", "happened"), ("agreed", "2018-09-09", "happened"), ("meet", "2018-10", "planned")]),
    ("The council will vote on the bill next Tuesday.", [("vote", "2018-09-18", "planned")]),
    ("The town rebuilt the pier after the fire, which killed ten people in 2014.",
     [("rebuilt", None, "happened"), ("fire", "2014", "happened"), ("killed", "2014", "happened")]),
])
def test_english(text: str, expected: list[tuple[str, str | None, str]]):
    assert rows(text, "en") == expected
