"""A whole case: what comes out adds up, is accounted for, and is the same every time."""

from __future__ import annotations

import numpy as np
import pytest

from standoff.calculus import solve_case
from standoff.calculus.models.patrons import ORDERED, TIMINGS
from standoff.errors import UsageError
from standoff.vocabulary.claims import Stance
from standoff.vocabulary.games import Equilibrium
from tests.calculus.crisis import FACTS, armed, case, judged, moved, said, tied, view

CLAIMS = (
    judged("will", "-"),
    armed(place=1),
    tied("alliance", "SYL", "ELB", place=2),
    said(Stance.COERCIVE, place=3),
    moved(place=4),
)


def solved(*patrons: str, draws: int = 200, **options: object) -> Equilibrium:
    return solve_case(
        case(*patrons, partners=options.pop("partners", ())),
        view=view(*CLAIMS),
        facts=FACTS,
        rng=np.random.default_rng(11),
        draws=draws,
        **options,
    )


@pytest.mark.parametrize("timing", TIMINGS)
def test_the_parts_add_up(timing: str) -> None:
    found = solved("RUR", "SYL", timing=timing)
    assert sum(found.probabilities) == pytest.approx(1.0)
    assert sum(c.p for c in found.coalitions) == pytest.approx(found.probabilities[3])
    alone = solved(timing=timing)
    holds = found.probabilities[0] + found.probabilities[2]
    assert sum(p.force for p in found.patrons) == pytest.approx(-found.signal_effect)
    assert -1 < sum(p.holds for p in found.patrons) < holds
    assert alone.patrons == ()
    assert alone.signal_effect == alone.defence_effect == 0.0


def test_every_input_is_accounted_for() -> None:
    found = solved("RUR", "SYL")
    symbols = {(p.symbol, p.player) for p in found.parameters}
    assert {("v_i", "RUR"), ("r_i", "SYL"), ("s_C", "ATL"), ("lambda", "")} <= symbols
    assert set(found.provenance.claims) == {claim.id for claim in CLAIMS}
    assert found.provenance.parameters["as_of"] == "2024-05-01"
    assert found.provenance.parameters["residual"] == 0.0
    assert {ref.key for ref in found.provenance.data} >= {"capability:RUR", "distance:SYL"}
    assert all(p.reason for p in found.parameters)


def test_patrons_come_with_their_answer() -> None:
    found = solved("RUR", "SYL")
    assert [p.patron for p in found.patrons] == ["RUR", "SYL"]
    for patron in found.patrons:
        assert patron.answer in ("withstand", "delay", "neither", "unclear")
        assert patron.sentence.startswith(patron.patron.title())
        assert patron.support_interval.low <= patron.support <= patron.support_interval.high
        assert patron.delays is not None


def test_comparative_statics_run_along_will_and_readiness() -> None:
    found = solved("RUR")
    rows = {(row.symbol, row.outcome): row for row in found.comparatives}
    assert set(rows) == {(s, o) for s in ("v_i", "rho_i") for o in ("force", "holds")}
    holds = rows["v_i", "holds"]
    assert len(holds.at) == len(holds.p) == len(holds.low) == len(holds.high)
    assert all(np.array(holds.low) <= np.array(holds.high))


def test_the_same_generator_gives_the_same_equilibrium() -> None:
    assert solved("RUR", "SYL") == solved("RUR", "SYL")


def test_ordered_support_and_partners_run() -> None:
    found = solved("RUR", "SYL", partners=("PAL",), levels=ORDERED, draws=50)
    assert found.provenance.parameters["exact_partners"] == ["PAL"]
    assert found.provenance.parameters["levels"] == ["none", "diplomatic", "material", "military"]
    assert sum(found.probabilities) == pytest.approx(1.0)


def test_more_patrons_than_are_solved_exactly() -> None:
    found = solved(*(f"P{i:02d}" for i in range(13)), draws=20)
    assert len(found.patrons) == 6
    assert len(found.provenance.parameters["mean_field_patrons"]) == 7
    assert 0 < found.provenance.parameters["mean_field_share"] < 1


@pytest.mark.parametrize(
    ("options", "words"),
    [({"draws": 0}, "at least 2"), ({"levels": ORDERED[:1]}, "two levels"), ({"timing": "x"}, "x")],
)
def test_options_that_make_no_sense_are_refused(options: dict[str, object], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        solved("RUR", **options)
