"""Turns of the press that are met in reports, interviews and obituaries: text in, (content, source, kind) rows out."""

import pytest

from tests.extract.said import attributions, chain, rows

Row = tuple[str, str | None, str]


@pytest.mark.parametrize(("text", "expected"), [
    # what is behind a cue and its colon, without marks
    ("Le préfet l'assure : aucune école ne fermera.", [("aucune école ne fermera", "Le préfet", "indirect")]),
    ("La capitaine est formelle : le navire était en règle.", [("le navire était en règle", "La capitaine", "indirect")]),
    ("Ce que conteste la mairie : les digues auraient tenu.", [("les digues auraient tenu", "la mairie", "indirect")]),
    # the writer's own
    ("Le bilan est clair : la vallée a perdu mille habitants.", []),
    ("Le score est sans appel : Dijon a gagné.", []),
    # what one is taken for
    ("La Gazette voit dans ce vote « un aveu de faiblesse ».", [("ce vote « un aveu de faiblesse »", "La Gazette", "mixed")]),
    ("Sept élus sur dix jugent la commune en déclin.", [("la commune en déclin", "Sept élus sur dix", "indirect")]),
    # two demands that share an auxiliary
    ("La reine a promis de « tout reconstruire » et appelé les îles à rester unies.",
     [("« tout reconstruire »", "La reine", "direct"), ("rester unies", "La reine", "indirect")]),
    # a new sentence behind "et", with an apposition of its own
    ("Le syndicat rappelle que l'usine est saine, et sa déléguée, Nora Vidal, exhorte le groupe à « investir ».",
     [("l'usine est saine", "Le syndicat", "indirect"), ("« investir »", "sa déléguée, Nora Vidal", "direct")]),
    # what stands between a subject and its verb
    ("La chambre d'agriculture, plutôt réservée, estime que le plan échouera.",
     [("le plan échouera", "La chambre d'agriculture", "indirect")]),
    ("Basile, 31 ans, se dit prêt à partir.", [("prêt à partir", "Basile", "indirect")]),
    ("Certains, dont la sénatrice Ida Roche, plaident pour un report.", [("un report", "Certains", "indirect")]),
    ("Le document, que La Gazette a pu lire, pointe des retards, des impayés et une fraude.",
     [("des retards, des impayés et une fraude", "Le document", "indirect")]),
    # the subject's name before what explains it
    ("Paul Rivière, son ancien associé, prend sa défense : « Il a tout donné. »",
     [("« Il a tout donné. »", "Paul Rivière, son ancien associé", "direct")]),
    ("Pour l'ancien gardien Luc Morin, consultant sur Radio Sud, « l'équipe a changé ».",
     [("« l'équipe a changé »", "l'ancien gardien Luc Morin, consultant sur Radio Sud", "direct")]),
    # a quotation goes on over an incise, the next sentence has its own
    ("« Le vent, dit la skippeuse, a tourné. » La course reprendra lundi, a-t-elle juré.",
     [("« Le vent | a tourné. »", "la skippeuse", "direct"), ("La course reprendra lundi", "elle", "indirect")]),
    ("« Un bijou », s'enflamme La Gazette ; « un navet », persifle Le Phare.",
     [("« Un bijou »", "La Gazette", "direct"), ("« un navet »", "Le Phare", "direct")]),
    ("Il dit avoir tout perdu. « Le four, la caisse, plus rien ne marche. »",
     [("avoir tout perdu", "Il", "indirect"), ("« Le four, la caisse, plus rien ne marche. »", "Il", "direct")]),
    # adverbials inside a compound tense
    ("La ministre a en revanche écarté l'hypothèse d'un report.", [("l'hypothèse d'un report", "La ministre", "indirect")]),
    # where it was heard or read
    ("Deux personnes sont blessées, a-t-on indiqué de même source.",
     [("Deux personnes sont blessées", "même source", "indirect")]),
    ("« Ici, on ne vend plus rien », pouvait-on lire hier sur une pancarte.",
     [("« Ici, on ne vend plus rien »", "une pancarte", "direct")]),
    ("De source judiciaire, on précise que le suspect a été libéré.",
     [("le suspect a été libéré", "source judiciaire", "indirect")]),
    ("Selon le « Phare », la direction savait.", [("la direction savait", "le « Phare »", "indirect")]),
    # whom one warns, and of what
    ("La CGT a mis en garde le gouvernement contre une hausse des tarifs.", [("une hausse des tarifs", "La CGT", "indirect")]),
    ("Ces mots ont été qualifiés d'« indignes » par la députée.", [("« indignes »", "la députée", "direct")]),
    ("Elle accuse le maire de « mensonges ».", [("le maire de « mensonges »", "Elle", "mixed")]),
    ("Le club n'exclut pas de faire appel.", [("faire appel", "Le club", "indirect")]),
    ("Le syndicat menace de bloquer le port et propose une réunion.",
     [("bloquer le port", "Le syndicat", "indirect"), ("une réunion", "Le syndicat", "indirect")]),
    # nothing is said
    ("Contactée, la direction indique ne pas souhaiter commenter.", []),
    ("Le tribunal a condamné Jean Rivière à trois ans de prison.", []),
])
def test_turns_of_the_press(text: str, expected: list[Row]):
    assert rows(text) == expected


