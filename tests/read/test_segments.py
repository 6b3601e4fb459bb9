from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.read.segments import blank_lines, is_dateline, segments


def layout(text: str) -> list[tuple[str, str]]:
    return [(s.kind, text[s.start : s.end]) for s in segments(text)]


def test_headings_paragraphs_and_items() -> None:
    text = (
        "Two Fleets in One Strait\n"
        "The fleets of two rivals have met in the strait for the third time this month, and "
        "neither has given way. Help came from:\n"
        "- Chile: coal;\n"
        "- Peru: pilots.\n"
        "\n"
        "What Comes Next\n"
    )
    assert [kind for kind, _ in layout(text)] == [
        *("heading", "paragraph", "item", "item", "heading")
    ]
    items = [s for s in segments(text) if s.kind == "item"]
    assert {text[s.lead.start : s.lead.end] for s in items if s.lead} == {"Help came from:"}
    assert text[items[0].start : items[0].end] == "Chile: coal;"


@pytest.mark.parametrize("mark", ["-", "*", "•", "–", "1.", "2)", "(a)"])
def test_marks_of_items(mark: str) -> None:
    assert layout(f"{mark} Kenya sent police to the border.") == [
        ("item", "Kenya sent police to the border.")
    ]


def test_a_finished_sentence_introduces_no_list() -> None:
    text = "The talks in the capital have ended without a word on the islands.\n- Kenya\n- Chad\n"
    assert all(s.lead is None for s in segments(text))


def test_marked_headings_and_quotations() -> None:
    text = "## After the vote\n\n> We shall not be moved, said the minister.\n"
    assert layout(text) == [
        ("heading", "After the vote"),
        ("quote", "We shall not be moved, said the minister."),
    ]


def test_a_text_wrapped_at_a_width_is_joined() -> None:
    text = (
        "The ministers of both countries met for four hours on the island, and\n"
        "neither of them spoke to the press. Their aides said that the meeting\n"
        "would go on.\n"
        "- The first item of the list is so long that it runs on into a second\n"
        "  line;\n"
        "- short.\n"
    )
    assert [kind for kind, _ in layout(text)] == ["paragraph", "item", "item"]
    assert layout(text)[1][1].endswith("line;")


def test_short_lines_are_not_joined() -> None:
    text = "Fleet Sails\nThe fleet sailed at dawn.\nNo shot was fired.\n"
    assert [kind for kind, _ in layout(text)] == ["heading", "paragraph", "paragraph"]


def test_datelines_stand_apart() -> None:
    text = "LIMA, March 8 (Agency) -- The government of Peru has recalled its envoy from Chile."
    first, second = segments(text)
    assert is_dateline(text, first)
    assert text[second.start :].startswith("The government")
    assert not is_dateline(text, second)


def test_blank_lines_moves_nothing() -> None:
    text = "a\tb\r\nc\u2028d\x85e"
    assert len(blank_lines(text)) == len(text)
    assert blank_lines(text) == "a b  c d e"


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_segments_are_in_order_and_hold_every_letter(text: str) -> None:
    found = segments(text)
    edges = [edge for segment in found for edge in (segment.start, segment.end)]
    assert edges == sorted(edges)
    inside = {i for segment in found for i in range(segment.start, segment.end)}
    outside = [text[i] for i in range(len(text)) if i not in inside]
    marks = "#>-*+•‣·▪●◦–—().=_~"
    assert all(
        c.isspace()
        or c in marks
        or c.isdigit()
        or c in "abcdefghijklmnopqrstuvwxyz"
        or not c.isprintable()
        for c in outside
    ), outside
