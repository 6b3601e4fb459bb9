"""What reference data know of the parties: capability, pledges, rivalry, past disputes."""

from __future__ import annotations

from standoff.brief.document import Block, Column, Paragraph, Row, Run, Section, Table, row, say
from standoff.brief.evidence import Evidence
from standoff.brief.wording import brief_shown, percent
from standoff.vocabulary.chances import BaseRate
from standoff.vocabulary.precedents import AnalogueSet, HistoryFact

__all__ = ["past"]

_KINDS = {
    "capability": "Capability",
    "alliance": "Alliance",
    "rivalry": "Rivalry",
    "disputes": "Past disputes",
}


def past(evidence: Evidence) -> Section:
    """Give each fact with its coverage and caveat, then how the nearest past crises went."""
    found = evidence.findings
    if not found.history and found.precedents is None:
        nothing = say("No reference data were at hand; what that costs is said below.")
        return Section("past", "What the record knows", (Paragraph((nothing,)),))
    blocks: list[Block] = []
    if found.history:
        rows = tuple(_fact(fact) for fact in found.history)
        heads = (Column("About"), Column("What the data say"), Column("Mind that"))
        note = "A source that ends before the day of this brief is carried forward and says so."
        blocks.append(Table("table-past", "Facts on the parties", heads, rows, note))
    if found.precedents is not None:
        blocks.append(_precedents(found.precedents))
    return Section("past", "What the record knows", tuple(blocks))


def _fact(fact: HistoryFact) -> Row:
    said = say(fact.sentence, references=(fact.reference.key,))
    caution = fact.caveat[:1].upper() + fact.caveat[1:]
    return row(_KINDS.get(fact.kind, fact.kind), said, caution or "–")


def _precedents(found: AnalogueSet) -> Paragraph:
    lead = (
        f"Among the {len(found.analogues)} past crises nearest to this one, of {found.searched} "
        "that had ended by its day, and drawn toward the frequencies of all:"
    )
    return Paragraph(
        (
            say(lead),
            say("severity was ", *_shares(found.severity), "."),
            say("The target's outcome was ", *_shares(found.outcome), "."),
            say("Some twenty analogues carry an uncertainty of some twenty points."),
        )
    )


def _shares(rate: BaseRate) -> list[Run]:
    runs: list[Run] = []
    for outcome, share, interval in zip(
        rate.outcomes, rate.frequencies, rate.intervals, strict=True
    ):
        joint = ", " if runs else ""
        runs += [f"{joint}{outcome} ", *brief_shown(percent(share, interval))]
    return runs
