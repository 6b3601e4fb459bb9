from __future__ import annotations

from standoff.brief.document import Table, every_sentence
from standoff.brief.evidence import Evidence
from standoff.brief.sections.method import method, version_of


def test_steps_stand_with_their_parameters(evidence: Evidence) -> None:
    table = next(b for b in method(evidence).blocks if isinstance(b, Table))
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells[-1] == [
        "Structural model",
        "calculus.models.patrons",
        "draws = 2000, seed = 20251115, timing = sequential, lambda = 4",
    ]
    assert [row[0] for row in cells] == ["Findings", "Forecast, 30 days", "Structural model"]


def test_scope_version_and_rules_are_told(evidence: Evidence) -> None:
    words = [one.text for one in every_sentence(method(evidence))]
    assert "It is no basis for targeting or for operational planning." in words[2]
    assert "signal.accuse (3)" in words[-1]
    assert version_of(evidence) == "0.1.0"
