"""Text → the lines set aside, and why."""

import pytest

from analysis.extract.boilerplate import discard


def aside(text: str, language: str = "fr", title: str = "") -> list[tuple[str, str]]:
    return [(text[slice(*found.span)], found.reason) for found in discard(text, language, title)]


ARTICLE = "Le pont a rouvert\n\nLe pont a rouvert mardi matin. Le maire s'en félicite.\n"


@pytest.mark.parametrize(("text", "language", "expected"), [
    (ARTICLE, "fr", []),
    ("Le pont a rouvert\n\nLe pont a rouvert !\n\nIl était fermé depuis mai.", "fr", [("Le pont a rouvert !", "repeated title")]),
    (ARTICLE + "Lire aussi : le pont en dix dates", "fr", [("Lire aussi : le pont en dix dates", "read also")]),
    (ARTICLE + "Crédit photo : agence municipale", "fr", [("Crédit photo : agence municipale", "photo credit")]),
    (ARTICLE + "Inscrivez-vous à notre lettre", "fr", [("Inscrivez-vous à notre lettre", "newsletter")]),
    (ARTICLE + "Laisser un commentaire\n\nNom *\nM. Dupont a dit que tout va bien.", "fr",
     [("Laisser un commentaire\n\nNom *\nM. Dupont a dit que tout va bien.", "comment form")]),
    ("The bridge reopened.\nThe mayor said so.\nLeave a Reply\nYour name", "en", [("Leave a Reply\nYour name", "comment form")]),
    ("We use cookies to improve this site.\nThe bridge reopened.", "en", [("We use cookies to improve this site.", "cookie notice")]),
    (ARTICLE + "Crédit photo\u00a0: agence municipale", "fr", [("Crédit photo\u00a0: agence municipale", "photo credit")]),
    (ARTICLE + "Suivez toute l'actualité du port", "fr", [("Suivez toute l'actualité du port", "newsletter")]),
    (ARTICLE + "Vous devez être abonné pour lire la suite.", "fr", [("Vous devez être abonné pour lire la suite.", "newsletter")]),
    (ARTICLE + "Commentaires fermés.", "fr", [("Commentaires fermés.", "comment form")]),
    (ARTICLE + "La grue a cédé. (Avec Agence Portuaire.)", "fr", [("(Avec Agence Portuaire.)", "agency credit")]),
    ("The bridge reopened.\nThe crane gave way. (With Harbour Wire)", "en", [("(With Harbour Wire)", "agency credit")]),
    (ARTICLE + "Il est venu (avec Paul Lescure) hier.\nElle a ri (avec lui).", "fr", []),
    (ARTICLE + "Correction : une version précédente de cet article parlait de juin.", "fr",
     [("Correction : une version précédente de cet article parlait de juin.", "correction")]),
    ("The bridge reopened.\nAn earlier version of this article misstated the day.", "en",
     [("An earlier version of this article misstated the day.", "correction")]),
    (ARTICLE + "Une version précédente du projet prévoyait deux voies.", "fr", []),
    ("", "fr", []),
    ("   \n\n ", "fr", []),
])
def test_lines_set_aside(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert aside(text, language) == expected


def test_a_title_kept_elsewhere_is_not_read_again() -> None:
    assert aside(ARTICLE, title="Le pont a rouvert") == [("Le pont a rouvert", "repeated title")]


def test_a_long_sentence_that_opens_like_a_notice_stays() -> None:
    sentence = "Lire aussi bien les comptes que les procès-verbaux demande du temps, " + "a expliqué le greffier, " * 15
    assert aside(ARTICLE + sentence) == []


def test_comments_as_a_heading_at_the_top_end_nothing() -> None:
    assert aside("Commentaires (3)\n\n" + "Le maire commente longuement la réouverture du pont.\n" * 5) == [
        ("Commentaires (3)", "comment form")]


@pytest.mark.parametrize(("text", "title", "expected"), [
    ("Le pont a rouvert", "Le pont a rouvert", []),
    ("Le pont a rouvert mardi.\n\nIl était fermé.", "Le pont a rouvert mardi.", []),
    ("Le pont a rouvert\n\nIl était fermé.", "Le pont a rouvert", [("Le pont a rouvert", "repeated title")]),
])
def test_a_first_line_that_was_taken_for_the_title_may_be_the_text(text: str, title: str, expected: list[tuple[str, str]]) -> None:
    assert aside(text, "fr", title) == expected
