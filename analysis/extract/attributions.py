"""Not written yet."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from analysis.extract import doc as _extensions  # noqa: F401


@Language.factory("selon_attributions", default_config={"language": "fr"})
def attributions(nlp: Language, name: str, language: str) -> Callable[[Doc], Doc]:
    """Do nothing yet."""
    return lambda doc: doc
