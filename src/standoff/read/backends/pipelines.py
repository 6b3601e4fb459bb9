"""Any installed spaCy pipeline in the place of the shipped parser, under the same rules.

The rules need Universal Dependencies (de Marneffe et al., 2021), Penn Treebank tags and
sentences; a pipeline with other labels (the ClearNLP labels of spaCy's own English models) is
refused, for turning those into these moves heads and is a grammar of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from standoff.errors import EnvironmentProblem, UsageError
from standoff.read.rules import read_by_rules
from standoff.read.sentences import Text
from standoff.vocabulary.claims import Claim

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["ByPipeline", "open_backend", "unfit"]

_PROBE = "Officials in the capital said that two ships had left the port. They gave no reason."
_RELATIONS = frozenset(["nsubj", "obj", "obl", "nmod", "case", "mark", "conj"])
_CLEAR = frozenset(["dobj", "pobj", "prep", "nsubjpass", "auxpass", "attr"])
_TAGS = frozenset(["NN", "NNS", "NNP", "VBD", "VBN", "IN"])
_NOT_NEEDED = ("ner", "entity_linker", "entity_ruler", "textcat", "textcat_multilabel", "spancat")


@dataclass(frozen=True, slots=True)
class ByPipeline:
    """The shipped rules over another pipeline's parse.

    Attributes
    ----------
    name : str
        "spacy:" and the name of the pipeline.
    nlp : spacy.language.Language
    """

    name: str
    nlp: Language = field(repr=False)

    def pipeline(self) -> Language:
        """Give the pipeline as it was loaded."""
        return self.nlp

    def propose(self, text: Text) -> Iterator[Claim]:
        """Yield what the rules read, sentence by sentence."""
        return read_by_rules(text)


def open_backend(rest: str, *, settings: object = None) -> ByPipeline:
    """Load a pipeline by the name it is installed under, or by its directory.

    Raises
    ------
    UsageError
        If no name is given, or settings are.
    EnvironmentProblem
        If there is no such pipeline, it cannot be loaded, or its parse is not what rules need.
    """
    if not rest or settings is not None:
        raise UsageError("name the pipeline and nothing else, as in spacy:NAME")
    nlp = _loaded(rest)
    if reason := unfit(nlp):
        raise EnvironmentProblem(
            f"the spaCy pipeline {rest} {reason}: use one trained on Universal Dependencies "
            "(English), or the shipped parser with --backend rules"
        )
    return ByPipeline(f"spacy:{rest}", nlp)


def _loaded(name: str) -> Language:
    import spacy

    try:
        return spacy.load(name, exclude=_NOT_NEEDED)
    except Exception as error:  # a third party's package may raise anything on its way in
        reason = " ".join(str(error).split())[:160] or type(error).__name__
        raise EnvironmentProblem(
            f"no spaCy pipeline {name} can be loaded ({reason}): install it, e.g. with "
            "`python -m spacy download NAME`, or give the directory it lies in"
        ) from error


def unfit(nlp: Language) -> str:
    """Say in a few words why the rules cannot work on a pipeline's parse; "" if they can.

    Parameters
    ----------
    nlp : spacy.language.Language
        Run once, on two short sentences.
    """
    if nlp.lang not in ("en", "xx"):
        return f"is for the language {nlp.lang!r}, not English"
    doc = nlp(_PROBE)
    relations = {label for _, labels in nlp.pipe_labels.items() for label in labels}
    relations |= {token.dep_ for token in doc}
    if not doc.has_annotation("DEP"):
        return "has no dependency parser"
    if not relations >= _RELATIONS:
        clear = "ClearNLP's" if relations & _CLEAR else "other"
        return f"labels dependencies with {clear} labels, not those of Universal Dependencies"
    if not doc.has_annotation("TAG") or not {token.tag_ for token in doc} & _TAGS:
        return "sets no Penn Treebank tags"
    return "" if doc.has_annotation("SENT_START") else "does not cut texts into sentences"
