"""The parties: who plays which part, for what reasons, and where they lie."""

from __future__ import annotations

import re

from standoff.brief.document import Block, Column, Paragraph, Section, Sentence, Table, row, say
from standoff.brief.evidence import Evidence
from standoff.brief.plots import geography
from standoff.brief.wording import day

__all__ = ["parties"]


def parties(evidence: Evidence) -> Section:
    """Show the roles with their reasons, then the map with the reference facts."""
    blocks: list[Block] = [Paragraph(_opening(evidence)), _roles(evidence)]
    if (plot := geography(evidence)) is not None:
        blocks.append(plot)
    return Section("parties", "The parties", tuple(blocks))


def _opening(evidence: Evidence) -> tuple[Sentence, ...]:
    case, opening = evidence.findings.case, evidence.findings.opening
    ids, keys = evidence.split(opening.claims)
    kind = opening.opening.value
    military = ", with a military trigger" if opening.military else ""
    reason = _plain(_in_names(evidence, opening.reason))
    words = f"The crisis is classed as {kind}{military} at its opening: {reason}"
    protracted = {
        True: "The two sides are in a protracted conflict.",
        False: "The two sides are not in a protracted conflict.",
        None: "Whether the two sides are in a protracted conflict is not known.",
    }
    began = f"The first dated move is of {day(case.began)}." if case.began else ""
    sentences = [
        say(words, claims=ids, references=keys),
        say(protracted[opening.protracted]),
    ]
    return (*sentences, say(began)) if began else tuple(sentences)


def _in_names(evidence: Evidence, words: str) -> str:
    """Say states by name where a reason gives their codes."""

    def named(found: re.Match[str]) -> str:
        return evidence.the(found[0]) if found[0] in evidence.names else found[0]

    return re.sub(r"\b[A-Z]{3}\b", named, words)


def _plain(reason: str) -> str:
    words = reason.strip() or "no reason is given"
    return words if words.endswith(".") else f"{words}."


def _roles(evidence: Evidence) -> Table:
    rows = []
    for part, role in evidence.parts:
        ids, keys = evidence.split(role.claims)
        reason = say(_plain(_in_names(evidence, role.reason)), claims=ids, references=keys)
        rows.append(row(evidence.name(role.code), part.capitalize(), reason))
    columns = (Column("Actor"), Column("Part"), Column("Why"))
    note = "Parts are inferred from the claims unless the reason says that the user set them."
    return Table("table-parties", "Parts and the reasons for them", columns, tuple(rows), note)
