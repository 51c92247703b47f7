"""The attributions component, French: text in, (content, source, kind) rows out."""

import json
from pathlib import Path

import pytest

from tests.extract.said import attributions, chain, rows

GOLD = Path(__file__).parents[3] / "shared" / "gold"


@pytest.mark.parametrize("text", [
    "Le pont est fermé depuis lundi et les bus passent par le quai.",
    "Le roman « La Traversée des brumes » a reçu le prix du jury.",
    "Les « bonnets verts » ont défilé, et l'opération « tortue » a ralenti le périphérique.",
    "La mairie n'a pas souhaité commenter. Le club a refusé de s'exprimer.",
    "Pour la première fois depuis dix ans, la rivière a gelé.",
    "Selon les cas, le délai varie de deux à six semaines.",
    "La zone fait 20 à 30 kilomètres selon la portée des antennes.",
])
def test_what_nobody_says_yields_nothing(text: str):
    assert rows(text) == []


@pytest.mark.parametrize(("text", "expected"), [
    ("« Nous rouvrirons en mai », a assuré la directrice du musée.",
     ("« Nous rouvrirons en mai »", "la directrice du musée", "direct")),
    ("« C'est une honte ! » s'est exclamée la présidente du club.",
     ("« C'est une honte ! »", "la présidente du club", "direct")),
    ("« Rien n'est joué », affirme-t-elle.", ("« Rien n'est joué »", "elle", "direct")),
    ("Le maire a répondu : « Le stade sera prêt. Nous y veillons. »",
     ("« Le stade sera prêt. Nous y veillons. »", "Le maire", "direct")),
    ("La maire estime que « la digue tiendra ».", ("« la digue tiendra »", "La maire", "direct")),
    ("« Personne, explique-t-elle, ne pouvait prévoir une telle crue. »",
     ("« Personne | ne pouvait prévoir une telle crue. »", "elle", "direct")),
    ("« On verra », s'est contenté de répondre le premier ministre.",
     ("« On verra »", "le premier ministre", "direct")),
    ("“Nous sommes prêts”, a indiqué l'entraîneur.", ("“Nous sommes prêts”", "l'entraîneur", "direct")),
    ('"Nous sommes prêts", a indiqué l\'entraîneur.', ('"Nous sommes prêts"', "l'entraîneur", "direct")),
])
def test_direct(text: str, expected: tuple[str, str, str]):
    assert rows(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), [
    ("Le maire promet que la piscine « ne fermera pas un jour de plus » cet hiver.",
     ("la piscine « ne fermera pas un jour de plus » cet hiver", "Le maire", "mixed")),
    ("La chercheuse dénonce un procédé « indigne » de l'institut.",
     ("un procédé « indigne » de l'institut", "La chercheuse", "mixed")),
    ("Une hausse serait « une erreur », a prévenu la ministre.",
     ("Une hausse serait « une erreur »", "la ministre", "mixed")),
    ("La chancelière a qualifié cette décision d'« inacceptable ».",
     ("cette décision d'« inacceptable »", "La chancelière", "mixed")),
])
def test_a_paraphrase_with_quoted_words_is_one_mixed_attribution(text: str, expected: tuple[str, str, str]):
    assert rows(text) == [expected]


@pytest.mark.parametrize(("text", "content", "source"), [
    ("Le maire a déclaré lundi à la presse que le pont rouvrirait en mars.", "le pont rouvrirait en mars", "Le maire"),
    ("Il a également indiqué que, malgré la pluie, la fête aurait lieu.", "malgré la pluie, la fête aurait lieu", "Il"),
    ("La région affirme avoir payé les travaux.", "avoir payé les travaux", "La région"),
    ("Le conseil a promis de publier les comptes.", "publier les comptes", "Le conseil"),
    ("Kiev accuse Moscou d'avoir violé la trêve.", "Moscou d'avoir violé la trêve", "Kiev"),
    ("Le pape a appelé les élus à accueillir les réfugiés.", "accueillir les réfugiés", "Le pape"),
    ("Les agriculteurs réclament la baisse des taxes.", "la baisse des taxes", "Les agriculteurs"),
    ("L'ambassade dément toute ingérence.", "toute ingérence", "L'ambassade"),
    ("La ministre s'est engagée à recevoir les familles.", "recevoir les familles", "La ministre"),
    ("La préfète s'est félicitée du retour au calme.", "retour au calme", "La préfète"),
    ("La profession pointe du doigt les nouvelles règles.", "les nouvelles règles", "La profession"),
    ("Le juge a demandé à l'expert d'examiner la lettre.", "examiner la lettre", "Le juge"),
    ("Le voisin, qui assure avoir entendu un cri, a été interrogé.", "avoir entendu un cri", "Le voisin"),
    ("L'armée a été accusée par l'opposition d'avoir tiré sur la foule.", "avoir tiré sur la foule", "l'opposition"),
    ("L'attentat a été revendiqué par un groupe inconnu de Lyon.", "L'attentat", "un groupe inconnu de Lyon"),
    ("Il a été annoncé mardi que la course serait reportée.", "la course serait reportée", None),
    ("Estimant que le dossier est vide, l'avocat demande la relaxe.", "le dossier est vide", "l'avocat"),
])
def test_cue_verbs_and_their_frames(text: str, content: str, source: str | None):
    assert (content, source, "indirect") in rows(text)


