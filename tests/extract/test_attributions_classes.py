"""One sentence a class of report: text in, (content, source, kind) rows out; the traps yield nothing."""

import pytest

from tests.extract.said import attributions, chain, rows

Row = tuple[str, str | None, str]


@pytest.mark.parametrize(("text", "expected"), [
    # an incise between a subject and its verb
    ("Les travaux de la digue, a précisé la préfète, commenceront en mai.",
     [("Les travaux de la digue | commenceront en mai", "la préfète", "indirect")]),
    ("Faute de neige, regrette le maire, « la station restera fermée ».",
     [("Faute de neige | « la station restera fermée »", "le maire", "mixed")]),
    # the tagger takes the present for a participle or a noun
    ("« On tiendra », lance Hélène Vasseur, déléguée de l'atelier.",
     [("« On tiendra »", "Hélène Vasseur, déléguée de l'atelier", "direct")]),
    ("L'agence régionale table sur une hausse de 2 % des loyers.",
     [("une hausse de 2 % des loyers", "L'agence régionale", "indirect")]),
    ("L'institut maritime juge « préoccupant » l'état des côtes.",
     [("« préoccupant » l'état des côtes", "L'institut maritime", "mixed")]),
    # convictions
    ("La biologiste est convaincue que l'espèce survivra.", [("l'espèce survivra", "La biologiste", "indirect")]),
    ("Les avocats sont d'avis que le procès sera renvoyé.", [("le procès sera renvoyé", "Les avocats", "indirect")]),
    # a noun phrase that names nobody
    ("La ville exclut toute hausse des impôts.", [("toute hausse des impôts", "La ville", "indirect")]),
    ("Ses voisins y voient un abandon.", [("un abandon", "Ses voisins", "indirect")]),
    ("Le pape a appelé les fidèles au calme.", [("calme", "Le pape", "indirect")]),
    ("L'élue a fait part de sa « profonde tristesse ».", [("sa « profonde tristesse »", "L'élue", "mixed")]),
    ("Météo-Alpes annonce de fortes chutes de neige.", [("de fortes chutes de neige", "Météo-Alpes", "indirect")]),
    # short quotations behind a cue
    ("La foule scandait « Du pain ! » devant la mairie.", [("« Du pain ! »", "La foule", "direct")]),
    # a house that "on" speaks for; a possessive that is the source; dixit
    ("À la préfecture, on assure que la route rouvrira lundi.", [("la route rouvrira lundi", "la préfecture", "indirect")]),
    ("Le juge a parlé. À ses yeux, la plainte est infondée.", [("la plainte est infondée", "ses", "indirect")]),
    ("Le stade est trop petit, dixit son architecte.", [("Le stade est trop petit", "son architecte", "indirect")]),
    ("D'après The Evening Courier, le film sortira en juin.",
     [("le film sortira en juin", "The Evening Courier", "indirect")]),
    ("Selon un sondage de l'institut Mora pour La Gazette du Nord, la moitié des élus hésitent.",
     [("la moitié des élus hésitent", "un sondage de l'institut Mora pour La Gazette du Nord", "indirect")]),
    # leads without a cue verb
    ("Réaction de la skippeuse : « Je n'ai rien vu venir. »", [("« Je n'ai rien vu venir. »", "la skippeuse", "direct")]),
    ("Sa rivale, Ida Morel, s'est montrée plus prudente : « Rien n'est joué encore. »",
     [("« Rien n'est joué encore. »", "Sa rivale, Ida Morel", "direct")]),
    # a pronoun between commas only takes the subject up
    ("La direction, elle, promet des embauches.", [("des embauches", "La direction", "indirect")]),
    ("L’usine ferme ; les ouvriers, eux, réclament une médiation.", [("une médiation", "les ouvriers", "indirect")]),
    # a relative clause without commas before an incise
    ("La tempête qui a balayé l'île a fait neuf blessés, a annoncé la préfecture.",
     [("La tempête qui a balayé l'île a fait neuf blessés", "la préfecture", "indirect")]),
    # an object of which some words are quoted
    ("L'experte a décrit un barrage « rongé de l'intérieur ».",
     [("un barrage « rongé de l'intérieur »", "L'experte", "mixed")]),
    ("Le syndicat parle au contraire d'une grève « très suivie ».", [("une grève « très suivie »", "Le syndicat", "mixed")]),
    # who speaks goes on in a participle or a relative clause
    ("« On verra », a-t-elle glissé, disant craindre un report.",
     [("« On verra »", "elle", "direct"), ("craindre un report", "elle", "indirect")]),
    ("Le foyer serait éteint, note la géologue, qui appelle à la patience.",
     [("Le foyer serait éteint", "la géologue", "indirect"), ("la patience", "la géologue", "indirect")]),
    # the next person's name is no apposition of the source
    ("Selon son avocat Pierre Lanoux, M. Vidal, détenu depuis mai, est « épuisé ».",
     [("M. Vidal, détenu depuis mai, est « épuisé »", "son avocat Pierre Lanoux", "mixed")]),
    ("Pour Me Claire Vautrin, l'un de ses conseils, « rien ne prouve » la fuite.",
     [("« rien ne prouve » la fuite", "Me Claire Vautrin, l'un de ses conseils", "mixed")]),
    ("À la sortie, Anne Roux, de la CFDT, a dénoncé un « simulacre ».", [("un « simulacre »", "Anne Roux", "mixed")]),
    ("Dix membres sur douze ont exigé un vote.", [("un vote", "Dix membres sur douze", "indirect")]),
    # cues of two words, a document that concludes
    ("Le port serait vendu, croit savoir Le Courrier.", [("Le port serait vendu", "Le Courrier", "indirect")]),
    ("Le rapport d'expertise conclut à un défaut d'entretien.",
     [("un défaut d'entretien", "Le rapport d'expertise", "indirect")]),
    ("Le consul dément s’être rendu à Gênes.", [("s’être rendu à Gênes", "Le consul", "indirect")]),
])
def test_french_classes(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    # no finite verb is joined to an infinitive
    ("La cour recommande de fermer la gare et dénonce « un gâchis ».",
     [("fermer la gare", "La cour", "indirect"), ("« un gâchis »", "La cour", "direct")]),
    # the second verb keeps the tense of the cue
    ("Le tribunal a estimé que la clause était nulle et a renvoyé le dossier.",
     [("la clause était nulle", "Le tribunal", "indirect")]),
    ("Il affirme avoir dormi chez lui, ce que sa sœur confirme.", [("avoir dormi chez lui", "Il", "indirect")]),
    ("Pour la cheffe du parti, la cause est simple : la gauche était divisée.",
     [("la cause est simple : la gauche était divisée", "la cheffe du parti", "indirect")]),
])
def test_contents_end_where_the_writer_goes_on(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


def test_an_infinitive_that_tells_goes_on_with_the_last_speaker():
    text = "« Le pont est vieux », tranche l'ingénieure Ida Morel. Et d'ajouter : « Il faut le remplacer. »"
    assert rows(text) == [("« Le pont est vieux »", "l'ingénieure Ida Morel", "direct"),
                          ("« Il faut le remplacer. »", "l'ingénieure Ida Morel", "direct")]


def test_a_pronoun_behind_the_verb_can_be_relayed():
    assert chain("« Chacun paiera sa part », a-t-elle dit, citée par La Gazette du Nord.") == [
        ("La Gazette du Nord", None), ("elle", "La Gazette du Nord")]


@pytest.mark.parametrize("text", [
    "Le club a exclu son capitaine.",
    "Ces chiffres n'ont pu être vérifiés de source indépendante.",
    "L'arrêté ne prévoit qu'une amende.",
    "Il est bon de rappeler que la loi date de 1905.",
    "Si le conseil affirme que le port ferme, la grève reprendra.",
    "La statue, dite « la dame aux lions », domine la place.",
    "Les promeneurs peuvent y voir une fresque.",
    "Les familles ont exprimé leurs craintes lundi.",
    "Le maire a rappelé à l'ordre les commerçants.",
    "Le film a rapporté 7 millions d'euros.",
])
def test_french_traps(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(("text", "expected"), [
    ("Organizers are convinced that the march will grow.", [("the march will grow", "Organizers", "indirect")]),
    ("The inspector made the case that the bridge was safe.", [("the bridge was safe", "The inspector", "indirect")]),
    ("The union called for raising the minimum wage.", [("raising the minimum wage", "The union", "indirect")]),
    ("The suspect claimed to have slept at home.", [("have slept at home", "The suspect", "indirect")]),
    ('State radio blamed "bandits" for the raid.', [('"bandits" for the raid', "State radio", "mixed")]),
    ("She advised parents not to wait.", [("not to wait", "She", "indirect")]),
    ("The judge ruled that the ban was void, writing that it served no purpose.",
     [("the ban was void", "The judge", "indirect"), ("it served no purpose", "The judge", "indirect")]),
    ("The union had promised never to strike again.", [("never to strike again", "The union", "indirect")]),
    ("The coroner's report found no trace of alcohol.", [("no trace of alcohol", "The coroner's report", "indirect")]),
    ("The delay led some to speculate that the pilot was ill.", [("the pilot was ill", "some", "indirect")]),
    ("Delgado, who says the plan is dead, warned that taxes would rise.",
     [("the plan is dead", "Delgado", "indirect"), ("taxes would rise", "Delgado, who says the plan is dead", "indirect")]),
])
def test_english_classes(text: str, expected: list[Row]) -> None:
    assert rows(text, "en") == expected


@pytest.mark.parametrize("text", [
    "A neighbor asked not to be named.",
    "If lawmakers say that the port must close, the strike will go on.",
    "The ferry was expected to arrive at noon.",
    "Nearly 300 pledged delegates were seated in the second row.",
])
def test_english_traps(text: str) -> None:
    assert rows(text, "en") == []


@pytest.mark.parametrize(("text", "language"), [
    ("Claire Vautrin a indiqué qu'elle demanderait un vote.", "fr"),
    ("Il a admis ne pas pouvoir exclure un incident.", "fr"),
    ("Maria Delgado said that she expects a vote.", "en"),
])
def test_a_source_does_not_report_itself(text: str, language: str) -> None:
    assert len(attributions(text, language)) == 1


def test_two_cues_over_one_content_are_one_report():
    assert rows("The letter went on to say, “Nobody will be dismissed this year.”", "en") == [
        ("“Nobody will be dismissed this year.”", "The letter", "direct")]


@pytest.mark.parametrize("text", [
    "« C'est fini », lâche un cadre qui préfère taire son nom.",
    "Deux ouvriers, qui ont requis l'anonymat, racontent avoir été menacés.",
])
def test_who_keeps_the_name_back_is_anonymous(text: str) -> None:
    assert [(said.source_type, said.anonymous) for said in attributions(text)] == [("anonymous", True)]


@pytest.mark.parametrize(("text", "language", "name", "together"), [
    ("Angela Merkel et François Hollande ont déclaré que l'accord tenait.", "fr", "Angela Merkel et François Hollande",
     ["Angela Merkel", "François Hollande"]),
    ("Paris et Berlin ont annoncé un accord.", "fr", "France et Allemagne", ["France", "Allemagne"]),
    ("Apple and Google said they would cooperate.", "en", "Apple and Google", ["Apple", "Google"]),
    ("Angela Merkel a déclaré que l'accord tenait.", "fr", "Angela Merkel", []),
])
def test_sources_that_speak_together(text: str, language: str, name: str, together: list[str]) -> None:
    said, = attributions(text, language)
    assert said.entity is not None
    assert said.entity.name == name
    assert [entity.name for entity in said.together] == together


def test_several_people_without_a_role_are_the_public():
    assert attributions("Les éleveurs réclament une aide.")[0].source_type == "public"


@pytest.mark.parametrize(("text", "expected"), [
    ("« Je ne partirai pas. » C'est ce qu'a répété le maire de Dol, Luc Morin, devant la presse.",
     [("« Je ne partirai pas. »", "le maire de Dol, Luc Morin", "direct")]),
    ("Le port fermera en juin. C'est ce qu'a annoncé la préfète.", [("Le port fermera en juin", "la préfète", "indirect")]),
])
def test_a_sentence_can_name_who_said_the_one_before(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("La ligue souligne « le manque criant de juges » et demande au préfet de recevoir les familles.",
     [("« le manque criant de juges »", "La ligue", "direct"), ("recevoir les familles", "La ligue", "indirect")]),
    ("Alors que Rome assurait vouloir partir, Berne a plaidé pour un délai.",
     [("vouloir partir", "Rome", "indirect"), ("un délai", "Berne", "indirect")]),
])
def test_a_report_ends_where_the_next_begins(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


def test_an_english_report_ends_where_its_subject_goes_on():
    assert rows("The senator believes the agency has failed, and has urged the president to act.", "en") == [
        ("the agency has failed", "The senator", "indirect"), ("act", "The senator", "indirect")]


@pytest.mark.parametrize(("text", "source"), [
    ("Ida Morel, auteur de l'étude ayant fourni ces chiffres, précise que le doute demeure.",
     "Ida Morel, auteur de l'étude ayant fourni ces chiffres"),
    ("La ville n'ayant pas voté le budget de la crèche, l'association a demandé que l'école ouvre.", "l'association"),
])
def test_a_source_holds_its_apposition_and_nothing_else(text: str, source: str) -> None:
    assert [row[1] for row in rows(text)] == [source]
