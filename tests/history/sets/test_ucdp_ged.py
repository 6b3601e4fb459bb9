from __future__ import annotations

from datetime import date

from standoff.history.sets.ucdp_ged import COLUMNS, DATA_SET


def test_events_without_places(tmp_path):
    values = dict.fromkeys(COLUMNS, "1") | {
        "side_a": "A",
        "side_b": "B",
        "date_start": "2011-03-04 00:00:00.000",
        "date_end": "2011-03-05 00:00:00.000",
    }
    head = ",".join([*COLUMNS, "latitude", "longitude"])
    (tmp_path / "GEDEvent_v25_1.csv").write_text(
        head + "\n" + ",".join([*values.values(), "32.1", "20.0"]) + "\n"
    )
    made = DATA_SET.releases[0].read(tmp_path / "GEDEvent_v25_1.csv")["events"]
    assert made.columns == list(COLUMNS)
    assert made["date_start"].to_list() == [date(2011, 3, 4)]
