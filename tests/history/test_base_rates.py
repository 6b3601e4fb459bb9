from __future__ import annotations

import importlib.util
from datetime import date
from types import ModuleType

import pytest

from standoff.errors import UnknownName, UsageError
from standoff.history.base_rates import (
    base_rate_reference,
    base_rates,
    directed_rates,
    hazard,
    outcomes,
)
from standoff.vocabulary.crises import OpeningClass

DAY = date(2025, 11, 1)


@pytest.fixture(scope="module")
def script(root) -> ModuleType:
    spec = importlib.util.spec_from_file_location("made", root / "training" / "base_rates.py")
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["made"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["made"]


def test_severity_of_quiet_openings_is_the_studys():
    rates = base_rates(OpeningClass.QUIET, military=True, protracted=None, as_of=DAY)
    whole, half = rates[0], rates[4]
    assert (whole.n, half.row, half.n) == (260, "quiet, military trigger", 78)
    assert [round(c / half.n, 2) for c in half.counts] == [0.59, 0.14, 0.21, 0.06]
    plain = base_rates(OpeningClass.QUIET, military=False, protracted=None, as_of=DAY)[4]
    assert [round(c / plain.n, 2) for c in plain.counts] == [0.61, 0.12, 0.15, 0.12]


def test_all_crises_are_the_studys():
    counts = outcomes(None, 730, as_of=DAY)
    rows = [sum(e) + sum(s) for e, s in zip(counts.ended, counts.standing, strict=True)]
    # of the 510 one has the target's outcome "other", four have no known duration
    assert counts.n == 505
    assert [round(r / counts.n, 2) for r in rows] == [0.40, 0.17, 0.24, 0.18]
    columns = [
        sum(e[k] for e in counts.ended) + sum(s[k] for s in counts.standing) for k in range(4)
    ]
    assert [round(c / counts.n, 2) for c in columns] == [0.36, 0.21, 0.26, 0.17]


def test_four_cells_partition_the_crises():
    total = sum(
        base_rates(opening, military=False, protracted=None, as_of=DAY)[0].n
        for opening in OpeningClass
    )
    assert total == 510


def test_smoothing_is_twelve_crises_toward_the_marginal():
    rate = base_rates(OpeningClass.INDIRECT, military=False, protracted=None, as_of=DAY)[0]
    assert rate.n == 28
    totals = [0.5] * 4
    for opening in OpeningClass:
        other = base_rates(opening, military=False, protracted=None, as_of=DAY)[0]
        totals = [t + c for t, c in zip(totals, other.counts, strict=True)]
    shares = [t / sum(totals) for t in totals]
    expected = [(c + 12 * p) / 40 for c, p in zip(rate.counts, shares, strict=True)]
    assert rate.frequencies == pytest.approx(expected, abs=1e-6)
    assert sum(rate.frequencies) == pytest.approx(1, abs=1e-5)
    for p, interval in zip(rate.frequencies, rate.intervals, strict=True):
        assert interval.low < p < interval.high
        assert interval.level == 0.8


def test_recurrence_depends_on_protracted_conflict():
    def recurs(protracted: bool | None) -> float:
        return base_rates(OpeningClass.VIOLENT, military=False, protracted=protracted, as_of=DAY)[
            3
        ].frequencies[0]

    assert recurs(False) < recurs(None) < recurs(True)


def test_hazard_is_the_studys_but_for_six_unknown_durations():
    # The study took ICB's code 999 (duration unknown, six crises) for 999 days; two of them have
    # dates and end within 180 days, four are left out here.
    study = {0: (510, (144, 276, 358, 458)), 90: (234, (41, 82, 145, 189))}
    here = {0: (506, (144, 276, 360, 460)), 90: (230, (41, 84, 147, 191))}
    for landmark, (n, ended) in here.items():
        found = hazard(landmark, as_of=DAY)
        assert (found.n, found.horizons) == (n, (30, 90, 180, 365))
        assert found.ended == pytest.approx([k / n for k in ended], abs=1e-6)
        late = [k - s for k, s in zip(ended, study[landmark][1], strict=True)]
        assert late == ([0, 0, 2, 2] if landmark == 0 else [0, 2, 2, 2])


def test_hazard_uses_the_last_landmark_passed():
    assert hazard(100, as_of=DAY) == hazard(90, as_of=DAY)
    assert hazard(5, as_of=DAY).landmark == 0
    assert hazard(4000, as_of=DAY).landmark == 365


def test_ended_and_standing_share_the_class_at_every_horizon():
    for directed in (False, True):
        sizes = {
            outcomes(OpeningClass.QUIET, h, as_of=DAY, directed=directed).n for h in (30, 90, 365)
        }
        assert len(sizes) == 1
    near, far = (outcomes(OpeningClass.QUIET, h, as_of=DAY).n_ended for h in (30, 365))
    assert near < far


def test_halves_of_the_quiet_class_add_up():
    halves = [outcomes(OpeningClass.QUIET, 90, as_of=DAY, military=m).n for m in (True, False)]
    assert sum(halves) == outcomes(OpeningClass.QUIET, 90, as_of=DAY).n


def test_no_table_peeks_past_its_day():
    early = base_rates(OpeningClass.QUIET, military=True, protracted=None, as_of=date(1962, 10, 16))
    late = base_rates(OpeningClass.QUIET, military=True, protracted=None, as_of=DAY)
    assert early[0].table == "severity-before-1960"
    assert early[0].n < late[0].n
    assert hazard(0, as_of=date(1962, 10, 16)).n < hazard(0, as_of=DAY).n


def test_a_day_before_the_tables_is_refused():
    with pytest.raises(UsageError, match="begin with 1 January 1950"):
        hazard(0, as_of=date(1949, 12, 31))


def test_a_horizon_that_was_not_counted_is_refused():
    with pytest.raises(UnknownName, match="no horizon of 45 days"):
        outcomes(OpeningClass.QUIET, 45, as_of=DAY)
    with pytest.raises(UnknownName, match="no horizon of 45 days"):
        hazard(0, as_of=DAY, horizons=(30, 45))


def test_directed_rows_are_a_class_of_their_own():
    severity, result = directed_rates(OpeningClass.QUIET, military=True, as_of=DAY)
    assert severity.row == "quiet, military trigger"
    assert severity.n >= result.n > 50


def test_a_rate_is_cited_with_its_shares():
    rate = base_rates(OpeningClass.WAR, military=False, protracted=None, as_of=DAY)[0]
    reference = base_rate_reference(rate)
    assert reference.key == "icb:severity/inside an ongoing war"
    assert "Brecher" in reference.citation
    assert f"{rate.frequencies[3]:.2f}" in reference.value


@pytest.mark.data
def test_the_shipped_tables_are_the_scripts_to_the_byte(script, data_dir):
    built = script.build(data_dir / "icb")
    assert script.as_text(built) == script.SHIPPED.read_text("utf-8")
    assert script.page(built) == script.PAGE.read_text("utf-8")
