"""The events component: text in, (trigger, date, status) rows out."""

import datetime as dt

import pytest

from analysis import knowledge
from analysis.extract.pipeline import Text, extract
from analysis.records import Event, Extraction, Published

DAY = dt.date(2018, 9, 12)  # a Wednesday


def extraction(text: str, language: str = "fr", published: dt.date | None = DAY) -> Extraction:
    given = Published(date=published, rule="given" if published else "none")
    return next(extract([Text(id="x", text=text, language=language, published=given)]))


def found(text: str, language: str = "fr", published: dt.date | None = DAY) -> list[Event]:
    return extraction(text, language, published).events


def rows(text: str, language: str = "fr", published: dt.date | None = DAY) -> list[tuple[str, str | None, str]]:
    return [(text[slice(*event.trigger)], event.date, event.status) for event in found(text, language, published)]


@pytest.mark.parametrize(("language", "text"), [
    ("fr", "La mairie est un bâtiment de brique et le drapeau pend à la fenêtre."),
    ("fr", "Les statuts sont complexes : une majorité qualifiée est nécessaire."),
    ("fr", "La loi de 1881 protège la presse."),
    ("en", "The house has two windows and a red door; a flag stands beside it."),
    ("en", "The bylaws are long, and a quorum is necessary."),
])
def test_a_text_that_tells_no_event_yields_nothing(language: str, text: str):
    assert rows(text, language, None) == []


@pytest.mark.parametrize(("text", "expected"), [
    ("L'Alliance a suspendu mardi l'exercice, que la Norvège avait proposé en 2012.",
     [("suspendu", "2018-09-11", "happened"), ("proposé", "2012", "happened")]),
    ("Le tribunal a relaxé lundi l'ancien maire, accusé d'avoir détourné des fonds en 2011.",
     [("relaxé", "2018-09-10", "happened"), ("détourné", "2011", "hypothetical")]),
    ("Le pont, inauguré en 1932 et fermé depuis mars, a rouvert mercredi.",
     [("inauguré", "1932", "happened"), ("fermé", "2018-03/2018-09", "happened"), ("rouvert", "2018-09-12", "happened")]),
    ("Le ministère a indiqué jeudi que trois soldats avaient été tués le 4 septembre dans le Nord.",
     [("indiqué", "2018-09-06", "happened"), ("tués", "2018-09-04", "happened")]),
    ("Le parquet a ouvert mardi une enquête après la mort, dimanche, d'un cycliste renversé par un camion.",
     [("enquête", "2018-09-11", "happened"), ("mort", "2018-09-09", "happened"), ("renversé", None, "happened")]),
    ("Il a été condamné lundi à dix ans de prison pour le meurtre de sa femme en 2009.",
     [("condamné", "2018-09-10", "happened"), ("meurtre", "2009", "happened")]),
    ("Le dirigeant, qui a remporté la course en 2012, mettra fin à sa carrière en décembre, a-t-il déclaré lundi.",
     [("remporté", "2012", "happened"), ("mettra fin", "2018-12", "planned")]),
])
def test_a_french_date_belongs_to_its_own_clause(text: str, expected: list[tuple[str, str | None, str]]):
    assert rows(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("Lawmakers rejected on Tuesday the treaty that the previous cabinet had signed in 2016.",
     [("rejected", "2018-09-11", "happened"), ("signed", "2016", "happened")]),
    ("The airline, founded in 1958, filed for bankruptcy on Wednesday.",
     [("founded", "1958", "happened"), ("filed for bankruptcy", "2018-09-12", "happened")]),
    ("The party that won the 2006 vote lost power in 2010.",
     [("won", "2006", "happened"), ("vote", "2006", "happened"), ("lost", "2010", "happened")]),
    ("He was sentenced on Monday to ten years for the murder of his wife in 2009.",
     [("sentenced", "2018-09-10", "happened"), ("murder", "2009", "happened")]),
    ("Thousands will march on Saturday against the reform adopted in May.",
     [("march", "2018-09-15", "planned"), ("adopted", "2018-05", "happened")]),
])
def test_an_english_date_belongs_to_its_own_clause(text: str, expected: list[tuple[str, str | None, str]]):
    assert rows(text, "en") == expected


