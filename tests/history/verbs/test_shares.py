from __future__ import annotations

import pytest

from standoff.errors import UnknownName
from standoff.history.verbs.shares import shares
from standoff.history.verbs.state_tables import nmc
from tests.history.tools import dyads, rows_of, world


def test_shares_of_a_row_sum_to_one_and_unknown_stays_unknown(tmp_path):
    shelf = world(tmp_path, cow_nmc=(("ccode", "year", "cinc"), [(2, 1950, 0.3), (20, 1950, 0.1)]))
    made = dyads(shelf, (1950, 1950)).add(nmc(["cinc"]), shares())
    rows = rows_of(made, "ccode_1", "ccode_2", "cincshare_1", "cincshare_2")
    found = {r[:2]: r[2:] for r in rows}
    assert found[2, 20] == pytest.approx((0.75, 0.25))
    assert found[2, 40] == (None, None)


def test_the_variable_must_be_there(tmp_path):
    with pytest.raises(UnknownName, match="no column 'cinc_1' yet"):
        dyads(world(tmp_path)).add(shares()).collect()
