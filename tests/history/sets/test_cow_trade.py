from __future__ import annotations

from standoff.history.sets.cow_trade import DATA_SET


def test_flows_and_missing_codes(tmp_path):
    path = tmp_path / "National_COW_4.0.csv"
    path.write_text(
        "ccode,statename,stateabb,year,imports,exports,alt_imports,version\n2,USA,USA,1870,450,418,,4\n40,Cuba,CUB,1902,-9,64.5,,4\n"
    )
    made = DATA_SET.releases[0].read(path)["states"]
    assert made.rows() == [(2, 1870, 450, 418.0), (40, 1902, None, 64.5)]
