"""What the charts call things, in French and in English, and how long names are shortened; codes in, words out."""

import html
from typing import Any

from analysis import knowledge

# In the order of the stacked bars: institutions, their relays, people, papers, nobody.
SOURCE_GROUPS: dict[str, tuple[str, ...]] = {
    "government": ("government", "parliament"),
    "security": ("intelligence", "police_justice", "military"),
    "press": ("news_agency", "media"),
    "person": ("person",),
    "organisation": ("company", "party", "union", "ngo", "international_org", "expert_science", "public"),
    "document": ("document",),
    "anonymous": ("anonymous",),
    "other": ("other",),
    "none": ("none",),
}
# The four that a newsroom asks about first.
COARSE_GROUPS: dict[str, tuple[str, ...]] = {
    "institution": (*SOURCE_GROUPS["government"], *SOURCE_GROUPS["security"], *SOURCE_GROUPS["press"], "company", "party",
                    "union", "ngo", "international_org", "expert_science", "document"),
    "named": ("person",), "anonymous": ("anonymous",), "unclear": ("public", "other"), "none": ("none",),
}
_GROUP_OF = {source_type: group for group, types in SOURCE_GROUPS.items() for source_type in types}

_WORDS: dict[str, tuple[str, str]] = {
    "government": ("Gouvernement", "Government"), "security": ("Renseignement, police", "Intelligence, police"),
    "press": ("Agence, médias", "Agency, media"), "person": ("Personne nommée", "Named person"),
    "organisation": ("Autre organisation", "Other organisation"), "document": ("Document", "Document"),
    "anonymous": ("Anonyme", "Anonymous"), "other": ("Autre source", "Other source"), "none": ("Sans source", "No source"),
    "happened": ("a eu lieu", "happened"), "planned": ("annoncé", "planned"), "denied": ("démenti", "denied"),
    "hypothetical": ("non confirmé", "not confirmed"),
    "colon": (" : ", ": "),
    "event": ("mention d’un événement", "mention of an event"), "events": ("mentions d’événements", "mentions of events"),
    "article": ("article", "article"), "articles": ("articles", "articles"),
    "outlet": ("média", "outlet"), "outlets": ("médias", "outlets"),
    "statement": ("déclaration", "statement"), "statements": ("déclarations", "statements"),
    "mention": ("mention", "mention"), "mentions": ("mentions", "mentions"),
    "sentence": ("phrase", "sentence"), "sentences": ("phrases", "sentences"),
    "paragraph": ("paragraphe", "paragraph"), "paragraphs": ("paragraphes", "paragraphs"),
    "tie": ("lien", "tie"), "ties": ("liens", "ties"), "pair": ("paire", "pair"), "pairs": ("paires", "pairs"),
    "chain": ("chaîne", "chain"), "chains": ("chaînes", "chains"),
    "source": ("source", "source"), "sources": ("sources", "sources"),
    "by_chance": ("hasard", "chance"), "chance": ("au hasard", "by chance"), "nothing": ("Rien à montrer.", "Nothing to show."),
    "undated": ("sans date de parution", "without publication date"),
    "others": ("autres", "others"), "everything": ("tout le corpus", "whole corpus"),
    # what the colours of event types have in common
    "hue:green": ("Accord, aide, retrait", "Agreement, aid, withdrawal"), "hue:blue": ("Rencontre", "Meeting"),
    "hue:pink": ("Demande, accusation, refus", "Request, accusation, refusal"),
    "hue:yellow": ("Menace, protestation, sanction", "Threat, protest, sanction"), "hue:red": ("Contrainte, attaque", "Force"),
    "hue:sky": ("Police et justice", "Police and justice"), "hue:wine": ("Élection, loi", "Election, law"),
    "hue:grey": ("Autres faits", "Other facts"),
    "top1": ("La plus citée", "Most quoted"), "top5": ("Les cinq plus citées", "The five most quoted"),
    "other_named": ("Toutes les autres sources nommées", "All other named sources"),
    "voice": ("voix", "voice"), "voices": ("voix", "voices"),
    "unclear": ("Public, autres", "Public, others"),
    "named": ("Personne nommée", "Named person"), "institution": ("Institution, document", "Institution, document"),
    # lanes that are nobody's own
    "~others": ("Autres", "Others"), "~nobody": ("Personne de nommé", "Nobody named"), "~outlet": ("Sans source", "No source"),
    "~other": ("Autre source", "Other source"), "~none": ("Sans source", "No source"),
    # from the day of an event to the day of publication
    "ahead": ("à venir", "ahead"), "same_day": ("le jour même", "same day"), "next_day": ("le lendemain", "next day"),
    "week": ("en 7 jours", "within 7 days"), "month": ("en un mois", "within a month"), "year": ("en un an", "within a year"),
    "later": ("plus d’un an après", "after a year"), "all_outlets": ("Tous les médias", "All outlets"),
    "day": ("jour", "day"), "days": ("jours", "days"), "median": ("médiane", "median"), "half": ("moitié", "half"),
    # sources that the text does not name, by their type
    "~person": ("Personne non identifiée", "Person not identified"), "~anonymous": ("Anonymes", "Anonymous"),
    "~document": ("Un document", "A document"), "~government": ("Un gouvernement", "A government"),
    "~parliament": ("Un parlement", "A parliament"), "~intelligence": ("Un service secret", "An intelligence service"),
    "~police_justice": ("Police, justice", "Police, justice"), "~military": ("Une armée", "Armed forces"),
    "~news_agency": ("Une agence", "A news agency"), "~media": ("Des médias", "Media"),
    "~company": ("Une entreprise", "A company"),
    "~party": ("Un parti", "A party"), "~union": ("Un syndicat", "A union"), "~ngo": ("Une ONG", "An NGO"),
    "~international_org": ("Une organisation internationale", "An international body"),
    "~expert_science": ("Des experts", "Experts"), "~public": ("Le public", "The public"),
}


