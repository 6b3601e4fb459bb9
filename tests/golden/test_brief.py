"""The whole Markdown brief of the sample, word for word.

After a wanted change, run ``python -m tests.golden.test_brief`` and read the difference before
you commit it.
"""

from __future__ import annotations

from pathlib import Path

from standoff.brief import brief, render_markdown
from tests.brief import sample

GOLDEN = Path(__file__).with_name("brief.md")
EMPTY = Path(__file__).with_name("brief-empty.md")


def test_the_brief_reads_as_it_was_approved() -> None:
    assert render_markdown(brief(sample.full())) == GOLDEN.read_text(encoding="utf-8")


def test_the_empty_brief_reads_as_it_was_approved() -> None:
    assert render_markdown(brief(sample.empty())) == EMPTY.read_text(encoding="utf-8")


if __name__ == "__main__":
    GOLDEN.write_text(render_markdown(brief(sample.full())), encoding="utf-8")
    EMPTY.write_text(render_markdown(brief(sample.empty())), encoding="utf-8")