@pytest.mark.parametrize(("language", "text", "trigger", "status"), [
    ("fr", "La Turquie n'a pas ratifié le texte.", "ratifié", "denied"),
    ("fr", "Aucun otage n'a été libéré.", "libéré", "denied"),
    ("fr", "L'armée nie avoir bombardé l'hôpital.", "bombardé", "denied"),
    ("fr", "Le porte-parole a démenti l'arrestation du général.", "arrestation", "denied"),
    ("fr", "Le convoi aurait franchi la frontière.", "franchi", "hypothetical"),
    ("fr", "Si le dialogue échouait, les combats reprendraient.", "reprendraient", "hypothetical"),
    ("fr", "Les syndicats exigent la démission du ministre.", "démission", "hypothetical"),
    ("fr", "Les deux pays pourraient signer un accord.", "signer", "hypothetical"),
    ("fr", "Il est soupçonné d'avoir assassiné deux retraités.", "assassiné", "hypothetical"),
    ("fr", "Le groupe a annoncé qu'il supprimerait 400 postes.", "supprimerait", "planned"),
    ("fr", "Les députés doivent adopter le budget.", "adopter", "planned"),
    ("fr", "Elle a promis de réviser la loi.", "réviser", "planned"),
    ("fr", "Elle vient de démissionner.", "démissionner", "happened"),
    ("fr", "Il a pu quitter la ville.", "quitter", "happened"),
    ("en", "No ballots were destroyed.", "destroyed", "denied"),
    ("en", "The company denied that it had bribed the officials.", "bribed", "denied"),
    ("en", "The rebels failed to capture the airport.", "capture", "denied"),
    ("en", "The envoy reportedly resigned.", "resigned", "hypothetical"),
    ("en", "The group is believed to have attacked the convoy.", "attacked", "hypothetical"),
    ("en", "If the senate rejects the plan, he could call an early election.", "election", "hypothetical"),
    ("en", "Officials said the bridge would reopen.", "reopen", "planned"),
    ("en", "The court will rule on the case.", "rule", "planned"),
])
def test_status_follows_negation_mood_and_what_governs(language: str, text: str, trigger: str, status: str):
    assert (trigger, None, status) in rows(text, language, None)


@pytest.mark.parametrize(("language", "text", "trigger", "date", "rule"), [
    ("fr", "Les ministres ont négocié à Genève entre le 2 et le 5 mai 2012.", "négocié", "2012-05-02/2012-05-05", "range"),
    ("fr", "De 2010 à 2013, le pays a emprunté 40 milliards.", "emprunté", "2010/2013", "range"),
    ("fr", "Début juin 2014, les rebelles ont occupé la gare.", "occupé", "2014-06", "preposed"),
    ("fr", "Le projet avait été rejeté à la présidentielle de 2007.", "présidentielle", "2007", "attributive-year"),
    ("fr", "C'est en 1964 que le physicien a publié sa théorie.", "publié", "1964", "cleft"),
    ("fr", "Depuis 2009, deux raffineries ont été fermées.", "fermées", "2009/2018", "since"),
    ("fr", "Elle a été agressée alors qu'elle marchait vendredi sur la place.", "agressée", "2018-09-07", "simultaneous"),
    ("fr", "Le roi a signé lundi le traité, deux jours après un référendum contesté.", "référendum", "2018-09-08", "offset"),
    ("fr", "La réunion prévue jeudi prochain sera reportée.", "réunion", "2018-09-13", "attributive"),
    ("fr", "Le maire a annoncé mardi que la ville lançait une enquête.", "enquête", "2018-09-11", "carrying-verb"),
    ("fr", "Le président du club appelle à voter pour son rival.", "appelle", "2018-09-12", "lead-present"),
    ("en", "The festival took place from 3 to 7 June 2013.", "festival", "2013-06-03/2013-06-07", "carrying-verb"),
    ("en", "Turnout in the 2014 referendum was high.", "referendum", "2014", "attributive-year"),
    ("en", "On Tuesday, the ministers met and signed the deal.", "signed", "2018-09-11", "shared"),
])
def test_the_rule_tells_why_a_date_was_chosen(language: str, text: str, trigger: str, date: str, rule: str):
    assert (trigger, date, rule) in [(text[slice(*event.trigger)], event.date, event.rule) for event in found(text, language)]


