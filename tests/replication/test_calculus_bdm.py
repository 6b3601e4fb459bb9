"""The expected-utility heuristic against a published replication, round by round."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from standoff.calculus.models.bdm import Actors, Switches, play

pytestmark = pytest.mark.data

CASES = ("emission_standards", "oil_price")
MENDED = {
    "as_published": Switches(),
    "least_change_compromise": Switches(least_change=True),
    "capitulation_fixed": Switches(capitulation=True),
    "both": Switches(capitulation=True, least_change=True),
    "pairwise_probability": Switches(pairwise=True),
    "all_fixed": Switches(capitulation=True, least_change=True, pairwise=True),
}


@pytest.fixture(scope="module")
def reference(data_dir: Path) -> dict[str, Any]:
    return json.loads((data_dir / "calculus" / "results" / "bdm_rounds.json").read_text())


def actors_of(case: dict[str, Any]) -> Actors:
    named = {"Actor": "name", "Capability": "capability"}
    named |= {"Position": "position", "Salience": "salience"}
    return Actors.make({ours: case["actors"][theirs] for theirs, ours in named.items()})


@pytest.mark.parametrize("case", CASES)
def test_the_replication_round_by_round(case: str, reference: dict[str, Any]) -> None:
    stored = reference[case]
    made = play(actors_of(stored), rounds=len(stored["replication_positions"]) - 1)
    for number, now in enumerate(made):
        assert np.abs(now.position - stored["replication_positions"][number]).max() < 1e-10
        assert abs(now.median - stored["replication_median"][number]) < 1e-10
        assert abs(now.mean - stored["replication_mean"][number]) < 1e-10
        if number:
            assert np.abs(now.risk - stored["replication_risk"][number - 1]).max() < 1e-10


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("variant", list(MENDED))
def test_each_flaw_mended(case: str, variant: str, reference: dict[str, Any]) -> None:
    stored = reference[case]["variants"][variant]
    actors = actors_of(reference[case])
    made = play(actors, rounds=len(stored) - 1, switches=MENDED[variant])
    for now, then in zip(made, stored, strict=True):
        assert np.abs(now.position - then["position"]).max() < 1e-10
        assert len(now.offers) == len(then.get("offers", []))
