"""Force posture and other acts: who moves what, how many, where, against whom."""

from __future__ import annotations

from standoff.brief.document import (
    Block,
    Column,
    Paragraph,
    Quote,
    Run,
    Section,
    Sentence,
    Table,
    row,
    say,
)
from standoff.brief.evidence import Evidence
from standoff.brief.voices import certainty, corroboration, parties, quoted, voice, when
from standoff.brief.wording import amount, plural, start, verb
from standoff.vocabulary.claims import Event, Posture

__all__ = ["posture"]


def posture(evidence: Evidence) -> Section:
    """List the forces, then every other reported act."""
    found, acts = evidence.of(Posture), evidence.of(Event)
    blocks: list[Block] = [Paragraph((_summary(evidence), *_thin(evidence)))]
    if found:
        blocks.append(_forces(evidence, found))
    if acts:
        blocks.append(_acts(evidence, acts))
    return Section("posture", "Force posture and acts", tuple(blocks))


def _summary(evidence: Evidence) -> Sentence:
    found = evidence.of(Posture)
    if not found:
        return say("No source reports forces moved, kept in place or withdrawn.")
    n = len(found)
    directions = sorted({claim.direction for _, claim in found})
    words = f"{start(plural(n, 'statement'))} on forces {verb(n, 'was/were')} found"
    kind = f", all of {directions[0]}" if len(directions) == 1 and n > 1 else ""
    return say(f"{words}{kind}.", claims=[key for key, _ in found])


def _thin(evidence: Evidence) -> tuple[Sentence, ...]:
    lonely = [
        key
        for key, claim in evidence.of(Posture)
        if any(force.quantity for force in claim.forces)
        and (key not in evidence.groups or len(evidence.groups[key].outlets) < 2)
    ]
    if not lonely:
        return ()
    n = len(lonely)
    words = "A number stands" if n == 1 else f"{start(plural(n, 'number'))} stand"
    return (say(f"{words} on one outlet alone.", claims=lonely),)


def _forces(evidence: Evidence, found: tuple[tuple[str, Posture], ...]) -> Table:
    rows = []
    for key, claim in found:
        for force in claim.forces:
            number: Run = amount(force.quantity, key) if force.quantity else "not given"
            who = parties(evidence, claim)
            carried = corroboration(evidence, key)
            if not force.quantity:
                carried = carried.replace("gives this figure", "says so")
            source = say(f"{voice(evidence, claim)}; {carried}", claims=[key])
            what = start(force.item)
            where = claim.location or "–"
            rows.append(row(what, say(number, claims=[key]), who, claim.direction, where, source))
    columns = (
        Column("Force"),
        Column("How many", numeric=True),
        Column("Who against whom"),
        Column("Direction"),
        Column("Where"),
        Column("Source"),
    )
    return Table("table-posture", "Forces as the sources give them", columns, tuple(rows))


def _acts(evidence: Evidence, acts: tuple[tuple[str, Event], ...]) -> Table:
    rows = []
    for key, claim in acts:
        who = parties(evidence, claim)
        words = say(Quote(quoted(claim.span.quote), key))
        kind = claim.event.capitalize()
        rows.append(row(who, kind, words, when(evidence, claim), certainty(claim)))
    heads = ("Who to whom", "Act", "In the source’s words", "When", "How sure")
    note = "Acts are named by PLOVER event class."
    return Table("table-acts", "Reported acts", tuple(map(Column, heads)), tuple(rows), note)