@pytest.mark.parametrize(("language", "text", "trigger", "date"), [
    ("fr", "Les ministres se sont réunis le 4 mai 2018 à Sofia. Au cours de cette réunion, ils ont adopté un plan.",
     "adopté", "2018-05-04"),
    ("fr", "Une bombe a explosé le 7 juin 2016 en ville. Cet attentat a fait onze morts.", "attentat", "2016-06-07"),
    ("fr", "Le roi a félicité son voisin en mai 2011. Lors de cet appel, le palais a dit qu'il avait promis une aide.",
     "aide", "2011-05"),
    ("en", "The ministers spoke by phone on May 3, 2016. During that call, they agreed to a truce.", "agreed", "2016-05-03"),
    ("en", "A storm broke out on May 3, 2016. During that storm, a crane collapsed.", "collapsed", "2016-05-03"),
    ("fr", "Le procès s'est ouvert le 4 mai 2018. Au cours de cette première audience, l'accusé a refusé de parler.",
     "refusé", "2018-05-04"),
])
def test_a_look_back_takes_the_date_of_what_it_points_to(language: str, text: str, trigger: str, date: str):
    assert (trigger, date) in [(text[slice(*event.trigger)], event.date) for event in found(text, language, None)]


@pytest.mark.parametrize(("language", "text", "trigger"), [
    ("fr", "Le ministre a annoncé mardi que les troupes se retireraient.", "retireraient"),
    ("fr", "Le navire devrait être relâché avant le Nouvel An.", "relâché"),
    ("fr", "Cinq personnes sont mortes samedi et sept autres ont été blessées.", "blessées"),
    ("fr", "Le budget 2019 a été adopté.", "adopté"),
    ("en", "The minister announced on Tuesday that the activists would be released.", "released"),
    ("en", "The court struck down a law of 1905.", "struck"),
])
def test_no_date_in_reach_gives_no_date(language: str, text: str, trigger: str):
    dates = [event.date for event in found(text, language) if trigger in text[slice(*event.trigger)]]
    assert dates == [None]


def test_a_dateline_alone_dates_no_event():
    text = "Un pont s'effondre\n12 septembre 2018. - Une passerelle a été fermée dans le centre de la ville.\n"
    assert ("fermée", None, "happened") in rows(text)


def test_the_main_event_is_the_dated_one_of_the_lead():
    text = ("Un avion s'écrase près du lac\nUn petit avion s'est écrasé lundi près du lac. "
            "La compagnie, fondée en 1987, avait déjà perdu un appareil en 2003.\n")
    assert [(text[slice(*event.trigger)], event.date) for event in found(text) if event.main] == [("écrasé", "2018-09-10")]


@pytest.mark.parametrize(("text", "date"), [
    ("Le parti de la mer l'emporte\n12 septembre 2018. - Au second tour des législatives qui s'est tenu dimanche, le parti et ses "
     "alliés ont obtenu cent sièges. La nouvelle Assemblée se réunira le 26 septembre.\n", "2018-09-09"),
    ("La digue ferme\n12 septembre 2018. - La digue sera fermée le 20 septembre. Elle avait été inondée l'an dernier.\n", "2018-09-20"),
    ("Un typhon ravage le port\n12 septembre 2018. - Le typhon a touché terre lundi soir. Une digue a été submergée mardi.\n",
     "2018-09-10"),
])
def test_the_main_event_is_dated_by_its_own_sentence(text: str, date: str):
    assert [event.date for event in found(text) if event.main] == [date]


def test_at_most_one_event_is_the_main_one():
    text = "Le maire a démissionné lundi. Le conseil a élu mardi son successeur. Le préfet a validé le vote."
    assert sum(event.main for event in found(text)) == 1


