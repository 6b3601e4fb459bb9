"""From evidence to draws: direction, size, bounds, account."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.calculus.models.patrons_game import ORDERED
from standoff.calculus.pooled import TERMS
from standoff.calculus.priors import DrawnGame, SolveOptions, draw_game
from standoff.calculus.priors_table import EVIDENCE, PRIORS
from standoff.vocabulary.claims import Claim
from standoff.vocabulary.games import Parameter
from standoff.vocabulary.sources import Attribution
from tests.calculus.crisis import FACTS, armed, case, fact, hedged, judged, moved, tied, view

FEW = SolveOptions(draws=64)


def drawn(*claims: Claim, patrons: tuple[str, ...] = ("RUR", "SYL"), **more: object) -> DrawnGame:
    return draw_game(
        case(*patrons, partners=more.get("partners", ())),
        view=view(*claims),
        facts=more.get("facts", FACTS),
        rng=np.random.default_rng(3),
        options=more.get("options", FEW),
    )


def parameter(game: DrawnGame, symbol: str, player: str = "RUR") -> Parameter:
    return next(p for p in game.parameters if (p.symbol, p.player) == (symbol, player))


def test_a_denied_will_lowers_v_and_a_denied_readiness_lowers_r() -> None:
    nothing, denied = drawn(), drawn(judged("will", "-"), judged("readiness", "-", place=1))
    for symbol in ("v_i", "rho_i", "r_i"):
        assert parameter(denied, symbol).centre < parameter(nothing, symbol).centre
    assert (denied.game.allies.v[0] < nothing.game.allies.v[0]).mean() > 0.8
    assert (denied.game.allies.v[1] == nothing.game.allies.v[1]).all()


def test_the_conjugate_rule_by_hand() -> None:
    claim = judged("will", "-")
    found = parameter(drawn(claim), "v_i")
    latent = math.log(0.3 / 0.7) - 1.5 * 1.0 / 2.0
    assert found.centre == pytest.approx(1 / (1 + math.exp(-latent)))
    half = 1.2815515655446004 / math.sqrt(2.0)
    assert found.posterior.low == pytest.approx(1 / (1 + math.exp(half - latent)))
    assert found.moved_by == (claim.id,)
    assert found.prior.low < found.centre < found.prior.high


def test_hedged_claims_move_less() -> None:
    start = parameter(drawn(), "v_i").centre
    sure = parameter(drawn(judged("will", "-")), "v_i").centre
    careful = parameter(drawn(judged("will", "-", factuality=hedged())), "v_i").centre
    assert sure < careful < start


CLAIMS = st.lists(
    st.builds(
        lambda dimension, polarity, place, careful: judged(
            dimension, polarity, place, **({"factuality": hedged()} if careful else {})
        ),
        st.sampled_from(["will", "readiness", "support_level"]),
        st.sampled_from("+-"),
        st.integers(2, 50),
        st.booleans(),
    ),
    max_size=5,
)


@given(claims=CLAIMS)
@settings(max_examples=40, deadline=None)
def test_evidence_moves_within_what_it_asserts_and_narrows(claims: list[Claim]) -> None:
    game = drawn(*claims, options=SolveOptions(draws=2))
    found = parameter(game, "v_i")
    prior = next(p for p in PRIORS if p.symbol == "v_i")
    latent = math.log(found.centre / (1 - found.centre)) - math.log(
        prior.median / (1 - prior.median)
    )
    assert abs(latent) <= 1.5 * prior.spread
    odds = [math.log(x / (1 - x)) for x in (found.posterior.low, found.posterior.high)]
    assert odds[1] - odds[0] <= 2 * 1.2816 * prior.spread


@given(claims=CLAIMS)
@settings(max_examples=40, deadline=None)
def test_one_more_denial_never_raises_will(claims: list[Claim]) -> None:
    options = SolveOptions(draws=2)
    before = parameter(drawn(*claims, options=options), "v_i").centre
    after = parameter(drawn(*claims, judged("will", "-", place=0), options=options), "v_i").centre
    assert after <= before + 1e-12


def test_facts_set_capability_distance_and_standing() -> None:
    game = drawn()
    assert parameter(game, "k_i").centre == pytest.approx(0.3, rel=0.1)
    assert parameter(game, "k_i", "SYL").centre == pytest.approx(0.02, rel=0.25)
    assert parameter(game, "k_T", "ELB").centre == pytest.approx(0.01, rel=0.3)
    assert "capability:RUR" in parameter(game, "k_i").moved_by
    assert parameter(game, "x_i").centre > 3 * parameter(game, "x_i", "SYL").centre
    assert parameter(game, "c_i", "SYL").centre > parameter(game, "c_i").centre
    near, far = parameter(game, "r_i", "SYL"), parameter(game, "r_i")
    assert near.centre > far.centre
    assert "distance:RUR" in far.moved_by


def test_strength_is_lost_with_distance() -> None:
    far = [*FACTS[:3], fact("SYL", 2.0, 9000.0)]
    assert (drawn(facts=far).game.allies.r[1] < drawn().game.allies.r[1]).all()


def test_without_facts_the_priors_stay_wide() -> None:
    game = drawn(facts=())
    found = parameter(game, "k_i")
    assert found.moved_by == ()
    assert found.posterior == found.prior
    assert "no fact gives the distance" in parameter(game, "r_i").reason


def test_figures_in_different_units_are_not_compared() -> None:
    odd = fact("RUR", 30.0, 8000.0)
    assert odd.capability is not None
    other = type(odd.capability)(30.0, odd.capability.provenance, unit="index")
    mixed = [
        FACTS[0],
        type(odd)(**{**{s: getattr(odd, s) for s in odd.__slots__}, "capability": other}),
    ]
    assert parameter(drawn(facts=mixed), "k_i").moved_by == ()


def test_a_treaty_binds_more_than_a_partnership() -> None:
    none, loose, firm = (
        parameter(drawn(*claims), "b_i").centre
        for claims in ((), (tied("partnership", "RUR", "ELB"),), (tied("alliance", "RUR", "ELB"),))
    )
    assert none < loose < firm


def test_a_build_up_makes_force_cheaper_and_backing_down_dearer() -> None:
    still, massed = drawn(), drawn(moved())
    assert parameter(massed, "c_C", "ATL").centre < parameter(still, "c_C", "ATL").centre
    assert parameter(massed, "a", "ATL").centre > parameter(still, "a", "ATL").centre


def test_the_same_generator_gives_the_same_game() -> None:
    one, two = drawn(armed()), drawn(armed())
    assert one.parameters == two.parameters
    assert (one.game.allies.k == two.game.allies.k).all()


def test_many_patrons_become_a_crowd_and_none_is_lost() -> None:
    codes = tuple(f"P{i:02d}" for i in range(14))
    game = drawn(patrons=codes, partners=("PAL", "QAL"))
    assert game.patrons + game.crowd == codes
    assert game.partners == ("PAL", "QAL")
    assert len(game.patrons) == 6
    assert game.game.others is not None
    assert game.game.others.n == 8
    assert 0.3 < game.crowd_share < 0.8
    ordered = drawn(patrons=codes, options=SolveOptions(draws=8, levels=ORDERED))
    assert len(ordered.patrons) == 3


def test_every_shift_moves_a_parameter_of_the_model() -> None:
    symbols = {prior.symbol for prior in PRIORS}
    shifts = [shift for _, _, all_shifts in EVIDENCE.values() for shift in all_shifts]
    assert {shift.symbol for shift in shifts} <= symbols | set(TERMS)
    assert all(shift.weight > 0 for shift in shifts)


def test_the_chapter_prints_every_prior_and_every_shift(root: Path) -> None:
    page = (root / "docs" / "theory" / "patrons.md").read_text()
    for p in PRIORS:
        row = f"| `{p.symbol}` | {p.meaning} | {p.role} | {p.median:g} |"
        assert row in page
        assert f"{p.scale}, {p.spread:g} | {p.source} |" in page
    for words, source, shifts in EVIDENCE.values():
        effects = ", ".join(f"`{s.symbol}` {s.toward:+g} ({s.weight:g})" for s in shifts)
        assert f"| {words} | {effects} | {source} |" in page


def test_alliance_and_rivalry_move_support_as_estimated_on_disputes() -> None:
    """At prior medians and P(force) = .74: 1.25 (.33) and half of 1.70 (.35) log odds."""
    median = {p.symbol: p.median for p in PRIORS}
    author = Attribution()

    def log_odds(*claims: Claim) -> float:
        game = drawn(*claims, facts=())
        b, c = (parameter(game, symbol).centre for symbol in ("b_i", "c_i"))
        return median["lambda"] * (0.74 * (b - c + median["q_i"]) - median["q_i"])

    def tie(relation: str, other: str) -> Claim:
        return replace(tied(relation, "RUR", other), attribution=author)

    assert log_odds(tie("alliance", "ELB")) - log_odds() == pytest.approx(1.25, abs=0.33)
    assert log_odds(tie("rivalry", "ATL")) - log_odds() == pytest.approx(0.85, abs=0.35)


def test_pooled_coefficients_are_named_and_their_error_is_drawn() -> None:
    game = drawn(tied("alliance", "RUR", "ELB"), tied("rivalry", "RUR", "ATL"))
    bound, fights = parameter(game, "b_i"), parameter(game, "c_i")
    assert "of the pooled estimate, 1.25 log odds of support (0.34), 2,023 disputes" in bound.reason
    assert "1.70 log odds of support" in fights.reason
    assert bound.moved_by
    plain = parameter(drawn(), "b_i")
    assert bound.posterior.low > plain.posterior.low
    assert bound.prior == plain.prior
    assert "pooled" not in plain.reason
