from __future__ import annotations

from standoff.history.sets.cow_majors import DATA_SET

TEXT = """stateabb,ccode,styear,stmonth,stday,endyear,endmonth,endday,version
USA,2,1898,8,13,2016,12,31,2016
"""


def test_spells_of_standing(tmp_path):
    (tmp_path / "majors2016.csv").write_text(TEXT)
    spells = DATA_SET.releases[0].read(tmp_path / "majors2016.csv")["spells"]
    assert spells.rows() == [(2, 1898, 8, 13, 2016, 12, 31, 2016)]
