from __future__ import annotations

import re
from dataclasses import replace

from standoff.brief.document import Brief, Link, Paragraph, Section, Table, say
from standoff.brief.document import Column as Head
from standoff.brief.document import row as line
from standoff.brief.formats.markdown import render


def test_every_footnote_that_is_cited_is_given_with_its_words(written: Brief) -> None:
    text = render(written)
    cited = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    given = re.findall(r"^\[\^(\d+)\]: “(.*?)”", text, re.M)
    assert cited == {number for number, _ in given}
    assert len(given) == 28
    assert ("17", "They sell him time, not safety") in given


def test_every_line_of_a_table_has_as_many_cells(written: Brief) -> None:
    block: list[int] = []
    for text in [*render(written).splitlines(), ""]:
        if text.startswith("|"):
            block.append(len(re.findall(r"(?<!\\)\|", text)))
        else:
            assert len(set(block)) <= 1
            block = []


def small(brief: Brief, *blocks: Paragraph | Table) -> str:
    section = Section("s", "S", blocks)
    return render(replace(brief, sections=(section,), notes=(), references=()))


def test_markup_in_words_is_escaped(blank: Brief) -> None:
    text = small(blank, Paragraph((say("a *b* <script> [x](y) `c` | d & e"),)))
    assert "a \\*b\\* \\<script\\> \\[x\\](y) \\`c\\` \\| d &amp; e" in text


def test_only_web_addresses_become_links(blank: Brief) -> None:
    good = Link("x", "https://example.org/a")
    text = small(blank, Paragraph((say(good), say(Link("bad", "javascript:alert(1)")))))
    assert "<https://example.org/a> bad" in text
    assert "javascript" not in text


def test_tables_set_numbers_right(blank: Brief) -> None:
    table = Table("t", "C", (Head("a"), Head("b", numeric=True)), (line("x", "1"),), "N")
    assert "| a | b |\n| --- | ---: |\n| x | 1 |\n\nN" in small(blank, table)
