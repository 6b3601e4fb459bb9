from __future__ import annotations

from dataclasses import replace
from datetime import date

from standoff.brief.document import Block, Paragraph, Table
from standoff.brief.evidence import Evidence, gather
from standoff.brief.updating import update_blocks
from standoff.vocabulary.timelines import Timeline
from tests.brief import sample


def words(block: Block) -> str:
    assert isinstance(block, Paragraph)
    return " ".join(sentence.text for sentence in block.sentences)


def test_the_first_day_stands_beside_today_and_each_move_leads_to_its_words(
    evidence: Evidence,
) -> None:
    told, beside, moves = update_blocks(evidence)
    assert "This is day 14, counted from 1 November 2025" in words(told)
    assert "The United States made verbal and non-violent military moves;" in words(told)
    assert "Venezuela has yet to answer" in words(told)
    assert isinstance(beside, Table)
    assert [column.title for column in beside.columns][:2] == ["Outcome", "Within 30 days"]
    assert beside.rows[0].cells[1].text == "6% → 3% (1 to 5)"
    assert isinstance(moves, Table)
    assert [row.cells[0].text for row in moves.rows] == ["Day 0", "Day 9"]
    assert all(row.cells[3].claims for row in moves.rows)


def test_an_unknown_first_day_says_so_and_shows_no_update(evidence: Evidence) -> None:
    reason = "the day on which it began is unknown: no move is dated"
    undated = replace(sample.full(), timeline=Timeline(None, reason), first_forecasts=())
    (only,) = update_blocks(gather(undated))
    assert words(only) == f"This is the forecast of the first day; {reason}."


def test_too_early_a_day_changes_nothing() -> None:
    whole = sample.full()
    assert whole.timeline is not None
    assert whole.timeline.seen is not None
    seen = replace(whole.timeline.seen, days=0)
    early = replace(whole.timeline, began=date(2025, 11, 15), seen=seen)
    told = update_blocks(gather(replace(whole, timeline=early, first_forecasts=())))[0]
    assert "This is its first day" in words(told)
    assert "So early no dated move changes" in words(told)


def test_nothing_known_says_nothing(nothing: Evidence) -> None:
    assert update_blocks(nothing) == []
