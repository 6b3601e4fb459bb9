from __future__ import annotations

from dataclasses import replace

from standoff.brief.document import Paragraph, Table
from standoff.brief.evidence import Evidence, gather
from standoff.brief.outlooks import outlook_blocks
from tests.brief import sample

SKILL, NONE = "0.08 (0.06 to 0.11)", "none measured"


def tables(evidence: Evidence) -> dict[str, Table]:
    return {block.id: block for block in outlook_blocks(evidence) if isinstance(block, Table)}


def test_one_compact_line_per_question(evidence: Evidence) -> None:
    compact = tables(evidence)["table-outlooks"]
    assert not compact.folded
    assert [[cell.text for cell in row.cells] for row in compact.rows] == [
        ["Worst violence", "no violence, likely", "67% (61 to 74)", "49% (n = 179)", SKILL],
        ["How long it lasts", "31 to 90 days, unlikely", "27% (24 to 30)", "27% (n = 487)", NONE],
    ]


def test_details_are_folded_and_whole(evidence: Evidence) -> None:
    held = tables(evidence)
    whole = held["table-outcomes"]
    assert whole.folded
    assert held["table-skill"].folded
    severity, duration = (row.cells[2].text for row in whole.rows)
    assert severity.startswith("no violence 67% (61 to 74), first day 58%, class 49%; minor")
    assert "class" not in duration
    assert "first day" in whole.note


def test_every_chance_rests_on_its_row(evidence: Evidence) -> None:
    for line in tables(evidence)["table-outlooks"].rows:
        assert line.cells[2].references
        assert set(line.cells[2].references) <= set(evidence.references)


def test_nothing_is_said_where_nothing_was_asked(nothing: Evidence) -> None:
    assert outlook_blocks(nothing) == []


def test_no_first_day_is_no_column(evidence: Evidence) -> None:
    plain = replace(sample.full().outlooks[0], opening=())
    other = gather(replace(sample.full(), outlooks=(plain,)))
    assert "first day" not in tables(other)["table-outcomes"].rows[0].cells[2].text


def test_which_features_ran_is_said_where_it_was_measured() -> None:
    told = "This forecast uses only what articles and our own reference facts give."
    blocks = outlook_blocks(gather(replace(sample.full(), features=told)))
    assert [b.sentences[0].text for b in blocks if isinstance(b, Paragraph)][1:] == [told]
