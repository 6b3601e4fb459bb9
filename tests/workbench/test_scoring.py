from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from standoff.vocabulary.chances import OUTCOMES, Chance, Forecast, Outlook
from standoff.vocabulary.results import Interval, Provenance
from standoff.workbench.catalogue import Happened
from standoff.workbench.outlooks import DURATIONS
from standoff.workbench.scoring import scored

MADE = Provenance("test")
BAND = Interval(0, 1)
P = (0.1, 0.1, 0.5, 0.1, 0.2)


def chances(names: tuple[str, ...], p: tuple[float, ...]) -> tuple[Chance, ...]:
    return tuple(Chance(name, value, BAND) for name, value in zip(names, p, strict=True))


def findings() -> object:
    stands = Forecast("How?", 30, chances(OUTCOMES, P), (0.2,) * 5, "class", "", MADE)
    severity = Outlook(
        "severity", "Worst?", chances(("none", "war"), (0.75, 0.25)), (0.5, 0.5), "class", 9, "",
        MADE, ordered=True,
    )  # fmt: skip
    lasts = Outlook("duration", "How long?", chances(DURATIONS, P), P, "class", 9, "", MADE)
    case = SimpleNamespace(as_of=date(2020, 1, 1))
    return SimpleNamespace(case=case, forecasts=(stands,), outlooks=(severity, lasts))


def test_questions_are_scored_by_hand() -> None:
    step = (date(2020, 1, 20), "serious force or war")
    happened = Happened("", "", date(2020, 6, 1), {"severity": "none"}, (step,))
    stands, severity, lasts = scored(findings(), happened)  # type: ignore[arg-type]
    assert stands.happened == "serious force or war"
    assert stands.brier[0] == pytest.approx(0.01 + 0.01 + 0.25 + 0.01 + 0.64)
    assert stands.rps is None
    assert severity.brier == pytest.approx((0.125, 0.5))
    assert severity.rps == pytest.approx((0.0625, 0.25))
    assert severity.skill == pytest.approx(0.75)
    assert lasts.happened == "91 to 180 days"


def test_what_is_not_known_is_not_scored() -> None:
    (only,) = scored(findings(), Happened("", ""))  # type: ignore[arg-type]
    assert only.target == "stands-30d"
    assert only.happened == "the standoff continues"
