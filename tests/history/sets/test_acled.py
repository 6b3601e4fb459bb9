from __future__ import annotations

from datetime import date

import pytest

from standoff.history.sets.acled import COLUMNS, DATA_SET


@pytest.mark.parametrize("written", ["2024-03-04", "04 March 2024"])
def test_events_in_both_date_forms(tmp_path, written):
    values = dict.fromkeys(COLUMNS, "1") | {"event_date": written, "actor1": "A", "country": "X"}
    head = ",".join([*COLUMNS, "latitude"])
    (tmp_path / "acled.csv").write_text(head + "\n" + ",".join([*values.values(), "1.5"]) + "\n")
    made = DATA_SET.releases[0].read(tmp_path / "acled.csv")["events"]
    assert made.columns == list(COLUMNS)
    assert made["event_date"].to_list() == [date(2024, 3, 4)]
