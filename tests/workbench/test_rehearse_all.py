from __future__ import annotations

from pathlib import Path

import pytest

from standoff.errors import UsageError
from standoff.forecast.skill import measured
from standoff.history.shelf import Shelf
from standoff.workbench.rehearse_all import rehearse_all


@pytest.mark.data
@pytest.mark.long
@pytest.mark.parametrize("day", [0, 14])
def test_all_crises_rehearsed_are_the_backtest(data_dir: Path, day: int) -> None:
    for total in rehearse_all(Shelf((data_dir,)), day=day):
        found = measured(total.target, days=day)
        assert found is not None
        if total.target == "form":
            assert total.skill == 0
            continue
        assert total.n == found.pool_over_class.n
        assert total.skill == pytest.approx(found.pool_over_class.value, abs=0.0005)


def test_a_day_that_was_not_measured_is_refused() -> None:
    with pytest.raises(UsageError, match="choose one of 0, 7, 14"):
        rehearse_all(Shelf(()), day=5)
