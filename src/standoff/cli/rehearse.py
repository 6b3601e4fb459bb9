"""`standoff rehearse`: the whole chain on a past crisis as of a day, then what happened."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from standoff.cli.brief import files_of, horizons_of, shelf_held
from standoff.cli.options import DAY, Seed, past_day
from standoff.cli.output import note, print_json, ready_directory, write_whole
from standoff.errors import UsageError

if TYPE_CHECKING:
    from standoff.vocabulary.chances import Chance
    from standoff.vocabulary.timelines import Timeline
    from standoff.workbench.rehearse import Rehearsal

__all__ = ["rehearse"]

LINE = "-- what happened " + "-" * 60


def rehearse(
    crisis: str | None = typer.Argument(
        None, metavar="[CRISIS]", help="A bundled crisis, or number or name of a crisis of ICB."
    ),
    as_of: date | None = typer.Option(
        None, parser=past_day, metavar=DAY, help="Know nothing later; default: its first day."
    ),
    blind: bool = typer.Option(False, "--blind", help="Do not say what happened."),
    out: Path | None = typer.Option(None, help="Write the brief's four files here too."),
    horizon: str = typer.Option("30d,90d,1y", help="Horizons of the chances, in d, w, m or y."),
    every: bool = typer.Option(False, "--all", help="All crises of ICB, 1950-2021: a table."),
    day: int = typer.Option(0, help="With --all: days after each onset (0, 7 or 14)."),
    seed: Seed = 20251123,
    json: bool = typer.Option(False, "--json", help="Print the rehearsal as JSON."),
) -> None:
    """Run the whole chain on a past crisis as of a day, then say what happened and score it."""
    if every:
        _every(day, json)
        return
    if crisis is None:
        raise UsageError("name a crisis ('standoff crises' lists the bundled ones), or give --all")
    done = _rehearsed(crisis, as_of, horizons_of(horizon), seed)
    if out is not None:
        written = write_whole(ready_directory(out), files_of(done.findings))
        note(f"the brief lies in {written[0]}")
    if json:
        print_json(_plain(done, blind=blind))
        return
    for line in (*_said(done), *(() if blind else _came(done))):
        typer.echo(line)


def _rehearsed(crisis: str, when: date | None, horizons: tuple[int, ...], seed: int) -> Rehearsal:
    from standoff.workbench.plan import Plan
    from standoff.workbench.rehearse import rehearse as run

    plan = Plan(horizons=horizons, seed=seed, shelf=shelf_held())
    return run(crisis, as_of=when, plan=plan)


def _every(day: int, json: bool) -> None:
    from standoff.workbench.rehearse_all import rehearse_all

    shelf = shelf_held()
    if shelf is None or shelf.path("icb", "crises") is None:
        raise UsageError("--all needs the files of ICB: set STANDOFF_DATA to their directory")
    rows = rehearse_all(shelf, day=day)
    if json:
        print_json([asdict(row) for row in rows])
        return
    typer.echo(f"{'question':<18}{'n':>5}  {'Brier':>6}  {'class':>6}  skill over class, 95 %")
    for row in rows:
        typer.echo(
            f"{row.target:<18}{row.n:>5}  {row.brier:>6.3f}  {row.reference:>6.3f}  "
            f"{row.skill:+.3f} [{row.low:+.3f}, {row.high:+.3f}]"
        )


def _said(done: Rehearsal) -> list[str]:
    findings = done.findings
    case, timeline = findings.case, findings.timeline
    lines = [f"{done.name}, as of {case.as_of}   ({done.source})"]
    behind = ", ".join(_name(role.code) for role in case.patrons) or "nobody"
    lines.append(f"{_name(case.coercer.code)} presses {_name(case.target.code)}; behind: {behind}")
    military = ", military trigger" if findings.opening.military else ""
    lines.append(f"opening: {findings.opening.opening}{military} ({findings.opening.reason})")
    if timeline is not None:
        lines.append(_age(timeline))
    for forecast in findings.forecasts:
        lines += ["", f"{forecast.question}   class: {forecast.reference_class}"]
        lines += _table(forecast.chances, forecast.reference)
    for outlook in findings.outlooks:
        day = f", day {outlook.landmark}" if outlook.landmark else ""
        lines += [
            "",
            f"{outlook.question}   class: {outlook.reference_class}, n = {outlook.n}{day}",
        ]
        lines += [*_table(outlook.chances, outlook.reference), f"  {outlook.skill}"]
    return [*lines, *_key_question(done), *_nearest(done), *_lacking(done)]


def _name(code: str) -> str:
    from standoff.states import STATES, name_of

    return name_of(code) if code in STATES else "somebody who is no state"


def _age(timeline: Timeline) -> str:
    if timeline.began is None or timeline.seen is None:
        return timeline.reason
    moves = "; ".join(f"day {m.day} {m.side} {m.kind}" for m in timeline.moves) or "none"
    counted = f"day {timeline.seen.days}, counted from {timeline.began} ({timeline.reason})"
    return f"{counted}; moves: {moves}"


def _table(chances: tuple[Chance, ...], reference: tuple[float, ...]) -> list[str]:
    rows = []
    for chance, usual in zip(chances, reference, strict=True):
        low, high = chance.interval.low, chance.interval.high
        spread = f"[{low:.0%}, {high:.0%}]"
        rows.append(f"  {chance.outcome:<28}{chance.p:>5.0%} {spread:<12} class {usual:>4.0%}")
    return rows


def _key_question(done: Rehearsal) -> list[str]:
    solved = done.findings.equilibrium
    if solved is None or not solved.patrons:
        return ["", "withstand or delay? no patron was weighed"]
    lines = ["", "withstand or delay? (the structural model explains; it does not forecast)"]
    return lines + [f"  {_name(effect.patron)}: {effect.sentence}" for effect in solved.patrons]


def _nearest(done: Rehearsal) -> list[str]:
    found = done.findings.analogues[:5]
    lines = ["", "nearest crises that had ended by then:"] if found else []
    return lines + [f"  {a.name} ({a.year}): {a.outcome}; {a.severity}" for a in found]


def _lacking(done: Rehearsal) -> list[str]:
    found = done.findings.absences
    lines = ["", "absent:"] if found else []
    return lines + [f"  {absence.what}: {absence.cost}" for absence in found]


def _came(done: Rehearsal) -> list[str]:
    lines = ["", LINE, done.happened.words, f"({done.happened.source})", ""]
    lines.append(f"{'question':<18}{'came to pass':<28}{'Brier':>14}{'log':>14}{'RPS':>14}  skill")
    for row in done.scored:
        pairs = [row.brier, row.log, row.rps]
        cells = [f"{p[0]:.2f} / {p[1]:.2f}" if p else "" for p in pairs]
        numbers = "".join(f"{cell:>14}" for cell in cells)
        lines.append(f"{row.target:<18}{row.happened:<28}{numbers}  {row.skill:+.2f}")
    lines.append("scores: the chances / the class frequency, lower is better; skill: of the Brier")
    return [*lines, "score over the class frequency. One crisis is no evidence of skill."]


def _plain(done: Rehearsal, *, blind: bool) -> dict[str, Any]:
    from standoff.vocabulary.identity import as_plain

    findings = done.findings
    said = {
        "name": done.name,
        "source": done.source,
        "as_of": findings.case.as_of.isoformat(),
        "case": as_plain(findings.case),
        "opening": as_plain(findings.opening),
        "timeline": as_plain(findings.timeline),
        "forecasts": as_plain(findings.forecasts),
        "first_forecasts": as_plain(findings.first_forecasts),
        "outlooks": as_plain(findings.outlooks),
        "patrons": as_plain(findings.equilibrium.patrons) if findings.equilibrium else [],
        "analogues": as_plain(findings.analogues),
        "absences": as_plain(findings.absences),
    }
    if blind:
        return said
    happened = {**as_plain(done.happened), "came": dict(done.happened.came)}
    return {**said, "happened": happened, "scored": as_plain(done.scored)}
