"""What of ICB is known when: structure, onset, hindsight, outcome (see the crisis-actors how-to).

A variable coded with hindsight looks like one known at the onset (gravity of threat, discrepancy of
power, issues, number of actors) and buys a forecast skill that it does not have: the severity of
violence gains .06 in Brier skill from them. So they are refused by name wherever features are read.
"""

from __future__ import annotations

from collections.abc import Iterable

from standoff.errors import UsageError

__all__ = ["FEATURES", "HINDSIGHT", "OUTCOMES", "refuse_hindsight"]

STRUCTURE, ONSET = "known before the onset", "known at the onset"

FEATURES: dict[str, str] = {
    **dict.fromkeys(("triggr", "trigent", "southv", "southpow", "iwc", "issue"), ONSET),
    **dict.fromkeys(("geog", "pc", "regime", "durreg", "age", "territ"), STRUCTURE),
    **dict.fromkeys(("allycap", "nuclear", "powsta"), STRUCTURE),
}
"""Variables of crisis actors that a feature list may hold."""

HINDSIGHT = frozenset(
    (
        *("gravcr", "gravty", "powdissy", "powdis", "noactr", "issues", "hetero", "geostr"),
        *("syslevsy", "syslev", "cractr", "crismg", "cenviosy", "cenvio", "timvio", "chacts"),
        *("chall", "powch", "rugach", "gpinv", "powinv", "usinv", "suinv", "chinv", "globorg"),
        *("globact", "globactm", "regorg", "mediate", "exsat", "outevl", "sourdt", "stressad"),
        *("sizedu", "strcdu", "comlev", "stainsys"),
    )
)
"""Coded over the whole crisis or after it; never a feature."""

OUTCOMES: dict[str, str] = {
    "sevvio": "outcome: severity of violence",
    "outcom": "outcome: victory, compromise, stalemate, defeat",
    "outfor": "outcome: form",
    "outesr": "outcome, known five years later: recurrence",
    "trgterra": "outcome: days from trigger to end",
}
"""What a forecast is about; never a feature either."""


def refuse_hindsight(names: Iterable[str]) -> None:
    """Refuse a list of features that holds anything not known at the onset.

    Raises
    ------
    UsageError
        Naming the first such variable and why it may not enter.
    """
    for name in names:
        if name in HINDSIGHT:
            raise UsageError(f"{name!r} is coded with hindsight and may not enter as a feature")
        if name in OUTCOMES:
            raise UsageError(f"{name!r} is an outcome and may not enter as a feature")
        if name not in FEATURES:
            raise UsageError(f"{name!r} is in no tier; features are {sorted(FEATURES)}")
