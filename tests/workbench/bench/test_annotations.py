from __future__ import annotations

import json
from pathlib import Path

from standoff.workbench.bench.annotations import rows, tally

CODED = (
    {"text": "Turkey has moved two brigades to the Syrian border.", "kind": "posture"},
    {"text": "Iran has supplied Syria with missiles.", "kind": "support"},
    {"text": "Peru accused Chile of spying.", "kind": "signal", "stance": "coercive"},
    {"text": "Peru urged Chile to return to talks.", "kind": "signal", "stance": "coercive"},
    {"text": "Oman lacks the will to fight.", "kind": "assessment", "dimension": "will"},
)


def silent(_: str) -> None:
    """Say nothing."""


def test_kinds_will_and_stance(tmp_path: Path) -> None:
    (tmp_path / "stances.jsonl").write_text("\n".join(map(json.dumps, CODED)))
    (tmp_path / "silent.jsonl").write_text('{"text": "Kenya borders Ethiopia."}\n')
    made, details = rows({"annotations": tmp_path}, silent)
    values = {row["metric"]: row["value"] for row in made}
    assert {row["name"] for row in made} == {"annotations"}
    assert values == {
        **dict.fromkeys(("posture_f1", "support_f1", "signal_f1", "assessment_f1"), 1.0),
        "will_f1": 1.0,
        "stance_accuracy": 0.5,
    }
    assert details == []


def test_other_sets_and_an_absent_folder(tmp_path: Path) -> None:
    assert rows({"sets": ["plv"], "annotations": tmp_path}, silent) == ([], [])
    made, (why,) = rows({"annotations": tmp_path}, silent)
    assert not made
    assert "skipped" in why


def test_nothing_said_scores_nothing() -> None:
    values = {row["metric"]: row["value"] for row in tally([(CODED[2], ())])}
    assert values["signal_f1"] == values["stance_accuracy"] == 0
