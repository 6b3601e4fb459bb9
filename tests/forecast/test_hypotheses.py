from __future__ import annotations

import hashlib
import math
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import UnknownName
from standoff.forecast.hypotheses import (
    KINDS,
    PEACE,
    STILL,
    Item,
    Likelihood,
    RatioTable,
    compete,
    credence,
    diagnosticity,
    kind_name,
    kinds_of,
    ratio_table,
    ratios,
)
from standoff.vocabulary.moves import MoveKind, Moves, Side
from standoff.vocabulary.results import Interval

FORCE = kind_name(Side.TARGET, MoveKind.VIOLENT)
WORDS = kind_name(Side.TARGET, MoveKind.VERBAL)
LEVEL = (Interval(0, 9), Interval(0, 9))


def row(kind: str, *seen: float) -> Likelihood:
    own = ratios(np.array(seen), np.array([0.5, 0.5]))
    return Likelihood(kind, seen, tuple(map(float, own)), LEVEL, 10)


TABLE = RatioTable(
    target="a test",
    outcomes=("peace", "war"),
    share=(0.5, 0.5),
    rows=(row(FORCE, 0.1, 0.4), row(WORDS, 0.6, 0.2)),
    dependence=1.0,
    n=20,
    made={},
)


def test_ratio_against_the_rest_by_hand() -> None:
    """P(e | not h) of the first is (.2 x .3 + .6 x .2) / .5 = .36."""
    found = ratios(np.array([0.9, 0.2, 0.6]), np.array([0.5, 0.3, 0.2]))
    assert found[0] == pytest.approx(0.9 / 0.36)


def test_evidence_as_likely_under_each_hypothesis_tells_nothing() -> None:
    assert diagnosticity([0.3, 0.3, 0.3]) == 0
    assert diagnosticity([0.1, 0.4]) == pytest.approx(math.log(4))


def test_credence_grows_with_outlets_and_less_if_they_copy_one_another() -> None:
    assert credence(0) == 0
    assert credence(1, reliability=0.8) == pytest.approx(0.8)
    assert credence(2, reliability=0.8, correlation=0.0) == pytest.approx(0.96)
    assert credence(2, reliability=0.8, correlation=1.0) == pytest.approx(0.8)


def test_posterior_by_hand() -> None:
    """One sure source: .5 x (.8 x .1 + .2 x .25) against .5 x (.8 x .4 + .2 x .25)."""
    weighed = compete(TABLE, prior=(0.5, 0.5), items=[Item(FORCE, ("A",))])
    assert weighed.posterior == pytest.approx((0.13 / 0.5, 0.37 / 0.5))
    assert weighed.weighed[0].credence == pytest.approx(0.8)
    assert weighed.dropped == (("A", pytest.approx((0.5, 0.5))),)


def test_dropping_a_source_leaves_what_others_also_told() -> None:
    items = [Item(FORCE, ("A", "B")), Item(WORDS, ("A",))]
    found = compete(TABLE, prior=(0.5, 0.5), items=items)
    without = dict(found.dropped)
    assert without["A"] == pytest.approx(
        compete(TABLE, prior=(0.5, 0.5), items=[Item(FORCE, ("B",))]).posterior
    )
    assert without["B"][1] < found.posterior[1]


def test_dependence_of_nothing_leaves_the_prior() -> None:
    deaf = replace(TABLE, dependence=0.0)
    found = compete(deaf, prior=(0.7, 0.3), items=[Item(FORCE, ("A",))])
    assert found.posterior == pytest.approx((0.7, 0.3))
    assert found.weighed[0].weight == 0


@given(st.lists(st.sampled_from([FORCE, WORDS]), max_size=4), st.floats(0.01, 0.99))
def test_chances_always_sum_to_one_and_order_does_not_matter(kinds: list[str], p: float) -> None:
    items = [Item(kind, (f"outlet {k}",)) for k, kind in enumerate(kinds)]
    one = compete(TABLE, prior=(p, 1 - p), items=items)
    other = compete(TABLE, prior=(p, 1 - p), items=items[::-1])
    assert sum(one.posterior) == pytest.approx(1)
    assert one.posterior == pytest.approx(other.posterior)


def test_kinds_that_moves_hold() -> None:
    made = frozenset({(Side.TARGET, MoveKind.VERBAL)})
    assert kinds_of(Moves(5, made, pending=False)) == (WORDS,)
    assert kinds_of(Moves(20, made, pending=False, since_last=20)) == (WORDS, STILL, PEACE)
    violent = Moves(20, frozenset({(Side.TARGET, MoveKind.VIOLENT)}), pending=False, joined=1)
    assert PEACE not in kinds_of(violent)
    assert len(kinds_of(violent)) == 2


def test_what_ships_was_counted_by_its_script() -> None:
    script = Path(__file__).resolve().parents[2] / "training" / "hypotheses.py"
    stated = hashlib.sha256(script.read_bytes()).hexdigest()
    for target in ("severity", "target_outcome"):
        assert ratio_table(target, as_of=date(1959, 1, 1)) is None
        early = ratio_table(target, as_of=date(1962, 10, 25))
        late = ratio_table(target, as_of=date(2025, 11, 15))
        assert early is not None
        assert late is not None
        assert early.n < late.n
        assert tuple(r.kind for r in late.rows) == KINDS
        assert late.made["script_sha256"] == stated, "recount: python training/hypotheses.py"
        for one in late.rows:
            for ratio, interval in zip(one.ratios, one.intervals, strict=True):
                assert interval.low <= ratio <= interval.high


def test_force_by_the_target_speaks_against_peace_and_hardly_of_who_wins() -> None:
    late = date(2025, 11, 15)
    severity, outcome = (ratio_table(t, as_of=late) for t in ("severity", "target_outcome"))
    assert severity is not None
    assert outcome is not None
    assert severity.row(FORCE).ratios[0] < 0.3
    assert severity.row(FORCE).diagnosticity > 5 * outcome.row(FORCE).diagnosticity


def test_what_is_not_there_is_named() -> None:
    with pytest.raises(UnknownName, match="no likelihood ratios"):
        ratio_table("weather", as_of=date(2025, 1, 1))
    with pytest.raises(UnknownName, match="no kind of evidence"):
        TABLE.row("a rumour")
