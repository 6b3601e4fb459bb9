"""Whether a sentence tells an act, and of what class, by logistic regression over `features`.

Weights and their temperature (Guo et al., 2017) are made by ``training/heads.py``; what they were
made from stands in NOTICE.md beside them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.errors import EnvironmentProblem
from standoff.read.acts import nominal_acts, verbal_acts
from standoff.read.heads.features import Range, features, predicate
from standoff.read.sentences import Sentence

__all__ = ["CLASSES", "QUAD_OF", "classify", "decide", "quads", "tells_an_act"]

QUAD_OF = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "YIELD"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
"""PLOVER's quad classes: verbal and material cooperation, verbal and material conflict."""
CLASSES = tuple(QUAD_OF)
"""PLOVER's classes, CONCEDE and RETREAT taken together as YIELD."""

RULE_VOTE = 1.5
"""Log odds that a rule's vote adds: of 0 to 9, what errs least out of fold (training/heads.py)."""


@cache
def _weights(name: str) -> tuple[Mapping[str, int], NDArray[np.float64]]:
    place = files("standoff.read.heads").joinpath(f"{name}.npz")
    try:
        with as_file(place) as file, np.load(file) as stored:
            names = str(stored["names"]).split("\n")
            table = stored["weights"].astype(np.float64) / float(stored["temperature"])
    except (OSError, KeyError, ValueError) as error:
        raise EnvironmentProblem(
            f"the weights of the {name} head cannot be read ({error}): reinstall standoff, or make "
            "them with `python training/heads.py`"
        ) from error
    return {feature: i for i, feature in enumerate(names)}, table


def classify(
    sentence: Sentence, source: Range | None = None, *, target: Range | None = None
) -> dict[str, float]:
    """Say of what class an act is, by its words and parse.

    Parameters
    ----------
    sentence : Sentence
    source, target : Range, optional
        Token ranges of who acts and toward whom; without a source, the sentence's main act.

    Returns
    -------
    dict of str to float
        A probability for each of `CLASSES`, the most probable first; they sum to one.

    Raises
    ------
    EnvironmentProblem
        The weights are not there.
    """
    scores = _scores("bare", features(sentence, None, target=None))
    if source is not None:
        # The geometric mean of both heads: the one sees the parties, the other more sentences.
        scores = (scores + _scores("directed", features(sentence, source, target=target))) / 2
    odds = np.exp(scores - scores.max())
    chances = odds / odds.sum()
    order = np.argsort(-chances, kind="stable")
    return {CLASSES[i]: float(chances[i]) for i in order}


def _scores(head: str, held: Mapping[str, float]) -> NDArray[np.float64]:
    """Give the log odds of `CLASSES` up to a constant."""
    index, table = _weights(head)
    known = sorted(i for name in held if (i := index.get(name)) is not None)
    summed: NDArray[np.float64] = table[known].sum(axis=0) / np.sqrt(max(len(held), 1))
    peak = summed.max()
    normed: NDArray[np.float64] = summed - peak - np.log(np.exp(summed - peak).sum())
    return normed


def tells_an_act(sentence: Sentence) -> float:
    """Give the probability that the main predicate of a sentence is an act, and no mere state.

    Even odds before the sentence is seen; the share of acts in what is read may be another.
    """
    held = features(sentence, None, target=None)
    index, table = _weights("acts")
    known = sorted(i for name in held if (i := index.get(name)) is not None)
    odds = table[known].sum() / np.sqrt(max(len(held), 1))
    return float(1 / (1 + np.exp(-odds)))


def decide(
    sentence: Sentence, source: Range | None = None, *, target: Range | None = None
) -> tuple[str, float, str]:
    """Say of what class an act is: the heads' odds pooled with the vote of a rule, if one fires.

    The pool is log-linear (Genest & Zidek, 1986); the vote's weight is that of `RULE_VOTE`.

    Parameters
    ----------
    sentence : Sentence
    source, target : Range, optional
        As in `classify`.

    Returns
    -------
    tuple of (str, float, str)
        The class; its pooled probability; "rule" or "head", whichever said so.
    """
    chances = classify(sentence, source, target=target)
    verb = predicate(sentence, source)
    acts = (*verbal_acts(sentence), *nominal_acts(sentence))
    vote = next((a.event for a in acts if a.token.i == verb.i and a.event in chances), "")
    if vote:
        chances[vote] *= float(np.exp(RULE_VOTE))
    best = max(chances, key=lambda name: chances[name])
    return best, chances[best] / sum(chances.values()), "rule" if best == vote else "head"


def quads(chances: Mapping[str, float]) -> dict[int, float]:
    """Add up the probabilities of classes by quad class, the most probable first."""
    found: dict[int, Any] = dict.fromkeys((1, 2, 3, 4), 0.0)
    for name, chance in chances.items():
        found[QUAD_OF[name]] += chance
    return dict(sorted(found.items(), key=lambda pair: -pair[1]))
