"""The spaCy model of a language as the pipeline runs it: a language goes in; its model without what nobody reads comes out.

Two changes leave what the model says as it is, and make it say it sooner. A token's embedding does not depend on its
neighbours, so each distinct token of a batch is embedded once. And the matrix products are left to numpy's BLAS, which
uses what the processor has; the one that thinc brings along knows few processors well.
"""

import importlib
import re
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model, NumpyOps, get_current_ops, set_current_ops
from threadpoolctl import threadpool_limits

from analysis.versions import MODELS

# Nobody reads the models' lemmas: those of cue verbs are wrong too often, and simplemma gives better ones.
UNREAD = ["lemmatizer", "senter"]
# The French model has no tags of its own: its rules write the part of speech there a second time, which takes long.
_TAGS_UNREAD = ("fr",)
# With fewer rows BLAS takes another way, and the last bit of a product would depend on what shares its batch.
_FEWEST_ROWS = 256
# spaCy's tokenizer takes signs off the ends of a word one by one, and reads the whole word again for each.
_LONGEST_SIGNS, _LONGEST_RUN = 40, 400
_LONG_RUN = re.compile(rf"(?P<signs>[^\w\s]{{{_LONGEST_SIGNS + 1},}})|\S{{{_LONGEST_RUN + 1},}}")
# All else that an embedding reads of a token is a property of its ORTH.
_DISTINCT: list[int | str] = ["ORTH", "NORM", "SPACY"]

Floats = NDArray[np.float32]


def load_model(language: str) -> Language:
    """The model of `language` (`fr` or `en`)."""
    # Threads pay little on products as small as ours, and those of two processes would fight over the processors.
    threadpool_limits(limits=1, user_api="blas")
    usual = get_current_ops()
    if type(usual) is NumpyOps:  # on Apple's processors thinc has its own, which is as fast
        set_current_ops(_Products())
    try:
        nlp: Language = importlib.import_module(MODELS[language]).load(exclude=UNREAD)
    finally:
        set_current_ops(usual)
    if language in _TAGS_UNREAD:
        ruler = nlp.get_pipe("attribute_ruler")
        read = [rule for rule in ruler.patterns if rule["attrs"].keys() != {"TAG"}]  # type: ignore[attr-defined]
        ruler.clear()  # type: ignore[attr-defined]
        ruler.add_patterns(read)  # type: ignore[attr-defined]
    for _, component in nlp.pipeline:
        if isinstance(model := getattr(component, "model", None), Model):
            _embed_once(model)
    return nlp


def tokenized(nlp: Language, text: str) -> Doc:
    """`text` in tokens. In a run of signs or letters longer than any that is written, a token ends after so many."""
    cuts = [0]
    for run in _LONG_RUN.finditer(text):
        step = _LONGEST_SIGNS if run["signs"] else _LONGEST_RUN
        cuts.extend(range(run.start() + step, run.end(), step))
    if len(cuts) == 1:
        return nlp.make_doc(text)
    docs = [nlp.make_doc(text[start:end]) for start, end in pairwise([*cuts, len(text)])]
    return Doc.from_docs(docs, ensure_whitespace=False) or nlp.make_doc("")


class _Products(NumpyOps):  # type: ignore[misc]  # thinc is not typed
    """numpy's matrix products: a row comes out the same, bit by bit, whatever rows stand around it."""

    def __init__(self) -> None:
        super().__init__(use_blis=False)

    def gemm(self, x: Floats, y: Floats, *, out: Floats | None = None, trans1: bool = False, trans2: bool = False) -> Floats:
        if trans1 or out is not None or len(x) >= _FEWEST_ROWS:
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)  # type: ignore[no-any-return]
        padded = np.zeros((_FEWEST_ROWS, x.shape[1]), dtype=x.dtype)
        padded[:len(x)] = x
        product: Floats = super().gemm(padded, y, trans2=trans2)
        return np.ascontiguousarray(product[:len(x)])


class _DistinctTokens:
    """The distinct tokens of some docs: as much of a `Doc` as an embedding reads, and `places`, where each token went."""

    def __init__(self, docs: list[Doc]) -> None:
        self.docs = docs
        self.vocab: Vocab = docs[0].vocab
        tokens = np.ascontiguousarray(np.concatenate([doc.to_array(_DISTINCT) for doc in docs]), dtype=np.uint64)
        rows = tokens.view([("", np.uint64)] * len(_DISTINCT)).ravel()
        _, self.first, self.places = np.unique(rows, return_index=True, return_inverse=True)

    def __len__(self) -> int:
        return len(self.first)

    def to_array(self, attributes: int | str | list[int | str]) -> NDArray[np.uint64]:
        array: NDArray[np.uint64] = np.concatenate([doc.to_array(attributes) for doc in self.docs])[self.first]
        return array


def _embed_once(model: Model[Any, Any]) -> None:
    for node in list(model.walk()):
        if node.has_ref("embed"):
            embed = node.get_ref("embed")
            node.replace_node(embed, Model("embed_once", _distinct_forward, layers=[embed]))


def _distinct_forward(model: Model[list[Doc], list[Floats]], docs: list[Doc], is_train: bool) -> tuple[list[Floats], Any]:
    if is_train or not any(map(len, docs)):
        return model.layers[0](docs, is_train)
    distinct = _DistinctTokens(docs)
    table = model.layers[0].predict([distinct])[0]
    ends = np.cumsum([len(doc) for doc in docs])[:-1]
    return np.split(table[distinct.places], ends), _no_way_back


def _no_way_back(_: object) -> list[Doc]:
    raise NotImplementedError("the pipeline predicts; to train, load the model's own package")
