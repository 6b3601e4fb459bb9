"""Whether a sentence hedges: says that something may be so, or leaves open who or how many.

The task is that of the CoNLL-2010 shared task on encyclopaedic text (Farkas et al., 2010); the
word classes follow Hyland (1998).
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

__all__ = ["THRESHOLD", "hedges", "is_hedged", "vagueness"]

THRESHOLD = 1.0
"""The vagueness from which a sentence counts as hedged: one strong cue, or three weak ones."""


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, float]]:
    table = files("standoff.read").joinpath("tables", "vagueness.csv").read_text(encoding="utf-8")
    weights = {row["words"]: float(row["weight"]) for row in csv.DictReader(table.splitlines())}
    longest_first = sorted(weights, key=lambda words: (-len(words), words))
    pattern = "|".join(words.replace(" ", r"\s") for words in longest_first)
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), weights


def hedges(sentence: str) -> tuple[tuple[int, int, float], ...]:
    """Find the hedging words of a sentence.

    Parameters
    ----------
    sentence : str

    Returns
    -------
    tuple of (int, int, float)
        Start and end in code points, and weight: 1 for a strong cue ("some", "reportedly",
        "is believed"), 0.4 for a weak one ("may", "most").
    """
    pattern, weights = _cues()
    return tuple(
        (match.start(), match.end(), weights[" ".join(match[0].lower().split())])
        for match in pattern.finditer(sentence)
    )


def vagueness(sentence: str) -> float:
    """Add up the weights of a sentence's hedges.

    Examples
    --------
    >>> vagueness("Observers say that some of the jets may have arrived.")
    2.4
    """
    return sum(weight for _, _, weight in hedges(sentence))


def is_hedged(sentence: str) -> bool:
    """Say whether a sentence hedges.

    Examples
    --------
    >>> is_hedged("The fleet left on Monday.")
    False
    """
    return vagueness(sentence) >= THRESHOLD
