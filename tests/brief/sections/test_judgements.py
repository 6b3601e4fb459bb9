from __future__ import annotations

from standoff.brief.document import Table, every_sentence
from standoff.brief.evidence import Evidence
from standoff.brief.sections.judgements import judgements


def test_judgements_are_listed_by_kind_of_source(evidence: Evidence) -> None:
    section = judgements(evidence)
    tables = [b for b in section.blocks if isinstance(b, Table)]
    assert [table.caption for table in tables] == [
        "Judgements by named experts",
        "Judgements by unnamed experts",
        "In the author’s own voice",
    ]
    assert [cell.text for cell in tables[0].rows[0].cells] == [
        "“They sell him time, not safety”",
        "Russia, China, Cuba and Iran",
        "support level lacking",
        "stated as fact",
        "Ilse Marten, Institute for Hemispheric Studies; only one outlet quotes Ilse Marten",
    ]


def test_thin_support_is_told(evidence: Evidence) -> None:
    first, second, *_ = every_sentence(judgements(evidence))
    assert first.text == (
        "Five judgements were found, from two unnamed sources, Ilse Marten (an expert nobody else "
        "quotes) and one article in its own voice."
    )
    assert second.text == "All five rest on one outlet alone."


def test_silence_is_told(nothing: Evidence) -> None:
    assert next(every_sentence(judgements(nothing))).text == (
        "The sources report moves and words, but no judgement of either side."
    )
