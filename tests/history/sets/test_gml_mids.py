from __future__ import annotations

from standoff.history.sets.gml_mids import DATA_SET, DIRECTED, PARTICIPANT


def test_directed_dispute_years(tmp_path):
    columns = ["dispnum3" if c == "dispnum" else c for c in DIRECTED]
    path = tmp_path / "gml-dirdisp-2.2.1.csv"
    path.write_text(
        ",".join([*columns, "version"]) + "\n" + ",".join(["1"] * len(columns)) + ",gml\n"
    )
    made = DATA_SET.releases[0].read(path)["directed"]
    assert made.columns == list(DIRECTED)
    assert made.height == 1


def test_participants(tmp_path):
    path = tmp_path / "gml-midb-2.2.1.csv"
    path.write_text(",".join(PARTICIPANT) + "\n" + ",".join(["2"] * len(PARTICIPANT)) + "\n")
    assert DATA_SET.releases[1].read(path)["participants"].columns == list(PARTICIPANT)
