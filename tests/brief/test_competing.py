from __future__ import annotations

from dataclasses import replace

from standoff.brief.competing import hypothesis_blocks, source_blocks
from standoff.brief.document import Block, Paragraph, Table
from standoff.brief.evidence import Evidence, gather
from tests.brief import sample


def cells(block: Block) -> list[list[str]]:
    assert isinstance(block, Table)
    return [[cell.text for cell in row.cells] for row in block.rows]


def words(block: Block) -> str:
    assert isinstance(block, Paragraph)
    return " ".join(sentence.text for sentence in block.sentences)


def test_moves_are_weighed_under_each_outcome_with_their_discounts(evidence: Evidence) -> None:
    intro, seen, watch = hypothesis_blocks(evidence)
    assert "not to be multiplied" in words(intro)
    assert cells(seen)[0] == [
        *("United States: non-violent military", "1.7", "1.4", "0.7", "0.4", "0.7", "2"),
    ]
    assert cells(seen)[1][0] == "Venezuela has not answered"
    assert isinstance(seen, Table)
    assert seen.rows[0].cells[0].claims
    assert "believed at 0.8" in seen.note
    assert "correlation 0.3" in seen.note
    assert cells(watch)[0] == ["Venezuela: violent", "0.1", "1.6", "2.3", "1.4", "2.4"]


def test_without_a_dated_move_there_is_still_what_to_watch_for() -> None:
    whole = sample.full()
    assert whole.hypotheses is not None
    unseen = replace(whole, hypotheses=replace(whole.hypotheses, seen=()))
    intro, watch = hypothesis_blocks(gather(unseen))
    assert "No dated move is in hand" in words(intro)
    assert isinstance(watch, Table)
    assert watch.id == "table-watch"


def test_sources_that_carry_the_case_and_sources_that_do_not(evidence: Evidence) -> None:
    table, rest = source_blocks(evidence)
    harbour, wire = cells(table)
    assert harbour[0] == "The Harbour Review"
    assert harbour[2] == "none could be given"
    assert "rests on it" in harbour[3]
    assert wire[0] == "Meridian Wire"
    assert "the standoff continues 60% (57%)" in wire[2]
    assert wire[3] == "its first day would be unknown"
    assert "one source changes no chance by half a point: Ilse Marten" in words(rest)


def test_silence(nothing: Evidence) -> None:
    assert hypothesis_blocks(nothing) == []
    assert source_blocks(nothing) == []
