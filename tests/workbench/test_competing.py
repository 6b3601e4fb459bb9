from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from standoff.workbench.competing import competing_of, with_evidence
from standoff.workbench.plan import Plan
from standoff.workbench.weigh import Standing, weigh
from tests.workbench.test_weigh import MASSED, PLAN, SHELLS, TROOPS, stand


@pytest.fixture(scope="module")
def shelled() -> Standing:
    return stand(MASSED, SHELLS)


def test_force_speaks_against_no_violence(shelled: Standing) -> None:
    found = competing_of(shelled)
    assert found is not None
    kinds = {line.kind: line for line in found.seen}
    assert set(kinds) == {
        *("coercer: violent", "coercer: non-violent military", "the target has not answered"),
    }
    assert kinds["coercer: violent"].claims == (SHELLS.id,)
    assert kinds["coercer: violent"].ratios[0] < 1
    assert found.posterior[0] < found.prior[0]
    assert sum(found.posterior) == pytest.approx(1)
    assert all(0 < line.weight <= line.diagnosticity for line in found.seen)


def test_what_is_not_seen_is_to_be_watched_for_if_it_tells_anything(shelled: Standing) -> None:
    found = competing_of(shelled)
    assert found is not None
    assert not {line.kind for line in found.seen} & {line.kind for line in found.watch}
    spreads = [line.diagnosticity for line in found.watch]
    assert spreads == sorted(spreads, reverse=True)
    assert all(line.count >= 10 for line in found.watch)


def test_without_dated_moves_the_class_frequency_stands() -> None:
    found = competing_of(stand(TROOPS))
    assert found is not None
    assert found.seen == ()
    assert found.posterior == pytest.approx(found.prior)


def test_before_the_first_vintage_there_is_no_table(shelled: Standing) -> None:
    assert competing_of(replace(shelled, vintage=date(1952, 1, 1))) is None


def test_findings_cite_the_table(shelled: Standing) -> None:
    bare = weigh(shelled, plan=Plan(draws=PLAN.draws), rng=np.random.default_rng(1))
    found = with_evidence(bare, shelled)
    assert found.hypotheses is not None
    assert "pool:hypotheses/severity" in {reference.key for reference in found.references}
