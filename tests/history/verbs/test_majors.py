from __future__ import annotations

from standoff.history.verbs.majors import majors, majors_by_year
from tests.history.tools import rows_of, state_years, world

SPELLS = [
    (2, 1898, 8, 13, 2016, 12, 31, 2016),
    (20, 1900, 1, 1, 1950, 6, 22, 2016),
    (20, 1952, 8, 15, 2016, 12, 31, 2016),
]


def test_each_calendar_year_of_a_spell_counts(tmp_path):
    shelf = world(tmp_path, cow_majors=SPELLS)
    made = state_years(shelf, (1949, 1952)).add(majors())
    canada = [m for c, m in rows_of(made, "ccode", "cowmaj") if c == 20]
    assert canada == [1, 1, 0, 1]


def test_standing_after_2016_is_unknown_unless_carried(tmp_path):
    shelf = world(tmp_path, cow_majors=SPELLS)
    made = state_years(shelf, (2016, 2018)).add(majors())
    assert [m for c, m in rows_of(made, "ccode", "cowmaj") if c == 2] == [1, None, None]
    carried = state_years(shelf, (2016, 2018)).add(majors(beyond="carry"))
    rows = rows_of(carried, "ccode", "cowmaj", "cowmaj_carried")
    assert [r for r in rows if r[0] in (2, 40)] == [
        (2, 1, 0),
        (2, 1, 1),
        (2, 1, 1),
        (40, 0, 0),
        (40, 0, 1),
        (40, 0, 1),
    ]


def test_a_closed_spell_does_not_run_on(tmp_path):
    shelf = world(tmp_path, cow_majors=[(20, 1900, 1, 1, 2016, 6, 1, 2016), *SPELLS[:1]])
    years = majors_by_year(shelf, until=2020)
    assert max(y for c, y, _ in years.rows() if c == 20) == 2016
    assert max(y for c, y, _ in years.rows() if c == 2) == 2020
