from __future__ import annotations

from standoff.brief.drawing.scene import Circle, Path
from standoff.brief.evidence import Evidence
from standoff.brief.plots.chances import chances


def test_every_chance_has_dot_bar_and_tick(evidence: Evidence) -> None:
    plot = chances(evidence)
    assert plot is not None
    for scene in (plot.wide, plot.narrow):
        roles = [m.role for m in scene.marks]
        assert [roles.count(r) for r in ("chance", "range", "usual")] == [15, 15, 15]
    dots = [m for m in plot.wide.marks if isinstance(m, Circle)]
    assert dots[2].label == "the standoff continues: 81%, very likely"
    assert dots[2].x == max(d.x for d in dots[:5])


def test_bars_span_the_intervals(evidence: Evidence) -> None:
    plot = chances(evidence)
    assert plot is not None
    bar = next(m for m in plot.wide.marks if isinstance(m, Path) and m.role == "range")
    dot = next(m for m in plot.wide.marks if isinstance(m, Circle))
    left, right = (float(part.split(" ")[0]) for part in bar.d[1:].split("L"))
    assert left < dot.x < right


def test_the_table_sets_the_class_beside_the_chance(evidence: Evidence) -> None:
    plot = chances(evidence)
    assert plot is not None
    cell = plot.table.rows[2].cells[2]
    assert cell.text == "57% (52 to 62), likely; class 59%"
    assert cell.references == ("icb:severity/quiet", "icb:hazard/0")


def test_no_forecast_no_plot(nothing: Evidence) -> None:
    assert chances(nothing) is None
