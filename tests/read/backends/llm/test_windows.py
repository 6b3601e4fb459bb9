from __future__ import annotations

import pytest

from standoff.read.backends.llm.windows import Window, halves, windows
from tests.read.tools import prepared

TEXT = "\n\n".join(f"Paragraph {n} tells of ships. It tells of nothing else." for n in range(9))


@pytest.mark.parametrize("size", [10, 60, 120, 10_000])
def test_every_sentence_lies_in_one_window(size: int) -> None:
    text = prepared(TEXT)
    found = windows(text, size=size)
    ranges = [p for w in found for p in w.paragraphs]
    assert ranges == sorted(ranges)
    assert all(w.end - w.start <= max(size, 60) for w in found)
    shown = "".join("".join(TEXT[a:b] for a, b in ranges).split())
    assert shown == "".join(TEXT.split())


def test_paragraphs_are_numbered_through_the_document() -> None:
    found = windows(prepared(TEXT), size=120)
    assert [w.first for w in found] == [1, 3, 5, 7, 9]
    start, end = found[1].paragraph(4) or (0, 0)
    assert TEXT[start:end].startswith("Paragraph 3")
    assert found[1].paragraph(2) is found[1].paragraph(5) is None


def test_a_paragraph_without_end_is_cut_where_sentences_start() -> None:
    line = "Ships sail far away. " * 50
    found = windows(prepared(line.strip()), size=100)
    assert len(found) > 10
    assert all(line[w.start :].startswith("Ships") for w in found)


def test_halves() -> None:
    whole = Window(4, ((0, 5), (6, 9), (10, 12)))
    assert halves(whole) == (Window(4, ((0, 5),)), Window(5, ((6, 9), (10, 12))))
    assert halves(Window(1, ((0, 5),))) == ()
