"""How it may end: chances with intervals, the class frequency beside, duration and analogues."""

from __future__ import annotations

from standoff.brief.document import (
    Block,
    Column,
    Paragraph,
    Run,
    Section,
    Sentence,
    Table,
    row,
    say,
)
from standoff.brief.evidence import Evidence
from standoff.brief.outlook import chance_figure
from standoff.brief.outlooks import outlook_blocks
from standoff.brief.plots import chances as drawn
from standoff.brief.updating import update_blocks
from standoff.brief.wording import brief_shown, days, listing, percent, shown, start, typeset, whole
from standoff.vocabulary.chances import BaseRate, Forecast
from standoff.vocabulary.results import Provenance

__all__ = ["chances"]


def chances(evidence: Evidence) -> Section:
    """Give chances by horizon, then the reference frequencies they come from."""
    forecasts = evidence.findings.forecasts
    blocks: list[Block] = [Paragraph(tuple(_summary(forecasts)))]
    if (plot := drawn(evidence)) is not None:
        blocks.append(plot)
    blocks += update_blocks(evidence)
    blocks.append(Paragraph((_duration(evidence),)))
    blocks += outlook_blocks(evidence)
    if evidence.findings.base_rates:
        blocks.append(_base_rates(evidence))
    blocks += _analogues(evidence)
    return Section("chances", "How it may end", tuple(blocks))


def _summary(forecasts: tuple[Forecast, ...]) -> list[Sentence]:
    if not forecasts:
        return [say("No chances are given: no reference class could be chosen for this crisis.")]
    made = []
    for forecast in forecasts:
        first, second = sorted(forecast.chances, key=lambda c: c.p, reverse=True)[:2]
        runs: list[Run] = [f"Within {days(forecast.horizon_days)}: "]
        for chance, joint in ((first, "; "), (second, ".")):
            figure = chance_figure(chance, forecast)
            runs += [f"{chance.outcome}, {chance.word}, ", *shown(figure), joint]
        made.append(say(*runs))
    classes = dict.fromkeys(forecast.reference_class for forecast in forecasts)
    keys = [reference.key for f in forecasts for reference in f.provenance.data]
    made.append(say(f"The reference class: {listing(list(classes))}.", references=keys))
    made += [say(typeset(skill)) for skill in dict.fromkeys(f.skill for f in forecasts) if skill]
    return made


def _duration(evidence: Evidence) -> Sentence:
    hazard = evidence.findings.hazard
    _, keys = evidence.split(key for key in evidence.references if "hazard" in key)
    made = Provenance("empirical hazard", data=tuple(evidence.references[key] for key in keys))
    since = "at their onset" if hazard.landmark == 0 else f"still on at day {hazard.landmark}"
    runs: list[Run] = ["Of ", whole(hazard.n, made=made), f" past crises {since}, "]
    steps = list(zip(hazard.horizons, hazard.ended, hazard.intervals, strict=True))
    if not steps:
        return say("How long such crises last was not computed.")
    for place, (horizon, ended, interval) in enumerate(steps):
        joint = "" if place == 0 else " and " if place == len(steps) - 1 else ", "
        runs += [
            joint,
            *shown(percent(ended, interval, made=made)),
            f" ended within {days(horizon)}",
        ]
    return say(*runs, ".")


def _base_rates(evidence: Evidence) -> Table:
    rows = [
        row(
            start(rate.table.replace("-", " ")), f"{rate.row} (n = {rate.n})", _rate(evidence, rate)
        )
        for rate in evidence.findings.base_rates
    ]
    columns = (Column("What"), Column("Class"), Column("Frequencies"))
    note = (
        "80% intervals in brackets. Frequencies are smoothed a little toward one another, so none "
        "is exactly 0."
    )
    caption = "Frequencies in the reference class"
    folded = bool(evidence.findings.outlooks)
    return Table("table-base-rates", caption, columns, tuple(rows), note, folded)


def _rate(evidence: Evidence, rate: BaseRate) -> Sentence:
    held = evidence.references.get(rate.key)
    made = Provenance("class frequency", data=(held,) if held else ())
    runs: list[Run] = []
    for outcome, share, interval in zip(
        rate.outcomes, rate.frequencies, rate.intervals, strict=True
    ):
        joint = ", " if runs else ""
        runs += [f"{joint}{outcome} ", *brief_shown(percent(share, interval, made=made))]
    return say(*runs)


def _analogues(evidence: Evidence) -> list[Block]:
    found = evidence.findings.analogues
    if not found:
        return []
    rows = []
    for analogue in found:
        keys = [analogue.key] if analogue.key in evidence.references else []
        lasted = f"{analogue.days:,} days" if analogue.days is not None else "–"
        rows.append(
            row(
                say(f"{analogue.name} ({analogue.year})", references=keys),
                f"{evidence.name(analogue.coercer)} → {evidence.name(analogue.target)}",
                "; ".join(analogue.reasons),
                f"{analogue.outcome}; {analogue.severity}",
                lasted,
            )
        )
    heads = ("Crisis", "Coercer → target", "Why near", "How it ended", "Lasted")
    note = "Analogues illustrate; the chances above come from the whole class, not from these."
    return [
        Table(
            "table-analogues", "Nearest past crises", tuple(map(Column, heads)), tuple(rows), note
        )
    ]
