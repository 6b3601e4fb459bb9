from __future__ import annotations

from datetime import date

from standoff.history.sets.archigos import DATA_SET

FIELDS = {
    "obsid": "USA-1869",
    "leadid": "81dcc176",
    "ccode": "2",
    "idacr": "USA",
    "leader": "Grant",
    "startdate": "1869-03-04",
    "eindate": "1869-03-04",
    "enddate": "1877-03-04",
    "entry": "Regular",
    "exit": "Regular",
    "exitcode": "Regular",
    "gender": "M",
    "yrborn": "1822",
}


def test_spells_in_office(tmp_path):
    (tmp_path / "1March_Archigos_4.1.txt").write_text(
        "\t".join(FIELDS) + "\n" + "\t".join(FIELDS.values()) + "\n"
    )
    made = DATA_SET.releases[0].read(tmp_path / "1March_Archigos_4.1.txt")["spells"]
    assert made.columns == list(DATA_SET.table("spells").columns)
    assert made.select("gwcode", "leader", "startdate", "enddate").row(0) == (
        2,
        "Grant",
        date(1869, 3, 4),
        date(1877, 3, 4),
    )
