from __future__ import annotations

from datetime import date

from standoff.history.verbs.fractionalisation import fractionalisation
from tests.history.tools import rows_of, state_years, world

COLUMNS = ("ccode", "gwcode", "year", "ethfrac", "relfrac")


def test_of_two_rows_the_more_fractionalised_is_kept(tmp_path):
    """A17: nulls take the larger value of the pair first."""
    rows = [(365, 365, 1950, 0.4, None), (365, 365, 1950, 0.6, 0.2), (2, 2, 1950, None, 0.5)]
    russia = [(c, "", "", date(1816, 1, 1), date(2016, 12, 31)) for c in (2, 365)]
    made = state_years(world(tmp_path, states=russia, creg=(COLUMNS, rows)), (1950, 1950)).add(
        fractionalisation()
    )
    assert rows_of(made, "ccode", "ethfrac", "relfrac") == [(2, None, 0.5), (365, 0.6, 0.2)]


def test_carried_forward_with_a_flag(tmp_path):
    shelf = world(tmp_path, creg=(COLUMNS, [(2, 2, 2013, 0.3, 0.4)]))
    made = state_years(shelf, (2013, 2014)).add(fractionalisation(beyond="carry"))
    usa = [
        r[1:] for r in rows_of(made, "ccode", "ethfrac", "fractionalisation_carried") if r[0] == 2
    ]
    assert usa == [(0.3, 0), (0.3, 1)]