@pytest.mark.parametrize(("language", "text", "names"), [
    ("fr", "Vladimir Poutine a reçu Angela Merkel à Moscou.", ("Vladimir Poutine", "Angela Merkel", "Moscou")),
    ("fr", "Angela Merkel a été reçue par Vladimir Poutine.", ("Vladimir Poutine", "Angela Merkel", None)),
    ("fr", "L'annexion de la Crimée par la Russie a été condamnée.", ("Russie", "Crimée", None)),
    ("en", "Vladimir Putin met Angela Merkel in Moscow.", ("Vladimir Putin", "Angela Merkel", "Moscow")),
])
def test_participants_are_who_did_suffered_and_hosted(language: str, text: str, names: tuple[str | None, ...]):
    event = found(text, language)[0]
    assert tuple(who.name if who else None for who in (event.agent, event.patient, event.place)) == names


def test_each_event_keeps_its_evidence():
    text = "Le roi a signé le traité le 3 mai 2015.\nIl a abdiqué ensuite."
    result = extraction(text)
    for event in result.events:
        assert event.sentence[0] <= event.trigger[0] < event.trigger[1] <= event.sentence[1]
        assert event.time is None or result.times[event.time].start == event.start
    assert [event.time for event in result.events] == [0, None]


ODD = ["", " ", "\n\n", "Ah", "« ", "😀😀 tué", "ATTENTAT", "a été", "(", "-", "12 mars", "le 12 mars 2014", "n'a pas", "qui que dont",
       "\u202bשלום\u202c", "« Il a démissionné", "voté; voté: voté — voté", "depuis avant après 2014", "l'été 2015 a été", "2014/2015",
       "\"was shot", "of of of 2014's", "May may march in March", "to be to be"]


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_raise_nothing_and_keep_offsets_inside(text: str):
    for language in ("fr", "en"):
        for event in extraction(text, language).events:
            assert 0 <= event.trigger[0] < event.trigger[1] <= len(text)
            assert 0 <= event.sentence[0] < event.sentence[1] <= len(text)


def test_batches_do_not_change_what_is_found():
    texts = [Text(id=str(place), text=text, language="fr") for place, text in enumerate(
        ["Le roi a abdiqué en 2014. Lors de cette cérémonie, il a pleuré.", "Une bombe a explosé hier.", *ODD])]
    together = [result.events for result in extract(texts)]
    assert together == [next(extract([text])).events for text in texts]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_word_lists_name_each_word_once_and_only_known_types(language: str):
    words = knowledge.words(language, "events")
    types = set(words["types"])
    assert len(types) <= 24
    assert all(entry["label"] and entry["meaning"] for entry in words["types"].values())
    for table in ("verbs", "nouns", "weak_nouns"):
        assert set(words[table]) <= types
        listed = [word for line in words[table].values() for word in line.split()]
        assert len(listed) == len(set(listed))
    strong, weak = (set(" ".join(words[table].values()).split()) for table in ("nouns", "weak_nouns"))
    assert not strong & weak
    assert set(words["phrases"]) | set(words["idioms"]) <= types


