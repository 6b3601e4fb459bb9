"""The rules that read claims off sentences, one module per kind, in the order they are tried."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.read.rules import (
    assessment,
    cost,
    event,
    posture,
    question,
    relation,
    signal,
    support,
)
from standoff.read.sentences import Rule, Text
from standoff.vocabulary.claims import Claim

__all__ = ["RULES", "read_by_rules"]

RULES: tuple[Rule, ...] = (
    *posture.RULES,
    *support.RULES,
    *signal.RULES,
    *assessment.RULES,
    *relation.RULES,
    *cost.RULES,
    *question.RULES,
    *event.RULES,
)
"""Every rule of the reader; a new kind is a new module and a row here."""


def read_by_rules(text: Text) -> Iterator[Claim]:
    """Yield what every rule reads, sentence by sentence.

    Parameters
    ----------
    text : Text
        With what all passes have found.
    """
    return (claim for sentence in text.sentences for rule in RULES for claim in rule(sentence))
