from __future__ import annotations

from standoff.history.sets.democracy import DATA_SET


def test_v_dem_gives_polyarchy_alone(tmp_path):
    path = tmp_path / "V-Dem-CY-Core-v16.csv"
    path.write_text("country_text_id,COWcode,year,v2x_polyarchy\nUSA,2,1950,0.7\nXXX,,1950,0.1\n")
    made = DATA_SET.releases[0].read(path)["cow"]
    assert made.columns == list(DATA_SET.table("cow").columns)
    assert made.rows() == [(2, 1950, None, None, None, 0.7)]
