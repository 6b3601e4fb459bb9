from __future__ import annotations

from standoff.history.sets.cow_igos import DATA_SET


def test_memberships_are_counted_by_kind(tmp_path):
    path = tmp_path / "state_year_formatv3.csv"
    path.write_text(
        "ccode,year,state,AAAID,UN,NATO,Wassen\n2,1950,usa,1,1,2,3\n20,1950,can,-1,1,0,-9\n"
    )
    made = DATA_SET.releases[0].read(path)["states"]
    assert made.rows() == [(2, 1950, 2, 1, 1, 4), (20, 1950, 1, 0, 0, 1)]


def test_joint_full_memberships_of_a_pair(tmp_path):
    path = tmp_path / "dyadic_formatv3.csv"
    path.write_text(
        "dyadid,ccode1,country1,ccode2,country2,year,AALCO,UN,NATO\n2020,2,usa,20,can,1950,0,1,1\n"
    )
    assert DATA_SET.releases[1].read(path)["dyads"].rows() == [(2, 20, 1950, 2)]
