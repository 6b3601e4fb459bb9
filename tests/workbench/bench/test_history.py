from __future__ import annotations

import pytest

from standoff.errors import DataAbsent, EnvironmentProblem
from standoff.workbench.bench.history import BASELINE, TARGETS, cells, measure, rows


def test_a_fresh_process_is_measured_whole(tmp_path):
    cpu, peak, said = measure("print(sum(range(2_000_000)))", compiled=tmp_path)
    assert said == "1999999000000"
    assert cpu > 0.01
    assert peak > 5


def test_a_process_that_fails_says_why(tmp_path):
    with pytest.raises(EnvironmentProblem, match="ValueError: no"):
        measure("raise ValueError('no')", compiled=tmp_path)


def test_without_data_it_says_what_it_needs(tmp_path):
    with pytest.raises(DataAbsent, match="needs --data"):
        rows({}, print)
    with pytest.raises(DataAbsent, match="their folder 'expected'"):
        rows({"data": tmp_path}, print)


@pytest.mark.data
def test_cells_are_counted_by_column(data_dir):
    assert cells("d_gw_stateyear", data_dir / "history") == (19, {"war_ucdpspell": 104})


@pytest.mark.data
@pytest.mark.long
def test_every_row_of_the_bench(data_dir):
    made, details = rows({"data": data_dir / "history"}, lambda _text: None)
    found = {(r["name"], r["metric"]): r for r in made}
    assert set(TARGETS) <= {name for name, _ in found}
    for name in TARGETS:
        row = found[name, "cells_differing"]
        assert row["value"] == row["target"]
    assert found["b_directed", "peak_mb"]["value"] < 600
    assert any(BASELINE in line for line in details)
