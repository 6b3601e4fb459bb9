"""Accuracy and macro-averaged F1 of one label per item (Yang and Liu, 1999)."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from standoff.read.scoring.attribution import Score

__all__ = ["accuracy", "macro_f1"]

_Pairs = Sequence[tuple[Hashable, Hashable]]


def accuracy(pairs: _Pairs) -> float:
    """Give the share of (said, wanted) pairs that are equal.

    Examples
    --------
    >>> accuracy([("AID", "AID"), ("AID", "YIELD")])
    0.5
    """
    return sum(said == wanted for said, wanted in pairs) / len(pairs)


def macro_f1(pairs: _Pairs) -> float:
    """Give the mean of F1 over all labels that are said or wanted.

    Examples
    --------
    >>> macro_f1([("AID", "AID"), ("AID", "AID"), ("YIELD", "YIELD")])
    1.0
    """
    labels = {label for pair in pairs for label in pair}
    return sum(_score(pairs, label).f1 for label in labels) / len(labels)


def _score(pairs: _Pairs, label: Hashable) -> Score:
    right = sum(said == wanted == label for said, wanted in pairs)
    given = sum(said == label for said, _ in pairs)
    return Score(right, given, sum(wanted == label for _, wanted in pairs))
