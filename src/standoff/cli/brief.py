"""`standoff brief`: from articles to a sourced brief."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from standoff.cli import readers
from standoff.cli.options import DAY, Seed, day_of, past_day
from standoff.cli.output import note, print_json, ready_directory, write_whole
from standoff.cli.sources import gather, known_by, latest_day
from standoff.errors import UnknownName, UsageError
from standoff.vocabulary.sources import Document
from standoff.workbench.catalogue import bundled, catalogue

if TYPE_CHECKING:
    from standoff.history.shelf import Shelf
    from standoff.vocabulary.findings import Findings
    from standoff.workbench.plan import Plan

__all__ = ["brief", "files_of", "horizons_of", "shelf_held"]

LONGEST = 3653
"""Most days a crisis can have been on; no crisis behind the tables lasted ten years."""
_UNITS = {"d": 1, "w": 7, "m": 30, "y": 365}


def brief(
    sources: list[str] = typer.Argument(
        ...,
        metavar="SOURCE...",
        help="Articles on one crisis: files, directories, -, addresses, or a bundled crisis.",
    ),
    as_of: date | None = typer.Option(
        None, parser=past_day, metavar=DAY, help="Know nothing later; default: the text's day."
    ),
    out: Path = typer.Option(Path("brief"), help="Directory for the brief's four files."),
    coercer: str | None = typer.Option(None, help="Who presses (name or code); else inferred."),
    target: str | None = typer.Option(None, help="Who is pressed; else inferred."),
    patrons: str | None = typer.Option(None, help="Who backs the target, comma-separated."),
    horizon: str = typer.Option("30d,90d,1y", help="Horizons of the chances, in d, w, m or y."),
    began: date | None = typer.Option(
        None, parser=day_of, metavar=DAY, help="The crisis's first day; else its first dated move."
    ),
    ledger: str | None = typer.Option(
        None, help="Enter the chances in this ledger (see forecast)."
    ),
    seed: Seed = 20251123,
    json: bool = typer.Option(False, "--json", help="Print where the files lie, as JSON."),
    backend: readers.BackendName = "rules",
    endpoint: readers.Endpoint = None,
    budget: readers.Budget = None,
    price_in: readers.PriceIn = None,
    price_out: readers.PriceOut = None,
    calls_per_minute: readers.Rate = 60.0,
) -> None:
    """Write a sourced brief on a crisis: brief.html, brief.md, brief.json, claims.jsonl."""
    days, roles = horizons_of(horizon), _roles(coercer, target, patrons)
    documents, known_day = _documents(sources)
    day, why = _day(as_of, known_day, documents)
    note(f"as of {day} ({why})")
    _sure_of(began, day)
    place = ready_directory(out)
    choice = readers.Choice(backend, endpoint, budget, price_in, price_out, calls_per_minute)
    using = readers.chosen(choice)
    plan = replace(_plan({**roles, "began": began}, days, seed), backend=using)
    findings = _findings(documents, day, plan)
    if told := readers.in_one_line(using):
        note(told)
    written = write_whole(place, files_of(findings))
    if ledger:
        _enter(findings, ledger)
    if json:
        print_json({"as_of": day.isoformat(), "files": [str(p) for p in written]})
    else:
        typer.echo(f"The brief lies in {place / 'brief.html'}")


def _sure_of(began: date | None, day: date) -> None:
    if began and began > day:
        raise UsageError(f"--began {began} lies after {day}, the day of the brief")
    if began and (day - began).days > LONGEST:
        raise UsageError(f"--began {began} is over ten years before {day}: give this crisis's own")


def _documents(sources: list[str]) -> tuple[tuple[Document, ...], date | None]:
    case = bundled(sources[0]) if len(sources) == 1 and not Path(sources[0]).exists() else None
    if case:
        return gather([str(case.article)]), case.as_of
    strange = [s for s in sources if not Path(s).exists()]
    if mixed := [s for s in strange if bundled(s)]:
        raise UsageError(f"{mixed[0]} is a bundled crisis: name it alone, without other sources")
    if slips := [s for s in strange if get_close_matches(s, _slugs())]:
        known = ", ".join(_slugs())
        raise UnknownName(f"{slips[0]} is neither a file nor a bundled crisis: {known}")
    return gather(sources), None


def _slugs() -> list[str]:
    return [case.slug for case in catalogue()]


def _day(
    as_of: date | None, known: date | None, documents: tuple[Document, ...]
) -> tuple[date, str]:
    today = date.today()
    if as_of:
        day, why = as_of, "as you said"
    elif known:
        day, why = known, "the day this bundled crisis is locked to"
    elif newest := latest_day(documents):
        day, why = newest, "the day of the newest text"
    else:
        day, why = today, "today: no text says its day"
    if day > today:
        raise UsageError(f"{day}, {why}, is in the future: say what day it is with --as-of")
    known_by(documents, day)
    return day, why


def horizons_of(text: str) -> tuple[int, ...]:
    """Read horizons such as ``30d,90d,1y`` as days.

    Raises
    ------
    UsageError
        If a part is no number with a unit.
    UnknownName
        If the tables have no such horizon; said before anything is read.
    """
    from standoff.history.base_rates import hazard

    days = []
    for part in text.split(","):
        number, unit = part.strip()[:-1], part.strip()[-1:]
        if not (number.isascii() and number.isdigit()) or unit not in _UNITS:
            raise UsageError(f"--horizon {part!r}: write days, weeks, months or years, e.g. 90d,1y")
        days.append(int(number) * _UNITS[unit])
    horizons = tuple(sorted(set(days)))
    hazard(0, as_of=date.max, horizons=horizons)
    return horizons


def _roles(coercer: str | None, target: str | None, patrons: str | None) -> dict[str, Any]:
    from standoff.states import state

    listed = [p.strip() for p in patrons.split(",") if p.strip()] if patrons is not None else None
    one = state(coercer).iso3 if coercer else None
    other = state(target).iso3 if target else None
    behind = tuple(state(p).iso3 for p in listed) if listed is not None else None
    parts = [code for code in (one, other, *(behind or ())) if code]
    if twice := [code for code in parts if parts.count(code) > 1]:
        raise UsageError(f"{twice[0]} is given two parts: coercer, target and patrons must differ")
    return {"coercer": one, "target": other, "patrons": behind}


def _plan(given: dict[str, Any], horizons: tuple[int, ...], seed: int) -> Plan:
    from standoff.record.case import Overrides
    from standoff.workbench.plan import Plan

    began = given.pop("began", None)
    roles = Overrides(**given)
    return Plan(horizons=horizons, seed=seed, overrides=roles, began=began, shelf=shelf_held())


def shelf_held() -> Shelf | None:
    """Give the shelf of reference data, if there is any on this machine."""
    from standoff.cli.data import library_place, shelf

    held = os.environ.get("STANDOFF_DATA") or library_place().is_dir()
    return shelf() if held else None


def _findings(documents: tuple[Document, ...], day: date, plan: Plan) -> Findings:
    from standoff.workbench.assess import assess

    dated = tuple(replace(d, published=d.published or day) for d in documents)
    return assess(dated, as_of=day, plan=plan)


def files_of(findings: Findings) -> dict[str, str]:
    """Write a brief in every format, and its claims: file names with their texts."""
    from standoff.brief import FORMATS, claims_jsonl
    from standoff.brief import brief as compose

    composed = compose(findings)
    files = {form.file: form.render(composed) for form in FORMATS}
    return {**files, "claims.jsonl": claims_jsonl(findings)}


def _enter(findings: Findings, place: str) -> None:
    from standoff.forecast.ledger import open_ledger
    from standoff.workbench.issues import issues

    with open_ledger(place) as ledger:
        for issue in issues(findings):
            entry = ledger.issue(issue, at=datetime.now())
            note(f"entered {entry.question} as entry {entry.number}")