@pytest.mark.parametrize(("text", "content", "source"), [
    ("Selon la préfecture, la route est coupée.", "la route est coupée", "la préfecture"),
    ("La route est coupée, d'après les pompiers.", "La route est coupée", "les pompiers"),
    ("Selon Anne Ricard, professeure à Brest, le niveau monte.", "le niveau monte", "Anne Ricard, professeure à Brest"),
    ("De source judiciaire, deux hommes sont recherchés.", "deux hommes sont recherchés", "source judiciaire"),
    ("À en croire les riverains, le bruit est constant.", "le bruit est constant", "les riverains"),
    ("Pour l'économiste Julie Ferrand, la dette est soutenable.", "la dette est soutenable", "l'économiste Julie Ferrand"),
    ("Le bilan s'élève à douze morts, a-t-on appris de source hospitalière.", "Le bilan s'élève à douze morts",
     "source hospitalière"),
    ("Il a vendu l'usine après un audit où les pertes auraient doublé, selon les syndicats.", "les pertes auraient doublé",
     "les syndicats"),
])
def test_prepositions_that_name_a_source(text: str, content: str, source: str):
    assert rows(text) == [(content, source, "indirect")]


@pytest.mark.parametrize(("text", "content", "source"), [
    ("L'annonce par la banque du rachat de sa rivale a surpris.", "du rachat de sa rivale", "la banque"),
    ("Les déclarations du maire selon lesquelles l'eau est potable ont rassuré.", "l'eau est potable", "maire"),
    ("La promesse du gouvernement de baisser la taxe n'a pas été tenue.", "baisser la taxe", "gouvernement"),
    ("Elle publie un rapport selon lequel la digue est fissurée.", "la digue est fissurée", "un rapport"),
])
def test_nouns_that_report(text: str, content: str, source: str):
    assert (content, source, "indirect") in rows(text)


def test_content_ends_with_its_clause():
    text = "Le parquet affirme que le coffre était vide, sans préciser la date, et la police recherche un homme."
    assert rows(text)[0][0] == "le coffre était vide"
    text = "Le maire dit que 90 % des élus ont voté oui, un chiffre contesté par l'opposition."
    assert rows(text)[0][0] == "90 % des élus ont voté oui"
    text = "Le club promet des travaux tandis que la ville demande une étude."
    assert rows(text) == [("des travaux", "Le club", "indirect"), ("une étude", "la ville", "indirect")]


def test_joined_verbs_share_their_subject():
    text = "M. Daret a dénoncé « un complot » et affirmé qu'il resterait, ajoutant que le scrutin était nul."
    assert rows(text) == [("« un complot »", "M. Daret", "direct"), ("il resterait", "M. Daret", "indirect"),
                          ("le scrutin était nul", "M. Daret", "indirect")]


def test_a_quotation_goes_on_with_its_speaker():
    text = "« Le barrage tient », a déclaré l'ingénieure. « Nous le surveillons nuit et jour. »"
    assert rows(text) == [("« Le barrage tient » | « Nous le surveillons nuit et jour. »", "l'ingénieure", "direct")]


