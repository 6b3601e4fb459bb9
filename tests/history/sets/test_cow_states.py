from __future__ import annotations

from datetime import date

from standoff.history.sets.cow_states import DATA_SET

TEXT = """stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version
USA,2,United States of America,1816,1,1,2016,12,31,2016
RVN,817,Republic of Vietnam,1954,6,4,1975,4,30,2016
"""


def test_spells_become_dates(tmp_path):
    (tmp_path / "states2016.csv").write_text(TEXT)
    spells = DATA_SET.releases[0].read(tmp_path / "states2016.csv")["spells"]
    assert spells.rows() == [
        (2, "USA", "United States of America", date(1816, 1, 1), date(2016, 12, 31)),
        (817, "RVN", "Republic of Vietnam", date(1954, 6, 4), date(1975, 4, 30)),
    ]
