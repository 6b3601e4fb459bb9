from __future__ import annotations

from standoff.brief.drawing.scene import Circle
from standoff.brief.evidence import Evidence
from standoff.brief.plots.effects import effects


def test_every_patron_is_drawn_in_both_panels(evidence: Evidence) -> None:
    plot = effects(evidence)
    assert plot is not None
    for scene in (plot.wide, plot.narrow):
        assert len([m for m in scene.marks if isinstance(m, Circle)]) == 8
    labels = [m.label for m in plot.wide.marks if isinstance(m, Circle)]
    assert labels[0] == "Russia: +4 points on the chance that the target holds"


def test_a_dot_right_of_no_effect_raises_the_chance(evidence: Evidence) -> None:
    plot = effects(evidence)
    assert plot is not None
    zero = next(m for m in plot.wide.marks if m.role == "zero")
    at = float(getattr(zero, "d")[1:].split(" ")[0])  # noqa: B009
    assert next(m for m in plot.wide.marks if isinstance(m, Circle)).x > at


def test_the_table_answers_and_cites_what_moved_each(evidence: Evidence) -> None:
    plot = effects(evidence)
    assert plot is not None
    russia = plot.table.rows[0]
    assert [c.text for c in russia.cells] == [
        "Russia",
        "merely delays",
        "35% (15 to 55)",
        "+4 (+1 to +9)",
        "−2 (−6 to 0)",
        "40 (20 to 85)",
    ]
    assert len(russia.cells[2].claims) == 2


def test_no_model_no_plot(nothing: Evidence) -> None:
    assert effects(nothing) is None