def word(code: str, language: str) -> str:
    """The word for a code, or the code itself, readable, where there is none."""
    pair = _WORDS.get(code)
    return (pair[1] if language == "en" else pair[0]) if pair else code.replace("_", " ")


def counted(count: int, one: str, language: str) -> str:
    """A number with its noun: `one` is the code of the singular; its plural is the code with an s."""
    single = abs(count) < 2 if language == "fr" else count == 1
    return f"{number(count, language)} {word(one if single else one + 's', language)}"


def number(value: float, language: str, decimals: int = 0) -> str:
    """A number with the reader's separators."""
    text = f"{value:,.{decimals}f}"
    return text.replace(",", "\u202f").replace(".", ",") if language == "fr" else text


def percent(share: float, language: str) -> str:
    """A share of 1 as a whole percentage."""
    return f"{share * 100:.0f}\u202f%" if language == "fr" else f"{share * 100:.0f}%"


def source_group(source_type: str) -> str:
    """The group that a source type is coloured with."""
    return _GROUP_OF.get(source_type, "organisation")


def coarse_group(source_type: str) -> str:
    """The one of `COARSE_GROUPS` that a source type belongs to."""
    return next((group for group, types in COARSE_GROUPS.items() if source_type in types), "institution")


def event_type(code: str, language: str) -> str:
    """An event type's full label, from `events.toml`."""
    types: dict[str, Any] = knowledge.words(language, "events").get("types", {})
    found = types.get(code)
    return str(found["label"]) if isinstance(found, dict) and found.get("label") else code.replace("_", " ").capitalize()


def short_event_type(code: str, language: str) -> str:
    """The first of the words that a label joins with commas: `Accident, catastrophe, décès` → `Accident`."""
    return event_type(code, language).split(",")[0]


def source_name(source_id: str, name: str | None, language: str) -> str:
    """A source's name; for those that the text does not name (`~type`), what kind they are."""
    return name or word(source_id, language)


def shorten(name: str, most: int = 24, *, person: bool = False) -> str:
    """A name that fits: a person keeps the surname (`V. Poutine`), others whole words.

    A first name with a hyphen keeps both initials: *Jean-Marie* and *Marine* must stay two people.
    """
    if person and " " in name:
        first, rest = name.split(" ", 1)
        initials = "-".join(f"{part[0]}." for part in first.split("-") if part) if not first.endswith(".") else first
        name = f"{initials} {rest}"
    if len(name) <= most:
        return name
    cut = name[:most - 1]
    # at a word's end if that keeps most of the room: "Communauté du…" would say less than "Communauté du rensei…"
    return (cut.rsplit(" ", 1)[0] if " " in cut[most * 2 // 3:] else cut).rstrip(" ,;:-") + "…"


def safe(text: object) -> str:
    """Text from articles for a label: Plotly reads some HTML in labels, so none may get through."""
    return html.escape(str(text), quote=False)
