from __future__ import annotations

import pytest

from standoff.errors import SourceError
from standoff.history.sets.cow_nmc import DATA_SET

TEXT = """stateabb,ccode,year,milex,milper,irst,pec,tpop,upop,cinc,version
USA,2,1816,3823,17,80,254,8659,101,.0396975,2021
HAI,41,1934,-9,3,0,29,2500,-9,.0002,2021
"""


@pytest.mark.parametrize("release", DATA_SET.releases, ids=lambda r: r.file)
def test_missing_codes_become_null(tmp_path, release):
    (tmp_path / "NMC-60-abridged.csv").write_text(TEXT)
    states = release.read(tmp_path / "NMC-60-abridged.csv")["states"]
    assert states.columns == list(DATA_SET.table("states").columns)
    assert states.row(1) == (41, 1934, None, 3, 0, 29, 2500, None, 0.0002)


def test_another_file_is_not_taken_for_it(tmp_path):
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    with pytest.raises(SourceError, match="no column 'milex'"):
        DATA_SET.releases[0].read(tmp_path / "x.csv")