def participants(text: str, language: str = "fr") -> dict[str, tuple[str | None, str | None, str | None]]:
    """Trigger → agent, patient and place, as the text spells them."""
    return {text[slice(*event.trigger)]: (*(who and text[slice(*who.span)] for who in (event.agent, event.patient, event.place)),)
            for event in found(text, language)}


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("fr", "MADRID, 12 septembre 2018 – Pedro Sanchez a ordonné en 2016 une enquête.", ("ordonné", "2016", "happened")),
    ("en", "LONDON, Sept. 12, 2018 (AP) - Theresa May accused Russia of meddling.", ("accused", None, "happened")),
])
def test_the_dateline_is_no_part_of_its_sentence(language: str, text: str, expected: tuple[str, str | None, str]):
    assert expected in rows(text, language)
    assert "MADRID" not in str(participants(text, language)) and "LONDON" not in str(participants(text, language))


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("fr", "Emmanuel Macron a téléphoné dimanche à Vladimir Poutine.", [("téléphoné", "2018-09-09", "happened")]),
    ("fr", "Le parti a salué Trump mardi.", [("salué", "2018-09-11", "happened")]),
    ("en", "The crowd cheered Trump on Tuesday.", [("cheered", "2018-09-11", "happened")]),
])
def test_a_name_or_a_day_is_no_verb(language: str, text: str, expected: list[tuple[str, str | None, str]]):
    assert rows(text, language) == expected


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("fr", "Le Parlement a fixé une élection présidentielle anticipée au 25 octobre.", [("élection", "2018-10-25", "planned")]),
    ("fr", "Les députés ont nommé un ministre et convoqué pour le 25 octobre un référendum.",
     [("nommé", None, "happened"), ("convoqué", None, "happened"), ("référendum", "2018-10-25", "planned")]),
    ("fr", "Le conseil a avancé au 30 septembre le référendum d'abord prévu le 25 octobre.",
     [("référendum", "2018-09-30", "planned")]),
    ("fr", "Le scrutin a été repoussé au 3 novembre.", [("scrutin", "2018-11-03", "planned"), ("repoussé", None, "happened")]),
    ("fr", "Le syndicat a annoncé mardi une grève pour le 25 septembre.",
     [("annoncé", "2018-09-11", "happened"), ("grève", "2018-09-25", "planned")]),
    ("fr", "Le ministère a confirmé lundi l'appel.", [("confirmé", "2018-09-10", "happened"), ("appel", None, "happened")]),
    ("en", "Lawmakers called an election for October 14 and dismissed the minister.",
     [("election", "2018-10-14", "planned"), ("dismissed", None, "happened")]),
    ("en", "The board moved the meeting to September 20.", [("moved", None, "happened"), ("meeting", "2018-09-20", "planned")]),
])
def test_the_day_that_something_is_set_for_is_no_day_of_the_setting(
        language: str, text: str, expected: list[tuple[str, str | None, str]]):
    assert rows(text, language) == expected


@pytest.mark.parametrize(("language", "text", "trigger", "expected"), [
    ("fr", "Une réponse sera décidée, a prévenu lundi Barack Obama.", "prévenu", ("Barack Obama", None, None)),
    ("fr", "« Nous partons », s'est félicitée lundi Theresa May.", "félicitée", ("Theresa May", None, None)),
    ("en", '"We will go," warned Theresa May on Monday.', "warned", ("Theresa May", None, None)),
    ("fr", "Le secrétaire général de l'Otan, Jens Stoltenberg, a rencontré Emmanuel Macron mardi.", "rencontré",
     ("Jens Stoltenberg", "Emmanuel Macron", None)),
    ("en", "Ukraine's foreign minister, Pavlo Klimkin, met Angela Merkel on Tuesday.", "met",
     ("Pavlo Klimkin", "Angela Merkel", None)),
    ("fr", "Vladimir Poutine a signé au Kremlin un traité.", "signé", ("Vladimir Poutine", None, "Kremlin")),
    ("fr", "La mission russe auprès des Nations unies a démenti mardi.", "démenti", (None, None, None)),
    ("en", "Companies with ties to the Kremlin paid the hackers in May.", "paid", (None, None, None)),
])
def test_who_did_it_to_whom_and_where(language: str, text: str, trigger: str, expected: tuple[str | None, str | None, str | None]):
    assert participants(text, language)[trigger] == expected


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("fr", "La candidate devançait son rival mardi et la journée a été marquée par des discours.", []),
    ("fr", "Le ministre a parlé d'une tragédie mardi.", []),
    ("fr", "Il a manifesté une préférence et nourri les rumeurs.", []),
    ("fr", "Un attentat suicide a tué six personnes mardi.", ["ASSAULT", "ASSAULT"]),
    ("en", "The plan drew little notice.", []),
    ("en", "The team drew 1-1 with Spain on Monday, in a league match.", ["SPORT"]),
    ("en", "The site released thousands of emails on Friday.", ["PUBLISH"]),
    ("en", "The court released the journalist on Monday.", ["CONCEDE"]),
    ("en", "Putin called on Sunday.", ["CONSULT"]),
    ("en", "The group called on Poland to act.", ["REQUEST"]),
    ("en", "He telephoned Merkel on Friday.", ["CONSULT"]),
])
def test_a_verb_has_the_sense_that_its_neighbours_give_it(language: str, text: str, expected: list[str]):
    assert [event.type for event in found(text, language)] == expected


