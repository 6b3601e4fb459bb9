from __future__ import annotations

from standoff.workbench.bench.gold.plover_gsr import judge, tally
from standoff.workbench.bench.goldset import Meter


def record(text: str, actors: list[str], recipients: list[str], event: str) -> dict[str, object]:
    sides = [[{"code": code} for code in codes] for codes in (actors, recipients)]
    cells = {"text": text, "plover15": event, "mode": None, "context": ["military"]}
    return {**cells, "actor": sides[0], "recipient": sides[1]}


def test_dyads_with_and_without_class() -> None:
    text = "Russian warplanes bombed military targets in Georgia on Friday."
    right = judge(record(text, ["RUS"], ["GEO"], "ASSAULT"), Meter())
    value = {cells["metric"]: cells["value"] for cells in tally([right])}
    assert value["class_accuracy"] == value["dyad_f1"] == value["dyad_class_f1"] == 1.0
    wrong = judge(record(text, ["RUS"], ["GEO"], "AID"), Meter())
    value = {cells["metric"]: cells["value"] for cells in tally([wrong])}
    assert (value["dyad_f1"], value["dyad_class_f1"]) == (1.0, 0.0)


def test_actors_without_recipient_act_on_one_another() -> None:
    text = "France and Chad signed a treaty."
    outcome = judge(record(text, ["FRA", "TCD"], [], "SUPPORT"), Meter())
    assert {triple[:2] for triple in outcome.wanted} == {("FRA", "TCD"), ("TCD", "FRA")}
