from __future__ import annotations

import pytest

from standoff.errors import SourceError
from standoff.history.sets.sipri_transfers import DATA_SET

HEAD = (
    "SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,Order date,"
    "Order date is estimate,Numbers delivered,Numbers delivered is estimate,Delivery year,"
    "Delivery year is estimate,Status,SIPRI estimate,TIV deal unit,TIV delivery values,"
    "Local production"
)
ROW = "70001,Russia,Venezuela,Su-30MK,FGA aircraft,Aircraft,2006,No,8,No,2007,No,New,No,40,320,No"


def test_the_table_below_the_preamble(tmp_path):
    text = "\r\n".join(["SIPRI arms transfers", *[""] * 10, f"{HEAD};", f"{ROW};", ""])
    (tmp_path / "trade-register.csv").write_text(text, newline="")
    made = DATA_SET.releases[0].read(tmp_path / "trade-register.csv")["deliveries"]
    assert made.columns == list(DATA_SET.table("deliveries").columns)
    assert made.row(0) == (
        "Russia",
        "Venezuela",
        "Su-30MK",
        "Aircraft",
        2006,
        8.0,
        2007,
        "New",
        320.0,
    )
    assert [p.name for p in tmp_path.iterdir()] == ["trade-register.csv"]


def test_another_export_is_refused(tmp_path):
    (tmp_path / "trade-register.csv").write_text("a,b\n1,2\n")
    with pytest.raises(SourceError, match="no export of SIPRI's trade register"):
        DATA_SET.releases[0].read(tmp_path / "trade-register.csv")