@pytest.mark.parametrize(("language", "text"), [
    ("en", "The consulate is large.\n\nAn earlier version of this article said that the consulate was closed on Thursday.\n"),
    ("fr", "Le bâtiment est vaste.\n\nUne version précédente de cet article indiquait que le décret avait été signé jeudi.\n"),
])
def test_what_an_earlier_version_said_is_no_event(language: str, text: str):
    assert rows(text, language) == []


@pytest.mark.parametrize(("language", "text", "trigger", "status"), [
    ("en", "There is no evidence that hackers changed the count.", "changed", "denied"),
    ("fr", "Rien n'indique que des votes aient été modifiés.", "modifiés", "denied"),
    ("fr", "La société dément avoir été piratée.", "piratée", "denied"),
    ("fr", "Moscou a dit qu'il ne répliquerait pas à l'expulsion de 35 diplomates.", "expulsion", "happened"),
    ("fr", "Aucune attaque n'aurait perturbé le scrutin.", "scrutin", "happened"),
    ("fr", "Le FSB avait annoncé l'arrestation de sept membres.", "arrestation", "happened"),
    ("en", "He called the ouster of the president a coup.", "ouster", "happened"),
])
def test_what_a_negation_or_a_verdict_reaches(language: str, text: str, trigger: str, status: str):
    assert (trigger, None, status) in rows(text, language)


@pytest.mark.parametrize(("language", "text"), [
    ("fr", "La mairie a vendu lundi le terrain de la rive droite. Le pont relie depuis longtemps les deux rives du fleuve. "
           "Les bénévoles ont utilisé des cartes et ont observé les oiseaux."),
    ("fr", "Les plans dessinés par l'architecte occupent trois salles."),
])
def test_undated_description_behind_the_opening_is_no_event(language: str, text: str):
    triggers = [row[0] for row in rows(text, language)]
    assert not {"utilisé", "observé", "dessinés", "occupent"} & set(triggers)


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("fr", "Le syndic porte régulièrement plainte.", []),
    ("fr", "Les associés se réunissent souvent le soir.", []),
    ("fr", "La grève est un droit.", []),
    ("fr", "Le marchand vend des fruits.", []),
    ("en", "Strikes are rare in the region.", []),
    ("en", "The council often meets in the evening.", []),
])
def test_habits_states_and_definitions_are_no_events(language: str, text: str, expected: list[tuple[str, str | None, str]]):
    assert rows(text, language) == expected