@pytest.mark.parametrize("text", [
    "La romancière a publié « La vie est un fleuve » en 2010.",
    "On lui doit « Les vents tournent » et « Quand je serai loin ».",
    "Le chanteur a repris « Ne me dis rien » devant le public.",
])
def test_titles_of_works_are_no_quotations(text: str):
    assert rows(text) == []


@pytest.mark.parametrize(("text", "language", "expected"), [
    ("Le Phare a rapporté, citant un proche du dossier, que l'accord était mort.", "fr",
     [("Le Phare", None), ("un proche du dossier", "Le Phare")]),
    ("The port will close, the ministry said on Tuesday, citing a report by two engineers.", "en",
     [("the ministry", None), ("a report by two engineers", "the ministry")]),
    ("Radio North, quoting two officials, reported that the bridge was unsafe.", "en",
     [("Radio North", None), ("two officials", "Radio North")]),
])
def test_relays_between_commas(text: str, language: str, expected: list[tuple[str | None, str | None]]):
    assert chain(text, language) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("The mine, which geologists believe holds copper, has closed.", [("holds copper", "geologists", "indirect")]),
    ("Police say the man, believed to be armed, fled on foot.",
     [("the man, believed to be armed, fled on foot", "Police", "indirect")]),
    ("Critics dismissed the plan as naive.", [("the plan as naive", "Critics", "indirect")]),
    ("Residents complained of brown water.", [("brown water", "Residents", "indirect")]),
    ("Nobody called her back.", []),
])
def test_english(text: str, expected: list[Row]):
    assert rows(text, "en") == expected


@pytest.mark.parametrize(("text", "names"), [
    # a noun of trade takes up the one whom the text is about
    ("Clara Vidal dirige les urgences. Luc Morin est parti. Mme Vidal écrit. Un sondage est paru. Il pleut. "
     "L'urgentiste estime que rien ne change.", ["Clara Vidal"]),
    ("Albert Noël est mort. Il avait cent ans. Ses livres restent. « On confie un livre », répétait ce fils de mineur.",
     ["Albert Noël"]),
    ("Clara Vidal aime le silence. Son frère Luc se tait. La salle est vide. On attend. L'intéressée assure qu'elle parlera.",
     ["Clara Vidal"]),
    # an apposition is none where a verb follows it
    ("Anne Roche a parlé. Nommé après le départ de Paul Morin, l'ancien patron de Rivex a dit que tout irait bien.", [None]),
    # who asks is not who answers
    ("Contactée par l'AFP, la direction affirme que le site rouvrira.", [None]),
])
def test_who_is_meant(text: str, names: list[str | None]):
    assert [said.entity.name if said.entity else None for said in attributions(text)] == names


def test_an_agency_for_health_brings_no_news():
    found = attributions("L'Agence régionale de santé des Cévennes recommande de ne pas boire l'eau.")
    assert [said.source_type for said in found] == ["government"]
