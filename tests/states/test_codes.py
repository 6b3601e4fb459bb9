from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from standoff.errors import UsageError
from standoff.states import STATES, SYSTEMS, number_of, state_of_number

DAY = date(2000, 1, 1)


@pytest.mark.parametrize(
    ("code", "cow", "gw"),
    [
        ("DEU", 255, 260),
        ("YEM", 679, 678),
        ("SRB", 345, 345),
        ("KIR", 946, 970),
        ("TUV", 947, 973),
        ("TON", 955, 972),
        ("NRU", 970, 971),
        ("USA", 2, 2),
    ],
)
def test_the_two_systems_where_they_differ(code: str, cow: int, gw: int) -> None:
    assert [number_of(code, system=s, as_of=DAY) for s in SYSTEMS] == [cow, gw]


def test_numbers_change_with_the_day() -> None:
    assert number_of("DEU", system="cow", as_of=date(1970, 1, 1)) == 260
    assert number_of("DEU", system="cow", as_of=date(1938, 1, 1)) == 255
    assert number_of("YEM", system="cow", as_of=date(1980, 1, 1)) == 678
    assert number_of("SRB", system="gw", as_of=date(2010, 1, 1)) == 340
    assert number_of("YUG", system="gw", as_of=date(1980, 1, 1)) == 345
    assert number_of("YUG", system="gw", as_of=DAY) is None


def test_one_number_two_states() -> None:
    assert state_of_number(970, system="cow", as_of=DAY) == "NRU"
    assert state_of_number(970, system="gw", as_of=DAY) == "KIR"
    assert state_of_number(345, system="cow", as_of=date(1980, 1, 1)) == "YUG"
    assert state_of_number(345, system="cow", as_of=DAY) == "SRB"
    assert state_of_number(260, system="cow", as_of=DAY) is None
    assert state_of_number(1, system="gw", as_of=DAY) is None


def test_there_and_back() -> None:
    for code in STATES:
        for system in SYSTEMS:
            number = number_of(code, system=system, as_of=DAY)
            assert number is None or state_of_number(number, system=system, as_of=DAY) == code


def test_an_unknown_system_is_an_error() -> None:
    with pytest.raises(UsageError, match="'cow' or 'gw'"):
        number_of("USA", system="iso", as_of=DAY)


@pytest.mark.data
def test_every_state_of_both_lists_since_1919_has_a_code(data_dir: Path) -> None:
    import polars as pl

    older = {("gw", 711), ("cow", 511), ("gw", 511)}  # Tibet and Zanzibar: no ISO code of today
    cow = pl.read_parquet(data_dir / "history" / "cow_states.parquet")
    gw = pl.read_parquet(data_dir / "history" / "gw_states.parquet")
    spans = [
        ("cow", c, date(y, m, d))
        for c, y, m, d in cow.select("ccode", "endyear", "endmonth", "endday").iter_rows()
    ]
    spans += [("gw", c, end) for c, end in gw.select("gwcode", "enddate").iter_rows()]
    late = [s for s in spans if s[2] >= date(1919, 1, 1) and s[:2] not in older]
    assert len(late) > 400
    missing = [s for s in late if state_of_number(s[1], system=s[0], as_of=s[2]) is None]
    assert missing == []


@pytest.mark.data
def test_independence_is_near_the_first_day_in_the_lists(data_dir: Path) -> None:
    import polars as pl

    gw = pl.read_parquet(data_dir / "history" / "gw_states.parquet")
    first = gw.group_by("gwcode").agg(pl.col("startdate").min(), pl.col("enddate").max())
    far = []
    for number, start, end in first.iter_rows():
        code = state_of_number(number, system="gw", as_of=end)
        since = STATES[code].since if code else None
        if since and start > date(1900, 1, 1) and abs((since - start).days) > 400:
            far.append((code, since, start))
    # Here Germany is one state since 1871, Serbia a new one of 1992, and Vietnam begins with the
    # proclamation of 1945, South Vietnam with its republic of 1955.
    assert {code for code, _, _ in far} == {"DEU", "SRB", "VNM", "RVN"}
