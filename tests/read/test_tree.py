"""The parse as lists: sentences after datelines, blocks, quotations, edges of a range."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.read.tree import Tree
from tests.read.tools import prepared


def test_a_sentence_starts_after_its_dateline() -> None:
    text = prepared("GENEVA (Agency) — The envoy left.")
    tree = Tree.of(text)
    envoy = tree.lower.index("envoy")
    assert text.doc[tree.start[envoy]].text == "The"


def test_blocks_and_quotations_are_known_by_token() -> None:
    tree = Tree.of(prepared("One “two three” four.\n\nFive."))
    three, five = tree.lower.index("three"), tree.lower.index("five")
    assert (tree.block[three], tree.block[five]) == (0, 1)
    low, high = tree.quotes[tree.quote[three]]
    assert tree.lower[low:high] == ["“", "two", "three", "”"]
    assert tree.opens_quote(low)
    assert tree.closes_quote(high - 1)
    assert tree.quote[five] == -1


def test_a_range_keeps_marks_in_pairs() -> None:
    tree = Tree.of(prepared("He said the plan was “dead and buried” now."))
    mark, dead = tree.lower.index("“"), tree.lower.index("dead")
    assert tree.whole(0, dead + 1) == tree.whole(0, tree.lower.index("”") + 1)
    assert tree.whole(dead, tree.lower.index("”") + 1) == (mark, tree.lower.index("”") + 1)


def test_trim_leaves_nothing_of_stops() -> None:
    tree = Tree.of(prepared("Yes . , . no"))
    assert tree.trim(1, 4) is None


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="ab “”\"'.,:\n", max_size=40))
def test_every_token_is_in_its_sentence_and_lists_are_as_long_as_the_text(text: str) -> None:
    ready = prepared(text)
    tree = Tree.of(ready)
    assert {len(tree.head), len(tree.tag), len(tree.block), len(tree.end)} == {len(ready.doc)}
    assert all(
        low <= i < high or i < low
        for i, (low, high) in enumerate(zip(tree.start, tree.end, strict=True))
    )
    assert all(
        tree.quotes[q][0] <= i < tree.quotes[q][1] for i, q in enumerate(tree.quote) if q >= 0
    )
