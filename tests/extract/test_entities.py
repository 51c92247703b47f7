"""The entities component: text in, (mention, label, name) rows out."""

import pytest

from analysis.extract.pipeline import Text, extract
from analysis.records import Extraction


def extraction(text: str, language: str = "fr") -> Extraction:
    return next(extract([Text(id="x", text=text, language=language)]))


def rows(text: str, language: str = "fr") -> list[tuple[str, str, str]]:
    return [(text[slice(*mention.span)], mention.entity.label, mention.entity.name)
            for mention in extraction(text, language).mentions]


def test_a_text_without_names_yields_nothing():
    assert rows("Le couloir est étroit et la lampe n'éclaire que la moitié du mur.") == []


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Ah", "« ", "😀😀", "MINISTÈRE", "M.", "Mme", "de", "L'", "(", "Saint-", "\u202bשלום\u202c"])
def test_odd_texts_raise_nothing_and_keep_offsets_inside(text: str):
    for language in ("fr", "en"):
        for mention in extraction(text, language).mentions:
            assert 0 <= mention.span[0] < mention.span[1] <= len(text)


def test_titles_and_functions_are_left_out_of_a_persons_span():
    text = "Hier, Mme Claire Vautrin a reçu le sénateur Paul Lescure et l'ancien juge Yann Kerleroux."
    assert rows(text) == [("Claire Vautrin", "PER", "Claire Vautrin"), ("Paul Lescure", "PER", "Paul Lescure"),
                          ("Yann Kerleroux", "PER", "Yann Kerleroux")]


def test_a_surname_alone_or_with_a_title_is_the_person_named_in_full():
    text = "Claire Vautrin dirige l'usine. M. Vautrin, son père, l'avait fondée. Mme Vautrin l'a modernisée."
    people = {mention.entity.id for mention in extraction(text).mentions if text[slice(*mention.span)].endswith("Vautrin")}
    assert len(people) == 2
    found = [mention.entity for mention in extraction(text).mentions]
    assert found[0] == found[2] != found[1]


def test_two_bearers_of_one_surname_stay_apart():
    text = "Jean Morvan et Lucie Morvan siègent au conseil. M. Morvan y est depuis dix ans, Mme Morvan depuis deux."
    names = [name for _, label, name in rows(text) if label == "PER"]
    assert names == ["Jean Morvan", "Lucie Morvan", "Jean Morvan", "Lucie Morvan"]


def test_junior_is_another_person():
    text = "Donald Trump Jr. spoke first. Donald Trump followed. Trump Jr. then left."
    names = [name for _, label, name in rows(text, "en") if label == "PER"]
    assert names == ["Donald Trump Jr.", "Donald Trump", "Donald Trump Jr."]


def test_a_listed_surname_means_the_listed_person():
    text = "Poutine et M. Macron se sont parlé pendant deux heures."
    assert rows(text) == [("Poutine", "PER", "Vladimir Poutine"), ("Macron", "PER", "Emmanuel Macron")]


def test_an_acronym_and_its_long_form_are_one_organisation():
    text = "L'Association des usagers du rail (AUR) proteste. L'AUR demande un moratoire."
    found = extraction(text).mentions
    assert [text[slice(*mention.span)] for mention in found] == ["Association des usagers du rail", "AUR", "AUR"]
    assert {mention.entity.name for mention in found} == {"Association des usagers du rail"}


@pytest.mark.parametrize(("text", "row"), [
    ("Selon l'agence de presse Belga, le port est fermé.", ("Belga", "ORG", "Belga")),
    ("Le ministère malien de la défense a démenti.", ("ministère malien de la défense", "ORG", "ministère malien de la défense")),
    ("Elle enseigne à l'université de Poitiers.", ("université de Poitiers", "ORG", "université de Poitiers")),
    ("La foule s'est réunie place Tahrir.", ("place Tahrir", "LOC", "place Tahrir")),
    ("Les Etats-Unis ont signé.", ("Etats-Unis", "LOC", "États-Unis")),
])
def test_names_are_found_by_the_words_around(text: str, row: tuple[str, str, str]):
    assert row in rows(text)


@pytest.mark.parametrize("text", [
    "Les Russes et les Polonais ont voté.",
    "Le ministre de l'Intérieur a démissionné.",
    "La découverte du boson de Higgs a été saluée.",
    "La TVA augmentera lundi.",
])
def test_peoples_portfolios_and_eponyms_are_no_mentions(text: str):
    assert rows(text) == []


