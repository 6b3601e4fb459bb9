from __future__ import annotations

from datetime import date

from standoff.history.sets.gw_states import DATA_SET

HEAD = "statenumber\tstateid\tcountryname\tstart\tend\n"


def test_states_and_microstates_are_told_apart(tmp_path):
    (tmp_path / "ksgmdw.txt").write_bytes(
        (HEAD + "437\tCDI\tC\xf4te d'Ivoire\t1960-08-07\t2020-12-31\n").encode("latin-1")
    )
    (tmp_path / "microstates.txt").write_text(HEAD + "54\tDMA\tDominica\t1978-11-03\t2020-12-31\n")
    states, small = (r.read(tmp_path / r.file)["spells"] for r in DATA_SET.releases)
    assert states.select("gwcode", "start", "microstate").rows() == [(437, date(1960, 8, 7), 0)]
    assert small.select("gw_name", "end", "microstate").rows() == [
        ("Dominica", date(2020, 12, 31), 1)
    ]
    assert [r.adds for r in DATA_SET.releases] == [False, True]
