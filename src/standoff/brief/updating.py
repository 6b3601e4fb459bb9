"""What dated moves have done to the forecast: the first day's chances beside today's, and why."""

from __future__ import annotations

from dataclasses import replace

from standoff.brief.document import (
    Block,
    Column,
    Paragraph,
    Quote,
    Row,
    Sentence,
    Table,
    row,
    say,
)
from standoff.brief.evidence import Evidence
from standoff.brief.outlook import chance_figure
from standoff.brief.voices import quoted
from standoff.brief.wording import brief_shown, day, days, listing, plural, start
from standoff.vocabulary.chances import Forecast
from standoff.vocabulary.moves import Move, MoveKind, Moves, Side
from standoff.vocabulary.timelines import Timeline

__all__ = ["update_blocks"]


def update_blocks(evidence: Evidence) -> list[Block]:
    """Say how long the crisis has been on, what was done, and what that did to the chances."""
    timeline = evidence.findings.timeline
    if timeline is None:
        return []
    first = evidence.findings.first_forecasts
    blocks: list[Block] = [Paragraph(tuple(_standing(evidence, timeline)), "What has moved it.")]
    now = evidence.findings.forecasts
    if len(first) == len(now) > 0:
        blocks.append(_beside(first, now))
    if timeline.moves:
        blocks.append(_moves(evidence, timeline))
    return blocks


def _standing(evidence: Evidence, timeline: Timeline) -> list[Sentence]:
    if timeline.began is None or timeline.seen is None:
        words = f"This is the forecast of the first day; {timeline.reason}."
        return [say(words)]
    passed = timeline.seen.days
    age = "This is its first day" if passed == 0 else f"This is day {passed}"
    told = [say(f"{age}, counted from {day(timeline.began)} ({timeline.reason}).")]
    told.append(_done(evidence, timeline.seen, [move.source for move in timeline.moves]))
    if timeline.seen.violent:
        told.append(say(_COUNTED))
    landmark = max((o.landmark for o in evidence.findings.outlooks), default=0)
    if not evidence.findings.first_forecasts:
        told.append(say("So early no dated move changes the forecast of the first day."))
    elif landmark < passed:
        words = f"The chances come from the model for day {landmark}, the last there is before it."
        told.append(say(words))
    return told


def _done(evidence: Evidence, seen: Moves, sources: list[str]) -> Sentence:
    claims, rows = evidence.split(dict.fromkeys(sources))
    names = {Side.COERCER: evidence.coercer, Side.TARGET: evidence.target}
    parts = []
    for side in Side:
        kinds = [kind.value for kind in MoveKind if (side, kind) in seen.made]
        who = evidence.the(names[side]) if side in names else "third parties"
        parts += [f"{who} made {listing(kinds)} moves"] if kinds else []
    if not parts:
        return say("No dated move of anybody was read.")
    waits = (
        f"{evidence.the(evidence.target)} has yet to answer"
        if seen.pending
        else f"{evidence.the(evidence.target)} has answered"
    )
    joined = f", {plural(seen.joined, 'other state')} joined in" if seen.joined else ""
    last = "today" if seen.since_last == 0 else f"{days(seen.since_last)} ago"
    words = f"{start(listing(parts))}; {waits}{joined}; the last dated move was {last}."
    return say(words, claims=claims, references=rows)


def _beside(first: tuple[Forecast, ...], now: tuple[Forecast, ...]) -> Table:
    rows = []
    for place, chance in enumerate(now[0].chances):
        pairs = zip(first, now, strict=True)
        cells = (_change(before, after, place=place) for before, after in pairs)
        rows.append(row(start(chance.outcome), *cells))
    heads = (Column("Outcome"), *(Column(f"Within {days(f.horizon_days)}") for f in now))
    caption = "The forecast of the first day, and now"
    note = (
        "80% intervals in brackets. What changes one into the other is that the crisis is still on "
        "and what was done meanwhile."
    )
    return Table("table-update", caption, heads, tuple(rows), note)


def _change(before: Forecast, after: Forecast, *, place: int) -> Sentence:
    old = replace(chance_figure(before.chances[place], before), claims=(), references=())
    new = chance_figure(after.chances[place], after)
    return say(replace(old, low=None, high=None, level=None), " → ", *brief_shown(new))


def _moves(evidence: Evidence, timeline: Timeline) -> Table:
    rows = tuple(_move(evidence, move) for move in timeline.moves)
    heads = tuple(map(Column, ("When", "Whose", "Kind", "In the source’s words")))
    note = (
        "Only acts, movements of forces and coercive words that a source states as done, and dates "
        "itself, count; what is undated, hedged or foretold does not. The model is told the first "
        "and, of each side, the gravest."
    )
    return Table("table-moves", "Dated moves so far", heads, rows, note, folded=len(rows) > _OPEN)


_COUNTED = (
    "Force has been reported; in the past crises behind these numbers it counts as violence only "
    "where a state in the crisis used it to manage the crisis, so that “no violence” keeps a share."
)
_OPEN = 8
"""Most moves that stand open."""


def _move(evidence: Evidence, move: Move) -> Row:
    held = dict(evidence.claims).get(move.source)
    sides = {Side.COERCER: evidence.coercer, Side.TARGET: evidence.target}
    by = evidence.name(sides[move.side]) if move.side in sides else "A third party"
    if held is None:
        rows = [move.source] if move.source in evidence.references else []
        said = say("as the data have it", references=rows)
    else:
        by = by if move.side in sides else evidence.actors(held.parties[0])
        said = say(Quote(quoted(held.span.quote), move.source))
    return row(f"Day {move.day}", by, move.kind.value, said)
