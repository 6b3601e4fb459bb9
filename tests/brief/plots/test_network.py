from __future__ import annotations

from dataclasses import replace

from standoff.brief.drawing.scene import Label, Path
from standoff.brief.evidence import Evidence, gather
from standoff.brief.plots.network import network
from standoff.vocabulary.claims import Support


def test_each_patron_has_a_tie_that_leads_to_its_claim(evidence: Evidence) -> None:
    plot = network(evidence)
    assert plot is not None
    for scene in (plot.wide, plot.narrow):
        ties = [m for m in scene.marks if isinstance(m, Path) and m.role.startswith("tie")]
        assert [tie.role for tie in ties] == [
            "tie w3 firm",
            "tie w1 firm",
            "tie w2 firm",
            "tie w1 firm",
        ]
        held = {f"#{key}" for key, _ in evidence.of(Support)}
        assert {tie.href for tie in ties} <= held


def test_forces_that_two_outlets_report_are_told_once(evidence: Evidence) -> None:
    plot = network(evidence)
    assert plot is not None
    words = " ".join(m.text for m in plot.wide.marks if isinstance(m, Label))
    assert "approximately 15,000 troops" in words
    assert "about 15,000" not in words
    assert "carrier group" not in words, "what has a number speaks first"
    assert "rival of the United States" in words


def test_support_that_is_only_promised_is_broken(evidence: Evidence) -> None:
    findings = evidence.findings
    promised = tuple(
        replace(c, status="promised") if isinstance(c, Support) else c for c in findings.view.claims
    )
    view = replace(findings.view, claims=promised)
    plot = network(gather(replace(findings, view=view)))
    assert plot is not None
    roles = [m.role for m in plot.wide.marks if isinstance(m, Path)]
    assert roles.count("tie w1 loose") == 2
    assert plot.table.rows[0].cells[2].text == "promised"


def test_no_patron_no_plot(nothing: Evidence) -> None:
    assert network(nothing) is None