@pytest.mark.parametrize(("text", "language", "row"), [
    ("Ankara accuse Athènes de mentir.", "fr", ("Ankara", "LOC", "Turquie")),
    ("Ankara accuse Athènes de mentir.", "fr", ("Athènes", "LOC", "Grèce")),
    ("Selon Tokyo, le navire a été arraisonné.", "fr", ("Tokyo", "LOC", "Japon")),
    ("Le navire est arrivé à Tokyo.", "fr", ("Tokyo", "LOC", "Tokyo")),
    ("Oslo est la capitale du pays.", "fr", ("Oslo", "LOC", "Oslo")),
    ("Bruxelles s'inquiète de ce déficit.", "fr", ("Bruxelles", "LOC", "Union européenne")),
    ("Le Kremlin a confirmé la visite.", "fr", ("Kremlin", "ORG", "Kremlin")),
    ("Des passants se sont rassemblés près du Kremlin.", "fr", ("Kremlin", "LOC", "Kremlin")),
    ("Ottawa denied the report.", "en", ("Ottawa", "LOC", "Canada")),
    ("She was born in Ottawa.", "en", ("Ottawa", "LOC", "Ottawa")),
])
def test_a_capital_that_acts_is_its_country(text: str, language: str, row: tuple[str, str, str]):
    assert row in rows(text, language)


def test_a_national_institution_is_the_one_of_the_texts_country():
    text = "Au Kenya, le Sénat kényan a adopté la loi. Le Sénat siège à Nairobi."
    ids = {mention.entity.id for mention in extraction(text).mentions if "Sénat" in text[slice(*mention.span)]}
    assert not ids & {"french-senate", "us-senate"}


def test_nothing_is_found_in_what_was_set_aside():
    text = "Le maire a parlé.\nLire aussi : Vladimir Poutine et Angela Merkel à Moscou"
    assert rows(text) == []


def test_ids_are_stable_across_articles():
    first = extraction("Le maire Paul Lescure a démissionné.").mentions[0].entity.id
    second = extraction("« Non », a répondu Paul Lescure.").mentions[0].entity.id
    assert first == second == "per-paul-lescure"


def test_names_are_told_in_the_language_of_the_text():
    assert rows("Moscow is in Russia.", "en")[-1][2] == "Russia"
    assert rows("Moscou est en Russie.")[-1][2] == "Russie"


def test_a_bare_surname_is_the_one_whom_the_text_is_about():
    text = ("Hillary Clinton won the debate. Hillary Clinton then flew to Ohio. Bill Clinton, her husband, stayed in New York. "
            "Clinton will speak on Friday.")
    assert [name for _, label, name in rows(text, "en") if label == "PER"][-1] == "Hillary Clinton"


def test_a_misspelt_city_is_the_listed_one():
    assert rows("Le typhon est attendu à Shangai jeudi.")[-1][2] == "Shanghai"


def test_a_headline_in_capitals_makes_no_names():
    text = "Senate Panel Delays Crucial Vote On New Energy Rules Again\nThe panel delayed the vote on Monday."
    assert [label for _, label, _ in rows(text, "en") if label == "PER"] == []


@pytest.mark.parametrize(("text", "language", "expected"), [
    ("Kiev denies this.", "en", [("Kiev", "LOC", "Ukraine")]),
    ("The mayor of Kiev resigned.", "en", [("Kiev", "LOC", "Kyiv")]),
    ("Le maire de Kyiv est parti.", "fr", [("Kyiv", "LOC", "Kiev")]),
])
def test_a_capital_is_known_under_all_its_spellings(text: str, language: str, expected: list[tuple[str, str, str]]):
    assert rows(text, language) == expected


@pytest.mark.parametrize(("text", "language", "expected"), [
    ("MINSK, 3 mai 2018 – Le pont a rouvert.", "fr", ("MINSK", "LOC", "Minsk")),
    ("KYIV, May 3, 2018 – The bridge reopened.", "en", ("KYIV", "LOC", "Kyiv")),
    ("Minsk dément – et exige des excuses.", "fr", ("Minsk", "LOC", "Biélorussie")),
])
def test_a_dateline_names_the_city(text: str, language: str, expected: tuple[str, str, str]):
    assert rows(text, language)[0] == expected


