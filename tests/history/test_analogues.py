from __future__ import annotations

from datetime import date

import pytest

from standoff.errors import DataAbsent, UnknownName, UsageError
from standoff.history.analogues import FEATURES, Feature, Measure, analogues
from standoff.history.shelf import Shelf
from standoff.vocabulary.actors import Actor
from standoff.vocabulary.crises import Case, Opening, OpeningClass, Role

QUIET = Opening(OpeningClass.QUIET, military=True, reason="given", protracted=False)


def case(coercer="USA", target="VEN", as_of=date(2025, 11, 15)) -> Case:
    role = [Role(Actor(code), "given") for code in (coercer, target)]
    return Case("a case", as_of, *role, began=as_of)


@pytest.fixture(scope="module")
def shelf(data_dir) -> Shelf:
    return Shelf((data_dir,))


@pytest.fixture(scope="module")
def seed(shelf):
    return analogues(case(), QUIET, data=shelf)


@pytest.mark.data
def test_the_seeds_neighbours_are_the_studys(seed):
    """The study's nearest under several measures, and those first actors would have missed."""
    near = {a.key.split("/")[0].removeprefix("icb:") for a in seed.analogues}
    studied = {"493", "330", "363", "419", "144", "343", "354", "391", "411", "196", "464"}
    assert len(near) == 25
    assert len(near & studied) >= 9
    assert {"343", "391", "411", "196"} <= near
    assert seed.analogues[0].name == "Venezuelan Election"


@pytest.mark.data
def test_each_says_why_and_how_it_ended(seed):
    for one in seed.analogues:
        assert 0 < one.similarity <= 1
        assert 1 <= len(one.reasons) <= 5
        assert one.outcome in ("victory", "compromise", "stalemate", "defeat", "other")
    grenada = next(a for a in seed.analogues if a.key.startswith("icb:343/"))
    assert (grenada.coercer, grenada.target, grenada.outcome) == ("USA", "GRD", "defeat")
    assert "the same coercer" in grenada.reasons


@pytest.mark.data
def test_frequencies_have_n_and_interval(seed):
    assert seed.severity.n == 25
    assert seed.outcome.n <= 25
    for rate in (seed.severity, seed.outcome):
        assert sum(rate.frequencies) == pytest.approx(1)
        assert all(
            i.low < p < i.high for p, i in zip(rate.frequencies, rate.intervals, strict=True)
        )
    assert seed.searched == 510
    assert "major_ally" in seed.carried


@pytest.mark.data
def test_nothing_that_had_not_ended_is_found(shelf):
    cuba = case("USA", "CUB", date(1962, 10, 25))
    found = analogues(cuba, QUIET, data=shelf)
    assert max(a.year for a in found.analogues) <= 1962
    assert not any(a.key.startswith("icb:196/") for a in found.analogues)
    assert found.searched < 200


@pytest.mark.data
def test_measures_differ_and_k_counts_crises(shelf):
    flat = analogues(case(), QUIET, data=shelf, k=7, measure="flat")
    keys = [a.key.split("/")[0] for a in flat.analogues]
    assert len(keys) == len(set(keys)) == 7
    assert flat.severity.row == "7 nearest by flat"


def test_hindsight_can_never_enter():
    leak = Feature("severity", 1.0, lambda row, _case: "", uses=("gravty",))
    with pytest.raises(UsageError, match="'gravty' is coded with hindsight"):
        analogues(case(), QUIET, data=Shelf(()), measure=Measure("mine", (*FEATURES, leak)))
    outcome = Feature("outcome", 1.0, lambda row, _case: "", uses=("outcom",))
    with pytest.raises(UsageError, match="'outcom' is an outcome"):
        analogues(case(), QUIET, data=Shelf(()), measure=Measure("mine", (outcome,)))


def test_without_data_it_says_so():
    with pytest.raises(DataAbsent, match="data set icb"):
        analogues(case(), QUIET, data=Shelf(()))
    with pytest.raises(UnknownName, match="no measure of nearness"):
        analogues(case(), QUIET, data=Shelf(()), measure="gut feeling")
