from __future__ import annotations

from standoff.brief.drawing.scene import segment, text_width


def test_a_segment_is_a_path() -> None:
    assert segment((0, 1.25), (10, 2)) == "M0.0 1.2L10.0 2.0"


def test_wide_letters_take_more_room_than_narrow_ones() -> None:
    assert text_width("mmm", 10) > text_width("iii", 10) > 0
    assert text_width("Venezuela", 20) == 2 * text_width("Venezuela", 10)
