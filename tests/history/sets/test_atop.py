from __future__ import annotations

from standoff.history.sets.atop import DATA_SET

TEXT = """ddyad,year,atopally,defense,offense,neutral,nonagg,consul,asymm,stateA,stateB,version
2020,1942,1,1,1,0,0,0,0,2,20,5.1
"""


def test_pledges_of_the_first_state_to_the_second(tmp_path):
    (tmp_path / "atop5_1ddyr.csv").write_text(TEXT)
    dyads = DATA_SET.releases[1].read(tmp_path / "atop5_1ddyr.csv")["dyads"]
    assert dyads.columns == list(DATA_SET.table("dyads").columns)
    assert dyads.rows() == [(2, 20, 1942, 1, 1, 0, 0, 0)]