@pytest.mark.parametrize(("text", "language", "expected"), [
    ("Le traité a été signé lundi au Kremlin.", "fr", ("Kremlin", "LOC", "Kremlin")),
    ("Ils ont dîné à la Maison-Blanche.", "fr", ("Maison-Blanche", "LOC", "Maison-Blanche")),
    ("Le tribunal a ordonné au Kremlin de payer.", "fr", ("Kremlin", "ORG", "Kremlin")),
    ("Un journal favorable au Kremlin le soutient.", "fr", ("Kremlin", "ORG", "Kremlin")),
    ("The talks were held at the Kremlin.", "en", ("Kremlin", "LOC", "Kremlin")),
    ("He walked to the White House.", "en", ("White House", "LOC", "White House")),
    ("The bank has ties to the Kremlin.", "en", ("Kremlin", "ORG", "Kremlin")),
    ("The road was closed, according to the Kremlin statement.", "en", ("Kremlin", "ORG", "Kremlin")),
    ("Le train parti de Lyon pour Ankara a déraillé.", "fr", ("Ankara", "LOC", "Ankara")),
    ("Le rapport attribue l'attaque à Ankara.", "fr", ("Ankara", "LOC", "Turquie")),
    ("À Ankara, où il a fourni des preuves, l'avocat s'est tu.", "fr", ("Ankara", "LOC", "Ankara")),
])
def test_where_something_happens_is_a_place_and_whom_one_deals_with_is_none(text: str, language: str, expected: tuple[str, str, str]):
    assert expected in rows(text, language)


def test_a_network_and_the_person_after_it_are_two_names():
    found = rows("Le pont est fermé, a écrit sur Facebook Vladimir Poutine.")
    assert found == [("Facebook", "ORG", "Facebook"), ("Vladimir Poutine", "PER", "Vladimir Poutine")]


@pytest.mark.parametrize("text", [
    "Républicains et démocrates ont voté le budget du Texas.",
    "Au Sénat américain, les Républicains ont refusé le budget de Barack Obama.",
])
def test_those_of_a_persuasion_are_no_french_party(text: str):
    assert "Les Républicains" not in [name for _, _, name in rows(text)]


def test_a_french_party_is_known_in_a_french_text():
    assert "Les Républicains" in [name for _, _, name in rows("En France, les Républicains ont élu leur chef à Lyon.")]


def test_a_complement_of_another_country_makes_another_institution():
    found = rows("Le Conseil des droits de l'homme auprès du président polonais a publié une note.")
    assert ("Conseil des droits de l'homme auprès du président polonais", "ORG") in [row[:2] for row in found]
    assert not any("ONU" in row[2] or "Nations unies" in row[2] for row in found)


@pytest.mark.parametrize(("text", "language", "building"), [
    ("Ils voulaient viser la cathédrale de Kazan.", "fr", "cathédrale de Kazan"),
    ("They meant to bomb the Kazan Cathedral.", "en", "Kazan Cathedral"),
])
def test_a_building_is_not_the_city_whose_name_it_bears(text: str, language: str, building: str):
    assert rows(text, language) == [(building, "LOC", building)]


@pytest.mark.parametrize(("text", "row"), [
    ("Yann Le Bihannic est élu. Le Bihannic remercie sa commune.", ("Le Bihannic", "PER", "Yann Le Bihannic")),
    ("Awa Diop-Sané est arrivée. Diop-Sané parlera demain.", ("Diop-Sané", "PER", "Awa Diop-Sané")),
    ("Rosa Mamani Choque a parlé. Mamani défend les siens.", ("Mamani", "PER", "Rosa Mamani Choque")),
    ("Chen Haoran est sorti de prison. La police surveille Chen.", ("Chen", "PER", "Chen Haoran")),
    ("Karim Sadoun et Nadir Sadoun sont jugés. Nadir nie tout.", ("Nadir", "PER", "Nadir Sadoun")),
    ("M'Baye Koné a marqué deux fois.", ("M'Baye Koné", "PER", "M'Baye Koné")),
    ("Jean-Baptiste Céline publie un livre. Céline a travaillé dix ans.", ("Céline", "PER", "Jean-Baptiste Céline")),
])
def test_short_forms_of_names_from_many_countries(text: str, row: tuple[str, str, str]):
    assert row in rows(text)


def test_a_longer_name_that_the_model_saw_beats_a_known_one_within_it():
    assert ("Zaharie Ahmad Shah", "PER", "Zaharie Ahmad Shah") in rows(
        "The plane left on Saturday. Zaharie Ahmad Shah was the captain. The airline has sent a team.", "en")
    assert [row[0] for row in rows("Facebook a suspendu Paul Lambert.")] == ["Facebook", "Paul Lambert"]


