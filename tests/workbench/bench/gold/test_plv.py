from __future__ import annotations

import json
from pathlib import Path

from standoff.workbench.bench.gold import rows


def silent(_: str) -> None:
    """Say nothing."""


def record(text: str, source: str, target: str, event: str, quad: int) -> str:
    spans = [[text.index(side), text.index(side) + len(side)] for side in (source, target)]
    cells = {"text": text, "source_span": spans[0], "target_span": spans[1]}
    return json.dumps({**cells, "plover15": event, "quad": quad})


def test_right_and_wrong_classes_and_a_bad_record(tmp_path: Path) -> None:
    bombed = "Israeli jets bombed a depot in Syria on Monday."
    lines = [
        record(bombed, "Israeli jets", "Syria", "ASSAULT", 4),
        record(bombed, "Israeli jets", "Syria", "AID", 2),
        '{"text": "no class is given"}',
        "not JSON",
    ]
    (tmp_path / "plv.jsonl").write_text("\n".join(lines))
    made, details = rows({"gold": tmp_path, "sets": ["plv", "polnear"]}, silent)
    value = {(row["name"], row["metric"]): row["value"] for row in made}
    assert value["plv", "class_accuracy"] == 0.5
    assert value["plv", "sentence_class_f1"] == 0.5
    # ASSAULT is said twice and right once (F 2/3); AID is never said (F 0).
    assert abs(value["plv", "class_macro_f1"] - 1 / 3) < 1e-12
    assert abs(value["plv", "quad_macro_f1"] - 1 / 3) < 1e-12
    assert {row["n"] for row in made if row["name"] == "plv"} == {2}
    assert any("line 3 is left out: KeyError" in line for line in details)
    assert any("line 4 is left out" in line for line in details)
    assert "polnear: skipped, polnear.jsonl is not in the folder" in details
    assert value["all", "words_per_cpu_s"] > 0
