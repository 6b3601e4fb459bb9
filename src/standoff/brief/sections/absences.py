"""What was absent and what that costs; what in the sources could not be used."""

from __future__ import annotations

from standoff.brief.document import Block, Column, Paragraph, Section, Table, row, say
from standoff.brief.evidence import Evidence
from standoff.brief.voices import quoted
from standoff.brief.wording import plural, start, verb

__all__ = ["absences"]


def absences(evidence: Evidence) -> Section:
    """List every absent input with its cost, then the problems met on the way."""
    missing, problems = evidence.findings.absences, evidence.findings.view.problems
    n = len(missing)
    words = (
        f"{start(plural(n, 'input'))} {verb(n, 'was/were')} absent."
        if n
        else "No input was absent."
    )
    blocks: list[Block] = [Paragraph((say(words),))]
    if missing:
        rows = tuple(row(start(a.what), start(a.cost), a.remedy or "–") for a in missing)
        heads = ("Absent", "What that costs", "Remedy")
        blocks.append(Table("table-absences", "Absent inputs", tuple(map(Column, heads)), rows))
    if problems:
        rows = tuple(
            row(start(p.message), quoted(p.span.quote) if p.span else "–", p.raised_by)
            for p in problems
        )
        heads = ("Problem", "Where", "Noticed by")
        caption = "What in the sources could not be used"
        blocks.append(Table("table-problems", caption, tuple(map(Column, heads)), rows))
    return Section("absences", "What was absent", tuple(blocks))
