"""What sources judge of each actor on each dimension: will, readiness, capability, support."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from standoff.brief.evidence import Evidence
from standoff.vocabulary.claims import Assessment, Claim

__all__ = ["ANSWERS", "DIMENSIONS", "Verdict", "unready", "verdict"]

DIMENSIONS = {"will": "will", "readiness": "readiness", "support_level": "level of support"}
"""The dimensions of a patron's limits and what a table calls them."""

_WORDS = {
    frozenset("+"): "judged present",
    frozenset("-"): "judged lacking",
    frozenset("0"): "judged mixed",
}


ANSWERS = {
    "withstand": "helps withstand",
    "delay": "merely delays",
    "neither": "changes little",
    "unclear": "unclear",
}
"""The model's answers for a patron, as a table says them."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the sources together say on one dimension of one actor, and which claims say it.

    `polarity` is "+", "-", "0" where judgements are mixed or disagree, "" where nobody judges.
    """

    polarity: str
    word: str
    claims: tuple[tuple[str, Claim], ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Give the ids of the claims."""
        return tuple(key for key, _ in self.claims)


def verdict(evidence: Evidence, code: str, *, dimension: str) -> Verdict:
    """Gather every judgement of an actor on a dimension."""
    polarities: set[str] = set()
    claims: dict[str, Claim] = {}
    for key, claim in evidence.of(Assessment):
        for judgement in claim.judgements:
            about = judgement.about or claim.about
            if judgement.dimension == dimension and any(a.code == code for a in about):
                polarities.add(judgement.polarity)
                claims[key] = claim
    if not polarities:
        return Verdict("", "not judged", ())
    word = _WORDS.get(frozenset(polarities), "disputed")
    return Verdict(polarities.pop() if len(polarities) == 1 else "0", word, tuple(claims.items()))


def unready(evidence: Evidence, codes: Iterable[str]) -> tuple[list[str], tuple[str, ...]]:
    """Name those judged to lack the will or the readiness, and the claims that say so."""
    names: list[str] = []
    ids: dict[str, None] = {}
    for code in codes:
        judged = [verdict(evidence, code, dimension=d) for d in ("will", "readiness")]
        lacking = [v for v in judged if v.polarity == "-"]
        if lacking:
            names.append(code)
            ids.update(dict.fromkeys(key for v in lacking for key in v.ids))
    return names, tuple(ids)