@pytest.mark.parametrize(("language", "text", "trigger", "date"), [
    ("fr", "Le bâtonnier a prêté serment lundi. La foire a rouvert. La loi entre en vigueur aujourd'hui.", "entre en vigueur", "2018-09-12"),
    ("fr", "Le port a rouvert. La grue devrait, dans trois jours, être livrée au chantier.", "livrée", "2018-09-15"),
    ("fr", "Trois complices présumés arrêtés à Lyon\nLe parquet enquête.", "arrêtés", None),
])
def test_a_verb_is_found_behind_an_insertion_and_a_wrong_tag(language: str, text: str, trigger: str, date: str | None):
    assert (trigger, date) in [(row[0], row[1]) for row in rows(text, language)]


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("fr", "Le maire a évoqué l'incendie qui s'est produit lundi à la scierie.", ("incendie", "2018-09-10", "happened")),
    ("fr", "Le parti a perdu les élections organisées dimanche.", ("élections", "2018-09-09", "happened")),
    ("fr", "Les ouvriers dénoncent le plan de restructuration annoncé le 2 août.", ("annoncé", "2018-08-02", "happened")),
    ("fr", "3 mai 2011 : accident à la centrale.", ("accident", "2011-05-03", "happened")),
    ("fr", "La ville entend organiser une messe pour le centenaire du naufrage en 2020.", ("centenaire", "2020", "planned")),
    ("fr", "Deux sauveteurs ont été tués dimanche dans l'explosion du dépôt.", ("explosion", "2018-09-09", "happened")),
    ("fr", "Le directeur a rendu hommage aux victimes de l'attaque présumée du 7 avril.", ("attaque", "2018-04-07", "happened")),
    ("fr", "Le procès reprendra. Le verdict est attendu vendredi.", ("verdict", "2018-09-14", "planned")),
    ("fr", "La vente du stade, qui devait intervenir vendredi, n'aura pas lieu.", ("vente", "2018-09-14", "denied")),
    ("en", "Two climbers died in an avalanche in the Alps on Sunday.", ("died", "2018-09-09", "happened")),
    ("en", "A bus crashed on Tuesday, killing three tourists.", ("killing", "2018-09-11", "happened")),
    ("en", "Two men attacked a festival in Bern on Sunday.", ("attacked", "2018-09-09", "happened")),
    ("en", "The regulator has yet to approve the merger.", ("approve", None, "denied")),
    ("en", "Its trial is scheduled to begin in March 2019.", ("trial", "2019-03", "planned")),
    ("en", "One suspect in the stadium bombing was killed on Tuesday.", ("bombing", None, "happened")),
    ("en", "Monday's blasts killed three miners and wounded ten.", ("wounded", "2018-09-10", "happened")),
    ("en", "The rebel, who seized power in a 1969 coup, was killed Tuesday as fighters overran the port.",
     ("seized", "1969", "happened")),
    ("en", "The rebel was killed Tuesday as fighters overran the port.", ("overran", "2018-09-11", "happened")),
    ("en", "Deputies approved the plan on Tuesday, three days after they rejected a levy.", ("rejected", "2018-09-08", "happened")),
    ("en", "It was the largest blast since 1908, when an explosion flattened the forest.", ("explosion", "1908", "happened")),
    ("en", "The bank was closed soon after the 2008 vote.", ("vote", "2008", "happened")),
    ("en", "A stoppage is planned for Friday.", ("stoppage", "2018-09-14", "planned")),
    ("en", "The mayor signed the bill shortly after midnight on Tuesday.", ("signed", "2018-09-11", "happened")),
    ("fr", "Les adhérents ont voté les 3, 4 et 5 septembre.", ("voté", "2018-09-03/2018-09-05", "happened")),
    ("fr", "Les élus ont visité la mine lundi et mardi.", ("visité", "2018-09-10/2018-09-11", "happened")),
    ("fr", "Deux hommes ont été arrêtés samedi et écroués.", ("écroués", "2018-09-08", "happened")),
    ("fr", "Une semaine après que l'armée eut pris la ville, le maire a démissionné mardi.", ("pris", "2018-09-04", "happened")),
    ("fr", "Il a été blessé mardi lorsque sa voiture a percuté un arbre.", ("percuté", "2018-09-11", "happened")),
    ("fr", "La tempête de samedi a tué dix marins.", ("tué", "2018-09-08", "happened")),
    ("fr", "Le sénateur s'était imposé aux européennes de 1994.", ("imposé", "1994", "happened")),
    ("fr", "Le chantier de la digue a été interrompu courant 2016.", ("interrompu", "2016", "happened")),
    ("fr", "Des officiers ont tenté lundi de renverser le roi.", ("renverser", "2018-09-10", "happened")),
    ("fr", "Les syndicats appellent à la grève vendredi.", ("grève", "2018-09-14", "planned")),
    ("fr", "Le maire a confirmé que la réunion, repoussée une fois en juin, aurait lieu mardi prochain.",
     ("réunion", "2018-09-18", "planned")),
    ("fr", "Le vote intervient longtemps après l'adoption du plan de partage, le 29 novembre 1947.",
     ("adoption", "1947-11-29", "happened")),
    ("fr", "Le port a fermé en 2005, quand la flotte a coulé.", ("coulé", "2005", "happened")),
    ("fr", "Ses proches l'inhumeront demain.", ("inhumeront", "2018-09-13", "planned")),
    ("fr", "Aucune grève n'a touché le port lundi.", ("grève", "2018-09-10", "denied")),
    ("fr", "Le maire n'a pas non plus démissionné.", ("démissionné", None, "denied")),
])
def test_each_noun_and_verb_takes_the_time_of_its_own_happening(language: str, text: str, expected: tuple[str, str | None, str]):
    assert expected in rows(text, language)


