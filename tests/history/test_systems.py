from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl
import pytest

from standoff.history.systems import dyad_years, membership, open_ended, state_years


def spells(*rows: tuple[int, date, date]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=["code", "start", "end"], orient="row")


END = date(2016, 12, 31)
VIETNAM = spells(
    (115, date(1975, 11, 25), END),
    (817, date(1954, 6, 4), date(1975, 4, 30)),
    (2, date(1816, 1, 1), END),
)


def pairs(members, *, directed: bool) -> list[tuple[int, int, int]]:
    grid = members.grid
    dyads, t = np.divmod(dyad_years(members, directed=directed), grid.years)
    i, j = np.divmod(dyads, grid.n)
    return list(
        zip(grid.codes[i].tolist(), grid.codes[j].tolist(), (t + grid.first).tolist(), strict=True)
    )


def test_states_of_one_year_but_no_common_day_are_no_dyad():
    """The reference case of the field: Suriname and the Republic of Vietnam in 1975."""
    members = membership(VIETNAM, (1975, 1975), as_of=END)
    assert len(state_years(members)) == 3
    assert pairs(members, directed=False) == [(2, 115, 1975), (2, 817, 1975)]
    assert len(pairs(members, directed=True)) == 4


def test_a_year_counts_if_one_day_of_it_does():
    table = spells((2, date(1950, 12, 31), date(1952, 1, 1)), (20, date(1950, 1, 1), END))
    members = membership(table, (1949, 1953), as_of=END)
    assert members.present[0].tolist() == [False, True, True, True, False]


def test_open_spells_run_to_the_day_and_closed_ones_do_not():
    table = spells((2, date(1816, 1, 1), END), (817, date(1954, 6, 4), date(1975, 4, 30)))
    assert open_ended(table, date(2024, 6, 1))["end"].to_list() == [
        date(2024, 6, 1),
        date(1975, 4, 30),
    ]
    assert open_ended(table, date(2000, 1, 1))["end"].to_list()[0] == END


def test_two_spells_of_a_state_leave_a_gap():
    table = spells((41, date(1859, 1, 1), date(1915, 7, 28)), (41, date(1934, 8, 15), END))
    members = membership(table, (1914, 1935), as_of=END)
    present = dict(zip(range(1914, 1936), members.present[0].tolist(), strict=True))
    assert [y for y, here in present.items() if here] == [1914, 1915, 1934, 1935]


def test_row_order_does_not_matter():
    one = membership(VIETNAM, (1970, 1980), as_of=END)
    other = membership(VIETNAM.reverse(), (1970, 1980), as_of=END)
    assert dyad_years(one, directed=True).tolist() == dyad_years(other, directed=True).tolist()


@pytest.mark.data
@pytest.mark.parametrize(
    ("file", "code", "last", "rows"),
    [("cw_system", "ccode", 2016, 1_912_290), ("gw_system", "gwcode", 2020, 2_445_018)],
)
def test_dyad_years_of_both_systems(data_dir, file, code, last, rows):
    """A2: 0 extra, 0 missing against the peer, without its table of false dyads."""
    table = pl.read_parquet(data_dir / "history" / f"{file}.parquet").rename({code: "code"})
    members = membership(table, (1816, last), as_of=date(last, 12, 31))
    assert len(dyad_years(members, directed=True)) == rows
    assert 2 * len(dyad_years(members, directed=False)) == rows
