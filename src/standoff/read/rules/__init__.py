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
_FIRST = tuple(rule for rule in RULES if not rule.last)
_LAST = tuple(rule for rule in RULES if rule.last)


def read_by_rules(text: Text) -> Iterator[Claim]:
    """Yield what the rules read, sentence by sentence; the last ones only where others are silent.

    Parameters
    ----------
    text : Text
        With what all passes have found.
    """
    for sentence in text.sentences:
        found = [claim for rule in _FIRST for claim in rule(sentence)]
        yield from found or (claim for rule in _LAST for claim in rule(sentence))
