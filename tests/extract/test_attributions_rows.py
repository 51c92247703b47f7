"""Text → who says what: source, cue, content, kind, type of the source, the attribution it stands in, rule."""

import random

import pytest

from analysis.extract.pipeline import Text, extract
from analysis.records import Extraction

Row = tuple[str | None, str | None, str, str, str, int | None, str]

FRENCH: list[tuple[str, list[Row]]] = [
    # quotations: the incise behind them, and its words between verb and subject
    ("« Le chantier est fini », a déclaré mardi le maire de Nantes.",
     [("le maire de Nantes", "a déclaré", "« Le chantier est fini »", "direct", "government", None, "quote+incise")]),
    ("« La route rouvrira jeudi », a écrit sur Facebook Paul Lambert.",
     [("Paul Lambert", "a écrit", "« La route rouvrira jeudi »", "direct", "person", None, "quote+incise")]),
    # indirect speech
    ("La ministre de la Santé a affirmé que les stocks suffiraient.",
     [("La ministre de la Santé", "a affirmé", "les stocks suffiraient", "indirect", "government", None, "verb+que")]),
    ("Les récoltes seront maigres, a prévenu la députée Claire Morin.",
     [("la députée Claire Morin", "a prévenu", "Les récoltes seront maigres", "indirect", "parliament", None, "incise")]),
    ("La fermeture coûtera cher, a indiqué vendredi la compagnie.",
     [("la compagnie", "a indiqué", "La fermeture coûtera cher", "indirect", "company", None, "incise")]),
    ("Les journaux bulgares rapportent la découverte d'un trésor près de Varna.",
     [("Les journaux bulgares", "rapportent", "la découverte d'un trésor près de Varna", "indirect", "media", None, "verb+np")]),
    # one auxiliary for two cues
    ("Le maire a dénoncé « un scandale » et affirmé qu'il porterait plainte.",
     [("Le maire", "a dénoncé", "« un scandale »", "direct", "government", None, "verb+np"),
      ("Le maire", "affirmé", "il porterait plainte", "indirect", "government", None, "verb+que")]),
    # nouns and documents
    ("L'annonce par la société Verdon que l'usine fermera a surpris les ouvriers.",
     [("la société Verdon", "annonce", "l'usine fermera", "indirect", "company", None, "noun+que")]),
    ("D'après un rapport de la Cour des comptes, le pont a coûté trop cher.",
     [("un rapport de la Cour des comptes", "D'après", "le pont a coûté trop cher", "indirect", "document", None,
       "d'après-front")]),
    # a source in a source
    ("Selon l'agence Interfax, la ministre a déclaré que le port rouvrirait.",
     [("l'agence Interfax", "Selon", "la ministre a déclaré que le port rouvrirait", "indirect", "news_agency", None,
       "selon-front"),
      ("la ministre", "a déclaré", "le port rouvrirait", "indirect", "government", 0, "verb+que")]),
    # a pronoun is of the type of whom it takes up
    ("Le procureur de Lille a indiqué que l'enquête continuait. Il a précisé que deux hommes étaient recherchés.",
     [("Le procureur de Lille", "a indiqué", "l'enquête continuait", "indirect", "police_justice", None, "verb+que"),
      ("Il", "a précisé", "deux hommes étaient recherchés", "indirect", "police_justice", None, "verb+que")]),
    ("Le groupe a annoncé que ses usines fermeraient.",
     [("Le groupe", "a annoncé", "ses usines fermeraient", "indirect", "company", None, "verb+que")]),
    # nobody says anything
    ("Le conseil municipal a voté le budget mardi.", []),
    ("Le ministre n'a pas souhaité commenter.", []),
    ("La pièce « Les Marches du soir » est jouée à Lyon.", []),
    ("Les tarifs varient selon la saison.", []),
    ("Correction : une version précédente de cet article indiquait que le pont avait été fermé lundi.", []),
    ("L'ampleur des dégâts fait penser que la digue a cédé.", []),
    ("Les sanctions répondent au piratage, que le gouvernement attribue à Pékin.", []),
    ("", []),
]

