from __future__ import annotations

from datetime import date
from pathlib import Path

import standoff.states
from standoff.states.tabular import day, split, table


def test_cells_and_days() -> None:
    assert split("a;b") == ("a", "b")
    assert split("") == ()
    assert day("") is None
    assert day("1962-10-22") == date(1962, 10, 22)


def test_every_table_reads_and_is_described_in_the_notice() -> None:
    folder = Path(standoff.states.__file__).with_name("tables")
    notice = (folder / "NOTICE.md").read_text(encoding="utf-8")
    names = sorted(p.stem for p in folder.glob("*.csv"))
    assert len(names) > 15
    for name in names:
        assert table(name), name
        assert f"`{name}.csv`" in notice, name
