from __future__ import annotations

import zipfile
from datetime import date

from standoff.history.sets.cow_contiguity import DATA_SET

TEXT = """dyad,statelno,statelab,statehno,statehab,conttype,begin,end,notes,version
2020,2,USA,20,CAN,1,192001,201612,,3.2
"""


def test_pairs_become_directed_and_months_become_days(tmp_path):
    path = tmp_path / "DirectContiguity320.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("DirectContiguity320/contdir.csv", TEXT)
        made.writestr("DirectContiguity320/contdird.csv", "year\n1816\n")
    spells = DATA_SET.releases[0].read(path)["spells"]
    span = (1, date(1920, 1, 1), date(2016, 12, 1))
    assert spells.rows() == [(2, 20, *span), (20, 2, *span)]