@pytest.mark.parametrize(("language", "text", "trigger"), [
    ("fr", "La commission n'exclut pas une suspension du vol.", "suspension"),
    ("fr", "Le ministre n'écarte pas un report du scrutin.", "report"),
    ("fr", "L'Espagne menace de saisir la cour.", "saisir"),
    ("fr", "Les voisins se disent prêts à prendre des sanctions.", "sanctions"),
])
def test_what_is_not_ruled_out_or_threatened_is_possible(language: str, text: str, trigger: str):
    assert (trigger, None, "hypothetical") in rows(text, language)


@pytest.mark.parametrize(("text", "absent"), [
    ("La foire a rouvert. Le port a rouvert. Le trafic reste faible, a prévenu le préfet.", "prévenu"),
    ("La foire a rouvert. Le port a rouvert. La société dément avoir versé des fonds.", "dément"),
    ("La tempête a fait trente morts.", "morts"),
    ("Un attentat-suicide a visé la gare lundi.", "suicide"),
    ("Le vol MH12 transportait 30 passagers.", "vol"),
    ("Le prix baissera à partir de la fin octobre.", "partir"),
])
def test_who_speaks_what_it_cost_and_how_it_is_called_is_no_event(text: str, absent: str):
    assert absent not in [row[0] for row in rows(text)]


def test_a_time_that_only_says_since_when_not_dates_nothing():
    text = "Le tramway est tombé en panne pour la première fois depuis 2010."
    assert [row[1] for row in rows(text)] in ([], [None], [None, None])


def test_the_same_moment_is_the_day_told_before():
    text = "Le roi a inauguré lundi le barrage. Au même moment, des soldats ont tué deux villageois."
    assert ("tué", "2018-09-10", "happened") in rows(text)


def test_an_announced_closure_is_not_dated_by_its_announcement():
    assert rows("Le groupe a annoncé lundi la fermeture de deux usines.") == [
        ("annoncé", "2018-09-10", "happened"), ("fermeture", None, "planned")]


@pytest.mark.parametrize(("language", "text", "trigger", "expected"), [
    ("fr", "Espagne : Pedro Sanchez accuse Vladimir Poutine\nLe ton monte.", "accuse", ("Pedro Sanchez", "Vladimir Poutine", None)),
    ("en", "Separatists in Donetsk and Luhansk held referendums on Sunday.", "referendums", (None, None, "Luhansk")),
    ("fr", "Barack Obama est revenu mardi à Chicago.", "revenu", ("Barack Obama", None, "Chicago")),
    ("en", "Nikki Haley condemned the seizure on Monday.", "seizure", (None, None, None)),
])
def test_a_topic_and_a_speaker_are_no_agents(language: str, text: str, trigger: str,
                                             expected: tuple[str | None, str | None, str | None]):
    assert participants(text, language)[trigger] == expected


@pytest.mark.parametrize(("text", "trigger", "date"), [
    ("Le roi a signé lundi un traité qui unit les deux îles, deux jours après un référendum.", "référendum", "2018-09-08"),
    ("Le maire a démissionné le 7 mars 2018, trois semaines avant le scrutin.", "scrutin", "2018-03-26/2018-04-01"),
])
def test_an_offset_counts_from_the_clause_around_it_and_no_finer_than_its_unit(text: str, trigger: str, date: str):
    assert (trigger, date) in [(row[0], row[1]) for row in rows(text)]


def test_the_main_event_of_a_title_with_a_verb_is_what_the_verb_says():
    text = ("La cour juge le référendum sans valeur\nLa cour a rejeté mardi la requête qui vise le référendum organisé le 2 septembre "
            "dans la province.\n")
    assert [(text[slice(*event.trigger)], event.date) for event in found(text) if event.main] == [("rejeté", "2018-09-11")]
