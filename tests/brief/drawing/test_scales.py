from __future__ import annotations

import pytest

from standoff.brief.drawing.scales import Scale, lines_of, round_ticks, stacked


def test_a_scale_is_linear_and_survives_no_width() -> None:
    assert [Scale(0, 2, 10, 30)(v) for v in (0, 1, 2, 3)] == [10, 20, 30, 40]
    assert Scale(5, 5, 0, 10)(5) == 5


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (-0.06, 0.11, (-0.05, 0.0, 0.05, 0.1)),
        (0, 1, (0, 0.25, 0.5, 0.75, 1.0)),
        (3, 3, (3,)),
    ],
)
def test_ticks_are_round_and_inside(low: float, high: float, ticks: tuple[float, ...]) -> None:
    assert round_ticks(low, high, most=4) == pytest.approx(ticks)


def test_words_are_broken_and_what_is_left_is_marked() -> None:
    assert lines_of("fighter jets", 400) == ("fighter jets",)
    lines = lines_of("air-defence missiles; fighter jets; radars; boats", 120)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_lines_are_stacked_downward() -> None:
    assert [label.y for label in stacked(("a", "b"), 0, y=10, role="small")] == [10, 26]