@pytest.mark.parametrize(("text", "row"), [
    ("Le car venait de Grosseto.", ("Grosseto", "LOC", "Grosseto")),
    ("Le maire de Ploumagoar a porté plainte.", ("Ploumagoar", "LOC", "Ploumagoar")),
    ("Le marché de Sainte-Anne-sur-Vire a brûlé.", ("Sainte-Anne-sur-Vire", "LOC", "Sainte-Anne-sur-Vire")),
    ("Le collectif La Rive Verte occupe la plage.", ("La Rive Verte", "ORG", "La Rive Verte")),
    ("La compagnie Dana Air a suspendu ses vols.", ("Dana Air", "ORG", "Dana Air")),
    ("L'association Robin des Bois alerte le préfet.", ("Robin des Bois", "ORG", "Robin des Bois")),
])
def test_places_and_bodies_that_no_table_of_entities_lists(text: str, row: tuple[str, str, str]):
    assert row in rows(text)


@pytest.mark.parametrize("text", [
    "La capsule Aurore est en orbite. Aurore y restera un mois.",
    "Le cargo Norlandia a coulé. L'équipage du Norlandia est sauf.",
    "Des centaines de Tibétains ont marché.",
    "Les Pieds-Noirs s'exilent.",
    "La série Laura Lenoir revient.",
    "Le garde des Sceaux a démissionné.",
    "Télécoms : un millier de postes supprimés",
])
def test_ships_works_peoples_and_rubrics_are_no_names(text: str):
    assert rows(text) == []


def test_a_participle_is_no_place_before_a_name():
    assert ("Novalys", "LOC", "Novalys") not in rows("Le juge a placé Novalys en redressement.")


def test_a_company_takes_in_the_place_that_its_name_ends_with():
    spans = [mention.span for mention in extraction("Le patron de Michelin Amérique du Nord part.").mentions]
    assert len(spans) == 1 and spans[0][1] - spans[0][0] == len("Michelin Amérique du Nord")


def test_names_in_capitals_are_those_of_the_text():
    found = rows("LEFÈVRE EN OR À TOKYO\nLa nageuse Julie Lefèvre a gagné le 200 mètres à Tokyo.")
    assert ("LEFÈVRE", "PER", "Julie Lefèvre") in found


def test_a_bare_senate_is_that_of_the_place_right_before_it():
    text = "Le Sénat belge a voté le texte. Aux États-Unis, le Sénat a repoussé le sien."
    first, second = (name for span, _, name in rows(text) if span.startswith("Sénat"))
    assert first == "Sénat belge"
    assert second == "Sénat des États-Unis"


def test_a_native_is_not_the_country():
    assert [row[0] for row in rows("Le Suisse Reto Imhof a battu Dieter Vogt.")] == ["Reto Imhof", "Dieter Vogt"]


def test_a_line_heading_is_the_place_and_not_its_government():
    assert rows("Dacca : un immeuble s'effondre")[0][1:] == ("LOC", "Dacca")


def test_a_capital_is_one_entity_in_both_languages() -> None:
    from analysis.extract import pipeline  # noqa: PLC0415 - loads the models

    texts = [pipeline.Text(id="fr", text="Le ministre est arrivé à Moscou lundi.", language="fr"),
             pipeline.Text(id="en", text="The minister arrived in Moscow on Monday.", language="en")]
    found = [{mention.entity.id for mention in extraction.mentions} for extraction in pipeline.extract(texts)]
    assert found == [{"city-moscow"}, {"city-moscow"}]


@pytest.mark.parametrize(("text", "language", "expected"), [
    ("« C'est dur », soupire Nadia, aide-soignante.", "fr", [("Nadia", "PER", "Nadia")]),
    ("Léa, une voisine, a tout vu.", "fr", [("Léa", "PER", "Léa")]),
    ("D'après The Evening Lantern, le film sortira en juin.", "fr", [("The Evening Lantern", "ORG", "The Evening Lantern")]),
    ("Le Vatican a exprimé sa tristesse.", "fr", [("Vatican", "LOC", "Vatican")]),
    ("She told The Hill that it was late.", "en", [("The Hill", "ORG", "The Hill")]),
])
def test_names_that_the_words_around_them_tell(text: str, language: str, expected: list[tuple[str, str, str]]):
    assert rows(text, language) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("Florence Paris déplore le bruit. Selon Mme Paris, rien ne va. Florence est partie.",
     ["Florence Paris", "Florence Paris", "Florence Paris"]),
    ("Le musicien Jacques Rennes a parlé. Rennes a ajouté qu'il viendrait à Rennes.", ["Jacques Rennes", "Jacques Rennes", "Rennes"]),
    ("Le professeur Décembre approuve la loi. Le vote aura lieu en décembre.", ["Décembre"]),
    ("L'éditeur Albert Septembre est mort en septembre.", ["Albert Septembre"]),
])
def test_people_named_like_places_and_months(text: str, expected: list[str]):
    assert [name for _, _, name in rows(text)] == expected
