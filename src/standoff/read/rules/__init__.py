"""The rules that read claims off sentences, one module per kind, in the order they are tried."""

from __future__ import annotations

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
from standoff.read.sentences import Rule

__all__ = ["RULES"]

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
