"""The verbs and nouns of a sentence with their lemmas, looked up once for all rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.read.sentences import Sentence
from standoff.read.syntax import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["LONGEST", "nouns", "verbs"]

LONGEST = 240
"""Words of the longest sentence that is looked at; what is longer, or was cut, is no prose."""

Words = tuple[tuple[str, "Token"], ...]
_AUXILIARY = ("aux", "aux:pass", "cop")


def verbs(sentence: Sentence) -> Words:
    """Give the verbs of a sentence, auxiliaries left out, each as (lemma, token).

    Parameters
    ----------
    sentence : Sentence
    """
    return _words(sentence)[0]


def nouns(sentence: Sentence) -> Words:
    """Give the common nouns, hyphenated words joined ("build-up"), each as (lemma, token).

    Parameters
    ----------
    sentence : Sentence
    """
    return _words(sentence)[1]


def _words(sentence: Sentence) -> tuple[Words, Words]:
    doc, start = sentence.tokens.doc, sentence.tokens.start
    kept: tuple[Words, Words] | None = doc.user_data.get(f"{__name__}:{start}")
    if kept is None:
        tokens = list(sentence.tokens) if len(sentence.tokens) <= LONGEST else []
        acts = [t for t in tokens if t.tag_[:2] == "VB" and t.dep_ not in _AUXILIARY]
        things = [t for i, t in enumerate(tokens) if _is_noun(tokens, i)]
        kept = (
            tuple((lemma(token), token) for token in acts),
            tuple((_joined(token, sentence.tokens.start), token) for token in things),
        )
        doc.user_data[f"{__name__}:{start}"] = kept
    return kept


def _is_noun(tokens: list[Token], i: int) -> bool:
    if tokens[i].tag_ in ("NN", "NNS"):
        after = tokens[i + 1 : i + 3]
        return not (len(after) == 2 and after[0].text == "-" and after[1].tag_ in ("RP", "IN"))
    return i > 1 and tokens[i].tag_ in ("RP", "IN") and tokens[i - 1].text == "-"


def _joined(token: Token, start: int) -> str:
    doc, low = token.doc, token.i
    while low >= start + 2 and doc[low - 1].text == "-" and doc[low - 2].is_alpha:
        low -= 2
    return doc[low : token.i].text.lower() + lemma(token) if low < token.i else lemma(token)
