"""`standoff forecast`: a ledger of forecasts that cannot be rewritten, and its scores."""

from __future__ import annotations

import json as jsonlib
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from standoff.cli.options import DAY, Seed, past_day
from standoff.cli.output import note, print_json
from standoff.errors import EnvironmentProblem, SourceError, StandoffError

if TYPE_CHECKING:
    from standoff.forecast.ledger import Ledger
    from standoff.forecast.track import TrackRecord

__all__ = ["app"]

app = typer.Typer(
    no_args_is_help=True, help="Keep a ledger of forecasts that cannot be rewritten, and score it."
)

_LEDGER = typer.Option(
    "ledger.sqlite", help="The ledger: a file, or postgresql+psycopg://HOST/DATABASE."
)
_JSON = typer.Option(False, "--json", help="Print JSON.")


def _open(place: str, *, new: bool = False) -> AbstractContextManager[Ledger]:
    """Open a ledger; only `add` makes a new file, so that a slip of the pen finds no empty one."""
    from standoff.forecast.ledger import open_ledger

    file = Path(place.removeprefix("sqlite:///"))
    if not new and "://" not in str(place).removeprefix("sqlite:///") and not file.exists():
        raise EnvironmentProblem(
            f"there is no ledger {place}: name one with --ledger; `forecast add` makes it"
        )
    return open_ledger(place)


def _said(entry: Any, json: bool) -> None:
    from standoff.vocabulary.identity import as_plain

    if json:
        print_json(as_plain(entry))
    else:
        typer.echo(f"{entry.number}  {entry.kind}  {entry.question}  {entry.hash[:16]}")


@app.command()
def add(
    statement: Path = typer.Argument(..., help="A JSON file with one forecast or a list."),
    ledger: str = _LEDGER,
    json: bool = _JSON,
) -> None:
    """Enter a forecast, or revise one that is not settled yet."""
    issues = _issues(statement)
    with _open(ledger, new=True) as book:
        for issue in issues:
            _said(book.issue(issue, at=datetime.now()), json)


def _issues(statement: Path) -> list[Any]:
    """Read forecasts and check all of them before any is entered."""
    from standoff.forecast.ledger import Issue, check
    from standoff.vocabulary.identity import from_plain

    try:
        held = jsonlib.loads(statement.read_text("utf-8"))
        if not held or not isinstance(held, dict | list):
            raise ValueError("it holds neither one forecast nor a list of some")
        listed = held if isinstance(held, list) else [held]
        issues = [from_plain(Issue, said) for said in listed]
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise SourceError(
            f"{statement.name} is not a forecast ({reason}): see docs/how-to/keep-a-ledger.md"
        ) from None
    for issue in issues:
        check(issue)
    return issues


@app.command("list")
def list_entries(ledger: str = _LEDGER, json: bool = _JSON) -> None:
    """List all entries in the order they were made."""
    from standoff.vocabulary.identity import as_plain

    with _open(ledger) as book:
        entries = book.entries()
    if json:
        print_json(as_plain(entries))
        return
    for entry in entries:
        _said(entry, json=False)


@app.command()
def resolve(
    question: str = typer.Argument(..., help="The question's id, as `forecast list` shows it."),
    outcome: str = typer.Argument(..., help='One of its outcomes, or "void".'),
    source: str = typer.Option(..., help="On whose word."),
    day: date | None = typer.Option(
        None, parser=past_day, metavar=DAY, help="The day it came out; default: today."
    ),
    ledger: str = _LEDGER,
    json: bool = _JSON,
) -> None:
    """Enter how a question came out."""
    from standoff.forecast.ledger import Resolution

    said = Resolution(question, outcome, source, day or date.today())
    with _open(ledger) as book:
        _said(book.resolve(said, at=datetime.now()), json)


@app.command()
def withdraw(
    question: str = typer.Argument(..., help="The question's id."),
    reason: str = typer.Option(..., help="Why."),
    ledger: str = _LEDGER,
    json: bool = _JSON,
) -> None:
    """Stop standing by a forecast; it is still scored as last stated."""
    with _open(ledger) as book:
        _said(book.withdraw(question, reason, at=datetime.now()), json)


@app.command()
def verify(ledger: str = _LEDGER, json: bool = _JSON) -> None:
    """Recompute the chain and name every entry that is not as it was entered."""
    with _open(ledger) as book:
        problems = [p.message for p in book.verify()]
        entries = book.entries()
    head = entries[-1].hash if entries else None
    if json:
        print_json({"entries": len(entries), "head": head, "problems": problems})
    for problem in problems:
        note(problem)
    if problems:
        raise StandoffError(f"the ledger has been tampered with: {len(problems)} bad entries")
    if not json:
        typer.echo(f"{len(entries)} entries, all as they were entered; head {head}")


@app.command()
def export(ledger: str = _LEDGER) -> None:
    """Print every entry as one line of JSON, hashes included, for others to keep."""
    from standoff.vocabulary.identity import canonical_json

    with _open(ledger) as book:
        for entry in book.entries():
            typer.echo(canonical_json(entry))


@app.command()
def score(
    ledger: str = _LEDGER,
    seed: Seed = 20251123,
    json: bool = _JSON,
) -> None:
    """Score what is resolved: Brier, log, RPS, skill over the class frequency, reliability."""
    import numpy as np

    from standoff.forecast.track import track_record
    from standoff.vocabulary.identity import as_plain

    with _open(ledger) as book:
        record = track_record(book.entries(), rng=np.random.default_rng(seed))
    if json:
        plain = as_plain(record)
        if record.curve:
            plain["curve"] |= {
                k: getattr(record.curve, k).tolist() for k in ("p", "recalibrated", "count")
            }
        print_json(plain)
        return
    for line in _lines(record):
        typer.echo(line)


def _lines(record: TrackRecord) -> list[str]:
    lines = [
        f"{record.resolved} resolved, {record.unresolved} unresolved, {record.void} void, "
        f"{record.withdrawn} withdrawn"
    ]
    for name in ("brier", "log", "rps"):
        value, gained = getattr(record, name), getattr(record, f"{name}_skill")
        if value is not None and gained is not None:
            low, high = gained.interval.low, gained.interval.high
            lines.append(
                f"{name:<6} {value:.3f}  skill {gained.value:+.3f} [{low:+.3f}, {high:+.3f}]"
            )
    if record.curve:
        curve = record.curve
        lines.append(
            f"miscalibration {curve.miscalibration:.3f}, discrimination "
            f"{curve.discrimination:.3f}, uncertainty {curve.uncertainty:.3f}"
        )
        lines += _plot(curve.p, curve.recalibrated, curve.count)
    return lines


def _plot(stated: Any, came: Any, count: Any) -> list[str]:
    """Draw reliability as text: a row per tenth of stated probability."""
    rows = ["stated   came to pass (+ marks the frequency, | the diagonal)"]
    for tenth in range(10):
        inside = (stated >= tenth / 10) & (stated < (tenth + 1) / 10 + (tenth == 9))
        if not inside.any():
            continue
        n = int(count[inside].sum())
        share = float((came[inside] * count[inside]).sum() / n)
        bar = [" "] * 41
        bar[round((tenth + 0.5) * 4)] = "|"
        bar[round(share * 40)] = "+"
        rows.append(f".{tenth}-{(tenth + 1) / 10:.1f}  {''.join(bar)} {share:.2f} (n {n})")
    return rows
