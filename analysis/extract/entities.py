"""spaCy component: finds people, organisations and places and says who they are, as `doc._.mentions`.

The model's names are mended by the tables of `data/knowledge/`, by titles, appositions and acronyms; then the names of
one article that mean the same are merged, and capitals and buildings that stand for a power are told from places.
"""

from spacy.language import Language
from spacy.tokens import Doc

from analysis.extract import doc as _extensions
from analysis.extract.entity.candidate import Candidate
from analysis.extract.entity.candidates import Candidates
from analysis.extract.entity.context import Context
from analysis.extract.entity.lexicon import lexicon
from analysis.extract.entity.listed import listed_names
from analysis.extract.entity.merging import Merging
from analysis.extract.entity.metonyms import Metonyms
from analysis.extract.entity.spread import acronym_pairs, spread
from analysis.extract.entity.words import Words
from analysis.records import Mention


@Language.factory("selon_entities", default_config={"language": "fr"}, requires=["doc.ents"])
def entities(nlp: Language, name: str, language: str) -> "Entities":
    """The component for `language`."""
    return Entities(language)


class Entities:
    """spaCy component: fills `doc._.mentions`."""

    def __init__(self, language: str) -> None:
        self.lexicon = lexicon(language)
        self.names = listed_names(language)

    def __call__(self, doc: Doc) -> Doc:
        text = _extensions.text_of(doc)
        words = Words(text)
        context = Context(words, self.lexicon)
        found: list[Candidate] = Candidates(doc, context, self.names).find()
        found, pairs = acronym_pairs(found, words)
        found = spread(found, context, self.names)
        if doc._.discarded:
            found = [candidate for candidate in found if _extensions.is_read(doc, candidate.start, candidate.end)]
        merged = Merging(text, self.lexicon, self.names).entities(found, pairs)
        read = Metonyms(doc, words, self.lexicon.language).read(list(zip(found, merged, strict=True)))
        doc._.mentions = [Mention(span=(candidate.start, candidate.end), entity=entity, rule=candidate.rule)
                          for candidate, entity in read]
        return doc
