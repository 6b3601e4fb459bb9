from __future__ import annotations

from datetime import date

import pytest

from standoff.errors import UnknownName, UsageError
from standoff.history.verbs.mids import mids
from standoff.history.verbs.sampling import sample_non_events
from standoff.history.verbs.selection import states
from tests.history.tools import dyads, rows_of, world
from tests.history.verbs.test_mids import BOTH, COLUMNS

MANY = [(c, "", "", date(1816, 1, 1), date(2016, 12, 31)) for c in (2, *range(20, 60))]


@pytest.fixture
def planned(tmp_path):
    shelf = world(tmp_path, states=MANY, gml_dirdisp=(COLUMNS, BOTH))
    return dyads(shelf, (1940, 1969), directed=True).add(mids())


def test_every_event_stays_and_weights_undo_the_sampling(planned):
    sampled = planned.where(sample_non_events("gmlmidonset", share=0.1, seed=7))
    rows = rows_of(sampled, "gmlmidonset", "sampling_weight")
    assert sum(e for e, _ in rows) == 2
    assert {(e, w) for e, w in rows} == {(1, 1.0), (0, 10.0)}
    total = planned.collect().height
    assert sum(w for _, w in rows) == pytest.approx(total, rel=0.03)


def test_the_seed_decides_and_nothing_else(planned):
    step = sample_non_events("gmlmidonset", share=0.1, seed=7)
    one = set(rows_of(planned.where(step), "ccode_1", "ccode_2", "year"))
    assert one == set(rows_of(planned.where(step), "ccode_1", "ccode_2", "year"))
    other = planned.where(sample_non_events("gmlmidonset", share=0.1, seed=8))
    assert one != set(rows_of(other, "ccode_1", "ccode_2", "year"))
    # Which rows are kept does not depend on which others there are.
    fewer = planned.where(states([2]), step)
    part = set(rows_of(fewer, "ccode_1", "ccode_2", "year"))
    assert part == {r for r in one if 2 in r[:2]}


def test_what_makes_no_sense_is_refused(planned):
    with pytest.raises(UsageError, match="probability above 0"):
        sample_non_events("gmlmidonset", share=0, seed=1)
    with pytest.raises(UnknownName, match="no column 'war' yet"):
        planned.where(sample_non_events("war", share=0.5, seed=1)).collect()
