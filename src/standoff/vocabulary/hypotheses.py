"""Competing hypotheses on one case: what each kind of evidence says for and against each outcome.

Heuer (1999), Psychology of Intelligence Analysis, ch. 8; Good (1950) for likelihood ratios.
"""

from __future__ import annotations

from dataclasses import dataclass

from standoff.vocabulary.results import Interval, Provenance

__all__ = ["Hypotheses", "Ratio"]


@dataclass(frozen=True, slots=True)
class Ratio:
    """One kind of evidence: how far it speaks for each outcome against the rest.

    Attributes
    ----------
    kind : str
        Whose move of which kind, e.g. ``"coercer: violent"``, or a state of affairs.
    ratios : tuple of float
        Likelihood ratio of each outcome; above 1 speaks for it.
    intervals : tuple of Interval
    count : int
        Past crises in which it was seen.
    diagnosticity : float
        Spread of the log likelihoods; 0 tells no outcomes apart.
    credence : float
        Chance that it took place, from how many independent outlets say so; 0 if nobody does.
    weight : float
        Diagnosticity after all discounts: what it moves in this case.
    sources : tuple of str
        Independent outlets.
    claims : tuple of str
    """

    kind: str
    ratios: tuple[float, ...]
    intervals: tuple[Interval, ...]
    count: int
    diagnosticity: float
    credence: float = 0.0
    weight: float = 0.0
    sources: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hypotheses:
    """The outcomes of one target as hypotheses, with the evidence in hand and what to watch for.

    Attributes
    ----------
    target : str
    outcomes : tuple of str
    prior, posterior : tuple of float
        Chances from the opening class alone, and after the evidence in hand.
    seen : tuple of Ratio
        Evidence in hand, the weightiest first.
    watch : tuple of Ratio
        What has not been seen and would tell the outcomes apart most, the most diagnostic first.
    n : int
        Past crises that the ratios are counted in.
    provenance : Provenance
        With the discounts as parameters.
    """

    target: str
    outcomes: tuple[str, ...]
    prior: tuple[float, ...]
    posterior: tuple[float, ...]
    seen: tuple[Ratio, ...]
    watch: tuple[Ratio, ...]
    n: int
    provenance: Provenance
