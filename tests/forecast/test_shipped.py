from __future__ import annotations

import json
from datetime import date
from importlib.resources import files

import numpy as np
import pytest

from standoff.forecast.shipped import (
    pool_from_plain,
    pool_to_plain,
    severity_pool,
    vintages,
)


def test_a_vintage_never_comes_from_after_the_day() -> None:
    assert severity_pool(as_of=date(1959, 12, 31)) is None
    early = severity_pool(as_of=date(1962, 10, 25))
    late = severity_pool(as_of=date(2025, 11, 15))
    assert early is not None
    assert late is not None
    assert early.made["crises"] < late.made["crises"] == 509


@pytest.mark.parametrize("year", vintages())
def test_what_ships_reads_back_as_it_was_written(year: int) -> None:
    text = files("standoff.forecast").joinpath(f"pools/severity-{year}.json").read_text("utf-8")
    plain = json.loads(text)
    shipped = pool_from_plain(plain)
    assert json.loads(json.dumps(pool_to_plain(shipped))) == plain
    x = np.full(len(shipped.features), np.nan)
    p = shipped.predict(x, 3)
    assert p.sum() == pytest.approx(1)
    draws = shipped.draws(x, 3, rng=np.random.default_rng(1), count=500)
    assert draws.mean(axis=0) == pytest.approx(p, abs=0.06)


def test_the_licence_and_the_script_are_said() -> None:
    shipped = severity_pool(as_of=date(2025, 1, 1))
    assert shipped is not None
    assert shipped.made["script"] == "training/forecast.py"
    assert "ICB" in shipped.made["licence"]
