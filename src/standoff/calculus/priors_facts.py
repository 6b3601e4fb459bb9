"""What the reference facts of a case say about the players' capability and standing."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from standoff.calculus.priors_table import FACTS
from standoff.vocabulary.findings import StateFacts

__all__ = ["CaseFacts", "keys_on"]


def keys_on(fact: StateFacts, topic: str) -> tuple[str, ...]:
    """Give the keys of a fact's references that name a topic."""
    return tuple(ref.key for ref in fact.references if topic in f"{ref.key} {ref.title}".lower())


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """The reference facts of one case, by code."""

    by_code: Mapping[str, StateFacts]
    coercer: str
    target: str

    def capability(self, code: str) -> tuple[float, tuple[str, ...]] | None:
        """Give log capability relative to the coercer's, and where it comes from."""
        own, unit = self.by_code.get(code), self.by_code.get(self.coercer)
        if own is None or unit is None or own.capability is None or unit.capability is None:
            return None
        if own.capability.value <= 0 or unit.capability.value <= 0:
            return None
        if own.capability.unit != unit.capability.unit:
            return None
        keys = tuple(ref.key for ref in own.capability.provenance.data) or keys_on(own, "capab")
        return math.log(own.capability.value / unit.capability.value), keys

    def shifts(
        self, code: str, symbol: str, *, foe: str
    ) -> list[tuple[str, float, tuple[str, ...]]]:
        """Give (reason, shift in prior standard deviations, keys) of the standing facts."""
        fact, other = self.by_code.get(code), self.by_code.get(foe)
        checks = {
            "nuclear ally": (fact, fact is not None and fact.nuclear),
            "great ally": (fact, fact is not None and fact.great_power),
            "faces nuclear": (
                other,
                other is not None and other.nuclear and not (fact is not None and fact.nuclear),
            ),
            "nuclear target": (other, symbol == "c_C" and other is not None and other.nuclear),
        }
        found = []
        for name, (source, holds) in checks.items():
            words, shift = FACTS[name]
            if holds and source is not None and shift.symbol == symbol:
                topic = "nuclear" if "nuclear" in name else "power"
                found.append((words, shift.toward, keys_on(source, topic)))
        return found
