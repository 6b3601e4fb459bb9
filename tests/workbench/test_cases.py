from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from standoff.errors import UnknownName
from standoff.forecast.moves import FEATURES as MOVES
from standoff.forecast.moves import LANDMARKS
from standoff.forecast.reference import classes_of
from standoff.history.onsets import FREE, LICENSED, OUTCOMES, onsets
from standoff.history.shelf import Shelf
from standoff.history.tiers import HINDSIGHT
from standoff.history.tiers import OUTCOMES as RAW_OUTCOMES
from standoff.workbench.cases import LAST, cases_of, features_for, table_at


def test_no_feature_is_coded_with_hindsight_or_is_an_outcome() -> None:
    features = {*FREE, *LICENSED, *MOVES}
    assert not features & {*HINDSIGHT, *RAW_OUTCOMES, *OUTCOMES}


@pytest.mark.data
def test_the_table_holds_nothing_but_features_and_outcomes(data_dir: Path) -> None:
    table = onsets(Shelf((data_dir,)), as_of=LAST, structure=False)
    known = {"crisno", "name", "began", "ended", "opening", "days", *FREE, *OUTCOMES}
    assert set(table.columns) == known
    assert table.height == 510


@pytest.mark.data
def test_at_a_landmark_only_crises_still_on_are_asked_about(data_dir: Path) -> None:
    shelf = Shelf((data_dir,))
    table, features = table_at(shelf, origin="day14", licensed=False)
    cases = cases_of(table, features, target="severity")
    assert (table["days"] > table["landmark"]).all()
    assert np.isfinite(cases.x[:, features.index("moves_joined")]).all()
    assert sorted(set(cases.landmark.tolist())) == list(LANDMARKS)
    names = np.array(classes_of("severity", landmark=True))[cases.reference]
    for day in LANDMARKS:
        assert all(n.endswith(f"day {day}") for n in names[cases.landmark == day])
    turned = np.array(["turned violent" in name for name in names])
    assert turned.any()
    assert not cases.quiet[turned].any()
    with pytest.raises(UnknownName, match="day0, day7, day14"):
        table_at(shelf, origin="day3", licensed=False)


def test_recurrence_must_be_told_whether_the_conflict_is_protracted() -> None:
    free = tuple(name for name in FREE if name != "distance")
    assert features_for("recurrence", FREE) == (*free, "protracted")
    assert features_for("coercer_outcome", FREE) == free
    assert features_for("recurrence", (*FREE, *LICENSED)) == (*FREE, *LICENSED)
    assert features_for("severity", FREE) == FREE