def test_an_unclosed_quotation_ends_with_its_paragraph():
    text = "La porte-parole a prévenu : « Le ferry ne partira pas ce soir.\n« Nous attendons le calme », a-t-elle dit."
    assert rows(text) == [("« Le ferry ne partira pas ce soir.", "La porte-parole", "direct"),
                          ("« Nous attendons le calme »", "elle", "direct")]


def test_a_signed_quotation():
    text = "Un bateau a coulé hier.\nJ'ai vu la coque se fendre. J'ai nagé une heure. — Nora Blin, matelot"
    assert ("J'ai vu la coque se fendre. J'ai nagé une heure.", "Nora Blin, matelot", "direct") in rows(text)


@pytest.mark.parametrize(("text", "expected"), [
    ("Le ministère a annoncé que le port fermait, a rapporté l'agence Interfax.",
     [("l'agence Interfax", None), ("Le ministère", "l'agence Interfax")]),
    ("L'agence Tass indique que deux hommes ont été arrêtés, selon un porte-parole du FSB.",
     [("L'agence Tass", None), ("un porte-parole du FSB", "L'agence Tass")]),
    ("Le maire a dit que le pont était sûr, selon un témoin.", [("un témoin", None), ("Le maire", "un témoin")]),
    ("« C'est faux », a répondu un porte-parole de la marine, cité par Reuters.",
     [("Reuters", None), ("un porte-parole de la marine", "Reuters")]),
    ("Selon Reuters, qui cite deux diplomates, le sommet est reporté.", [("Reuters", None), ("deux diplomates", "Reuters")]),
    ("Trois soldats sont morts, a rapporté Reuters, citant une source militaire.",
     [("Reuters", None), ("une source militaire", "Reuters")]),
    ("La voisine a raconté que son frère lui avait assuré que le coffre était vide.",
     [("La voisine", None), ("son frère", "La voisine")]),
])
def test_chains(text: str, expected: list[tuple[str | None, str | None]]):
    assert chain(text) == expected


@pytest.mark.parametrize(("text", "source_type", "anonymous"), [
    ("Anne Ricard affirme que l'eau est saine.", "person", False),
    ("Un diplomate européen affirme que l'accord est proche.", "anonymous", True),
    ("Une source proche du dossier affirme que l'accord est proche.", "anonymous", True),
    ("Un communiqué de la mairie affirme que l'eau est saine.", "document", False),
    ("Le parquet affirme que le coffre était vide.", "police_justice", False),
    ("Le syndicat affirme que le plan est retiré.", "union", False),
    ("Le Kremlin affirme que l'accord est proche.", "government", False),
    ("L'agence Reuters affirme que l'accord est proche.", "news_agency", False),
    ("Des chercheurs affirment que la banquise recule.", "expert_science", False),
])
def test_source_types(text: str, source_type: str, anonymous: bool):
    said = attributions(text)[0]
    assert (said.source_type, said.anonymous) == (source_type, anonymous)


@pytest.mark.parametrize("text", ["", " ", "«", "« dit", "selon", "a-t-il dit", "»»»", '" "', "DIT QUE", "😀 selon 😀", "qu'«",
                                  "« « « »", "selon lequel", "X, a dit", "—", "\u202bשלום, a-t-il dit\u202c"])
def test_odd_texts_raise_nothing_and_keep_offsets_inside(text: str):
    for language in ("fr", "en"):
        for said in attributions(text, language):
            assert all(0 <= start < end <= len(text) for start, end in said.content)


@pytest.mark.gold
@pytest.mark.parametrize(("name", "least"), [("fr-wikinews", 0.9), ("en-attributions", 0.66)])
def test_most_of_the_annotated_contents_are_found(name: str, least: float):
    if not GOLD.exists():
        pytest.skip("the annotated texts lie beside the checkout, and are not there")
    hits = said = annotated = 0
    for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()[:25]:
        article = json.loads(line)
        if "attributions" not in article["layers"]:
            continue
        gold = [_characters(wanted["content"]) for wanted in article["attributions"]]
        found = [_characters(got.content) for got in attributions(article["text"], name[:2])]
        annotated, said = annotated + len(gold), said + len(found)
        hits += sum(any(_likeness(wanted, got) >= 0.3 for got in found) for wanted in gold)
    precision, recall = hits / said, hits / annotated
    assert 2 * precision * recall / (precision + recall) >= least


def _characters(spans) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def _likeness(one: set[int], other: set[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))
