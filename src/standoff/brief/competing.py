"""Competing hypotheses in the brief: what speaks for which outcome, and what one source carries."""

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
from standoff.brief.outlook import chance_figure
from standoff.brief.wording import days, listing, plural, start
from standoff.vocabulary.chances import Chance, Forecast
from standoff.vocabulary.findings import Dropped
from standoff.vocabulary.hypotheses import Hypotheses, Ratio

__all__ = ["hypothesis_blocks", "source_blocks"]

_MOST = 6
_LEAST = 0.005
_SHOWN = 0.01


def hypothesis_blocks(evidence: Evidence) -> list[Block]:
    """Give the evidence in hand with its likelihood ratios, then what to watch for."""
    found = evidence.findings.hypotheses
    if found is None:
        return []
    blocks: list[Block] = [Paragraph(tuple(_intro(found)), "Which outcome the moves speak for.")]
    if found.seen:
        blocks.append(_table(evidence, found, seen=True))
    if found.watch:
        blocks.append(_table(evidence, found, seen=False))
    return blocks


def _intro(found: Hypotheses) -> list[Sentence]:
    keys = [reference.key for reference in found.provenance.data]
    told = [
        say(
            f"Each number says how much likelier such a move is if the crisis comes to that level "
            f"of violence than if it does not, counted in {found.n:,} past crises still on after a "
            "fortnight: above 1 it speaks for the outcome, below 1 against it.",
            references=keys,
        )
    ]
    if not found.seen:
        told.append(say("No dated move is in hand, so the frequency of the class stands."))
        return told
    told.append(
        say(
            "Moves come together, so the numbers of several are not to be multiplied; the chances "
            "above come from the fitted model, and these show which way each move points."
        )
    )
    return told


def _table(evidence: Evidence, found: Hypotheses, *, seen: bool) -> Table:
    heads = [Column("Evidence in hand" if seen else "Not seen so far")]
    heads += [Column(start(outcome), numeric=True) for outcome in found.outcomes]
    heads.append(Column("Tells apart", numeric=True))
    heads += [Column("Outlets", numeric=True)] if seen else []
    lines = found.seen if seen else found.watch[:_MOST]
    rows = tuple(_line(evidence, line, seen=seen) for line in lines)
    if seen:
        return Table("table-hypotheses", "Evidence in hand", tuple(heads), rows, _discounts(found))
    caption = "What to watch for: the moves that would tell the outcomes apart most"
    note = "“Tells apart” is the spread of the log likelihoods; at 0 a move says nothing."
    return Table("table-watch", caption, tuple(heads), rows, note)


def _discounts(found: Hypotheses) -> str:
    given = found.provenance.parameters
    reliability = given.get("reliability of one outlet", 1.0)
    correlation = given.get("correlation of outlets", 0.0)
    dependence = given.get("dependence of kinds", 1.0)
    return (
        f"“Tells apart” is the spread of the log likelihoods after discounts: what one outlet says "
        f"is believed at {reliability:g}; outlets that err together (correlation {correlation:g}) "
        f"count for less than their number and copies of one text count once; kinds of moves that "
        f"come together enter to the power {dependence:g}."
    )


def _line(evidence: Evidence, line: Ratio, *, seen: bool) -> Row:
    claims, _ = evidence.split(line.claims)
    cells: list[Sentence | Run] = [say(_name(evidence, line.kind), claims=claims)]
    cells += [f"{ratio:.1f}" for ratio in line.ratios]
    cells.append(f"{line.weight if seen else line.diagnosticity:.1f}")
    cells += [str(len(line.sources))] if seen else []
    return row(*cells)


def _name(evidence: Evidence, kind: str) -> str:
    """Put the states' names in the place of their parts."""
    whose, colon, what = kind.partition(": ")
    names = {"coercer": evidence.coercer, "target": evidence.target}
    if not colon:
        named = kind.replace("the target", evidence.the(evidence.target))
        return start(named)
    who = evidence.name(names[whose]) if whose in names else start(whose)
    return f"{who}: {what}"


def source_blocks(evidence: Evidence) -> list[Block]:
    """Say what the chances would be without each source."""
    dropped = evidence.findings.dropped
    if not dropped:
        return []
    near = [f for f in evidence.findings.forecasts if f.horizon_days == dropped[0].horizon_days]
    if not near:
        return []
    whole = near[0].chances
    moved = [one for one in dropped if _moves(one, whole)]
    still = [one.source for one in dropped if one not in moved]
    blocks: list[Block] = []
    if moved:
        blocks.append(_sources(evidence, moved, near[0]))
    if still:
        n = len(still)
        words = (
            f"Left out one at a time, {plural(n, 'source')} {'changes' if n == 1 else 'change'} no "
            f"chance by half a point: {listing(still[:_MOST])}"
            f"{f' and {n - _MOST} more' if n > _MOST else ''}."
        )
        claims = [key for one in dropped if one.source in still for key in one.claims]
        blocks.append(
            Paragraph((say(words, claims=evidence.split(claims)[0]),), "One source less.")
        )
    return blocks


def _moves(one: Dropped, whole: tuple[Chance, ...]) -> bool:
    pairs = zip(one.chances, whole, strict=False)
    return not one.chances or bool(one.note) or any(abs(a.p - b.p) >= _LEAST for a, b in pairs)


def _sources(evidence: Evidence, moved: list[Dropped], whole: Forecast) -> Table:
    heads = ("Without", "Claims", "What the chances would be", "What else changes")
    rows = []
    for one in moved:
        claims, _ = evidence.split(one.claims)
        head = say(one.source, claims=claims)
        rows.append(row(head, str(len(one.claims)), _instead(one, whole), one.note or "–"))
    within = days(whole.horizon_days)
    caption = f"The chances within {within} without one source"
    note = (
        "The whole chain is run again without the claims of one outlet, or of one person quoted. "
        "Chances that change by a point or more are shown, with those from all sources in brackets."
    )
    columns = tuple(Column(title, numeric=title == "Claims") for title in heads)
    return Table("table-dropped", caption, columns, tuple(rows), note)


def _instead(one: Dropped, whole: Forecast) -> Sentence:
    if not one.chances:
        return say("none could be given")
    runs: list[Run] = []
    for chance, all_told in zip(one.chances, whole.chances, strict=True):
        if abs(chance.p - all_told.p) >= _SHOWN:
            joint = "; " if runs else ""
            figures = (_bare(chance_figure(c, whole)) for c in (chance, all_told))
            runs += [f"{joint}{chance.outcome} ", next(figures), " (", next(figures), ")"]
    return say(*runs) if runs else say("the same to a point")


def _bare(figure: Figure) -> Figure:
    return replace(figure, low=None, high=None, level=None, claims=(), references=())
