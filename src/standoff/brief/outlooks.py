"""Every target of forecast in one compact table, with the whole distribution folded below it."""

from __future__ import annotations

from dataclasses import replace

from standoff.brief.document import (
    Block,
    Column,
    Figure,
    Paragraph,
    Row,
    Run,
    Sentence,
    Table,
    row,
    say,
)
from standoff.brief.evidence import Evidence
from standoff.brief.wording import brief_shown, decimal, percent, start, typeset
from standoff.vocabulary.chances import Chance, Outlook
from standoff.vocabulary.results import Interval

__all__ = ["outlook_blocks"]

WORDS = {
    "severity": "Worst violence",
    "target_outcome": "The target’s outcome",
    "coercer_outcome": "The coercer’s outcome",
    "recurrence": "The same adversaries in crisis again",
    "form": "Form of the end",
    "duration": "How long it lasts",
}
"""What a table calls each target; others by their own name."""


def outlook_blocks(evidence: Evidence) -> list[Block]:
    """Give the table of targets, the distribution of each, and what their skill has been."""
    found = evidence.findings.outlooks
    if not found:
        return []
    lead = (
        "What else past crises of this class came to. Where the last column’s interval includes 0, "
        "no model has been shown to beat the class frequency: read that."
    )
    skills = [row(_title(outlook), typeset(outlook.skill)) for outlook in found if outlook.skill]
    heads, caption = (Column("Question"), Column("Measured skill")), "What skill was measured"
    blocks: list[Block] = [Paragraph((say(lead),)), _compact(found)]
    if evidence.findings.features:
        blocks.append(Paragraph((say(evidence.findings.features),), "Which features ran."))
    told = Table("table-skill", caption, heads, tuple(skills), folded=True)
    return [*blocks, _whole(found), told]


def _title(outlook: Outlook) -> str:
    return WORDS.get(outlook.target, start(outlook.target.replace("_", " ")))


def _compact(found: tuple[Outlook, ...]) -> Table:
    heads = (
        Column("Question"),
        Column("Likeliest"),
        Column("Chance", numeric=True),
        Column("Class", numeric=True),
        Column("Skill over class", numeric=True),
    )
    note = (
        "Chances with 80% intervals; class = frequency among past crises of the same class, with "
        "their number; skill = Brier skill over that frequency in the backtest, with its 95% "
        "interval."
    )
    return Table("table-outlooks", "Other questions", heads, tuple(map(_line, found)), note)


def _line(outlook: Outlook) -> Row:
    place = max(range(len(outlook.chances)), key=lambda k: outlook.chances[k].p)
    chance = outlook.chances[place]
    return row(
        _title(outlook),
        f"{chance.outcome}, {chance.word}",
        say(*brief_shown(_chance(outlook, chance))),
        say(_bare(_usual(outlook, place)), f" (n = {outlook.n:,})"),
        say(*_gain(outlook)),
    )


def _chance(outlook: Outlook, chance: Chance) -> Figure:
    return percent(chance.p, chance.interval, made=outlook.provenance)


def _usual(outlook: Outlook, place: int) -> Figure:
    interval = outlook.chances[place].interval
    return percent(outlook.reference[place], interval, made=outlook.provenance)


def _gain(outlook: Outlook) -> tuple[Run, ...]:
    gain = outlook.gain
    if gain is None or gain.interval is None:
        return ("none measured",)
    low, high = (round(end, 2) + 0.0 for end in (gain.interval.low, gain.interval.high))
    interval = Interval(low, high, gain.interval.level)
    return brief_shown(decimal(round(gain.value, 2) + 0.0, interval, made=gain.provenance))


def _whole(found: tuple[Outlook, ...]) -> Table:
    updated = any(outlook.opening for outlook in found)
    first = "; “first day” before dated moves changed it" if updated else ""
    note = f"80% intervals in brackets{first}; “class” is the frequency in the reference class."
    rows = tuple(
        row(_title(outlook), outlook.reference_class, _shares(outlook)) for outlook in found
    )
    heads = (Column("Question"), Column("Class"), Column("Chances"))
    return Table(
        "table-outcomes", "Every outcome of every question", heads, rows, note, folded=True
    )


def _shares(outlook: Outlook) -> Sentence:
    runs: list[Run] = []
    for place, chance in enumerate(outlook.chances):
        joint = "; " if runs else ""
        runs += [f"{joint}{chance.outcome} ", *brief_shown(_chance(outlook, chance))]
        if outlook.opening:
            runs += [", first day ", _bare(_chance(outlook, outlook.opening[place]))]
        if outlook.pooled:
            runs += [", class ", _bare(_usual(outlook, place))]
    return say(*runs)


def _bare(figure: Figure) -> Figure:
    return replace(figure, low=None, high=None, level=None)