ENGLISH: list[tuple[str, list[Row]]] = [
    ('"The road is open again," Mayor Ann Carver said on Tuesday.',
     [("Mayor Ann Carver", "said", '"The road is open again,"', "direct", "government", None, "quote+incise")]),
    ("The company said that its factory in Leeds would close.",
     [("The company", "said", "its factory in Leeds would close", "indirect", "company", None, "verb+that")]),
    ("The bridge could reopen in May, the statement said.",
     [("the statement", "said", "The bridge could reopen in May", "indirect", "document", None, "incise")]),
    ("According to a report by the ministry, the bridge cost too much.",
     [("a report by the ministry", "According to", "the bridge cost too much", "indirect", "document", None,
       "according-front")]),
    ('The mayor called the plan "a gift to the rich" and unfair.',
     [("The mayor", "called", 'the plan "a gift to the rich" and unfair', "mixed", "government", None, "verb+as")]),
    ("Senator Ann Carver warned that the dam could break.",
     [("Senator Ann Carver", "warned", "the dam could break", "indirect", "parliament", None, "verb+that")]),
    ("An official, speaking on condition of anonymity, said the talks had stalled.",
     [("An official, speaking on condition of anonymity", "said", "the talks had stalled", "indirect", "anonymous", None,
       "verb+that")]),
    ("The report says the dam is safe. It adds that repairs are due.",
     [("The report", "says", "the dam is safe", "indirect", "document", None, "verb+that"),
      ("It", "adds", "repairs are due", "indirect", "document", None, "verb+that")]),
    ("The inquiry found no evidence that the minister had lied.",
     [("The inquiry", "found", "no evidence that the minister had lied", "indirect", "document", None, "verb+that")]),
    ("The minister declined to comment.", []),
    ("Ann Carver called on Sunday to thank the mayor.", []),
    ("The council approved the budget on Tuesday.", []),
    ("Correction: An earlier version of this article said the bridge had closed on Monday.", []),
]


def rows(text: str, found: Extraction) -> list[Row]:
    def words(span: tuple[int, int] | None) -> str | None:
        return text[slice(*span)] if span is not None else None

    return [(words(one.source), words(one.cue), " … ".join(text[slice(*span)] for span in one.content), one.kind,
             one.source_type, one.within, one.rule) for one in found.attributions]


def read(text: str, language: str) -> list[Row]:
    return rows(text, next(extract([Text(id="text", text=text, language=language)])))


@pytest.mark.parametrize(("text", "expected"), FRENCH, ids=[text[:40] for text, _ in FRENCH])
def test_french(text: str, expected: list[Row]) -> None:
    assert read(text, "fr") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH, ids=[text[:40] for text, _ in ENGLISH])
def test_english(text: str, expected: list[Row]) -> None:
    assert read(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("Anna Berg, présidente du syndicat Horizon, a dit que la grève durerait.", "union"),
    ("Anna Berg, directrice de l'usine, a dit que la grève durerait.", "company"),
    ("La candidate Anna Berg a dit que la grève durerait.", "party"),
    ("L'ancienne ministre Anna Berg a dit que la grève durerait.", "person"),
    ("Le général Paul Lambert a dit que la trêve tenait.", "military"),
    ("L'économiste Paul Lambert a dit que les prix baisseraient.", "expert_science"),
    ("Le voisin Paul Lambert a dit que la rue était calme.", "person"),
    ("Paul Lambert, maire de Brive, est arrivé. Paul Lambert a dit que la rue était calme.", "government"),
])
def test_the_role_tells_the_type(text: str, expected: str) -> None:
    assert [row[4] for row in read(text, "fr")] == [expected]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_any_text_is_read(language: str) -> None:
    """Cut, shuffled and unclosed texts raise nothing, and every span lies inside its text."""
    chance = random.Random(7)  # noqa: S311  a fixed order, no secret
    whole = [text for text, _ in (FRENCH if language == "fr" else ENGLISH)]
    odd = ["«", "“ \" '", "a-t-il dit", "selon", "🙂 said 🙂", "SELON LE MAIRE, « LA ROUTE", ", a dit", "that that that"]
    for text in whole:
        pieces = text.split()
        chance.shuffle(pieces)
        odd += [" ".join(pieces), text[: len(text) // 2]]
    given = [Text(id=str(place), text=text, language=language) for place, text in enumerate(odd)]
    for text, found in zip(odd, extract(given), strict=True):
        assert found.failed is None
        for one in found.attributions:
            for begin, end in (*one.content, *filter(None, (one.source, one.cue))):
                assert 0 <= begin < end <= len(text)
