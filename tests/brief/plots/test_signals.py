from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from standoff.brief.drawing.scene import Circle
from standoff.brief.evidence import Evidence, gather
from standoff.brief.plots.signals import signals


def dots(evidence: Evidence) -> list[Circle]:
    plot = signals(evidence)
    assert plot is not None
    return [m for m in plot.wide.marks if isinstance(m, Circle)]


def test_every_signal_is_a_dot_that_leads_to_its_words(evidence: Evidence) -> None:
    found = dots(evidence)
    points = [p for index in evidence.findings.ambiguity for p in index.points]
    assert sorted(dot.href for dot in found) == sorted(f"#{point.claim}" for point in points)
    assert found[0].label == "signal 2, coercive"


def test_coercive_stands_above_conciliatory(evidence: Evidence) -> None:
    found = dots(evidence)
    up = next(d for d in found if "coercive" in d.role)
    down = next(d for d in found if "conciliatory" in d.role)
    assert up.y < down.y


def test_dots_of_one_speaker_do_not_overlap(evidence: Evidence) -> None:
    xs = [d.x for d in dots(evidence)][:5]
    assert xs == sorted(xs)
    assert min(b - a for a, b in pairwise(xs)) >= 19.9


def test_days_give_a_time_line(evidence: Evidence) -> None:
    index = evidence.findings.ambiguity[0]
    points = tuple(
        replace(point, day=date(2025, 11, 1 + 3 * k)) for k, point in enumerate(index.points)
    )
    findings = replace(evidence.findings, ambiguity=(replace(index, points=points),))
    plot = signals(gather(findings))
    assert plot is not None
    assert plot.title == "Signals by day"
    assert {"1 November 2025", "13 November 2025"} <= {
        getattr(mark, "text", "") for mark in plot.wide.marks
    }


def test_bystanders_with_few_signals_stay_in_the_table(evidence: Evidence) -> None:
    first, second = evidence.findings.ambiguity
    point = replace(second.points[0], actor="COL")
    bystander = replace(second, actor="COL", points=(point,))
    plot = signals(gather(replace(evidence.findings, ambiguity=(first, second, bystander))))
    assert plot is not None
    assert "Colombia" not in [getattr(mark, "text", "") for mark in plot.wide.marks]
    assert [row.cells[0].text for row in plot.table.rows][-1] == "Colombia"
    assert plot.description.endswith("Others who signalled are in the table.")


def test_no_signal_no_plot(nothing: Evidence) -> None:
    assert signals(nothing) is None
