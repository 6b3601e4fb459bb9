"""`standoff read`: the claims of a text alone, or of many documents as one table."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from standoff.cli import readers
from standoff.cli.options import DAY, past_day
from standoff.cli.output import note, print_json
from standoff.cli.read_many import Way, many
from standoff.cli.sources import gather, known_by, latest_day

if TYPE_CHECKING:
    from standoff.read.backends import Backend
    from standoff.vocabulary.crises import Reading

__all__ = ["read"]


def read(
    sources: list[str] = typer.Argument(
        ..., metavar="SOURCE...", help="Text, Markdown or HTML: files, directories, - or addresses."
    ),
    as_of: date | None = typer.Option(
        None, parser=past_day, metavar=DAY, help="Know nothing later; default: the text's day."
    ),
    json: bool = typer.Option(False, "--json", help="Print the claims as JSON."),
    backend: readers.BackendName = "rules",
    endpoint: readers.Endpoint = None,
    budget: readers.Budget = None,
    price_in: readers.PriceIn = None,
    price_out: readers.PriceOut = None,
    calls_per_minute: readers.Rate = 60.0,
    out: Path | None = typer.Option(
        None, help="Many documents (.jsonl and .parquet too): write a table, .parquet or .jsonl."
    ),
    workers: int = typer.Option(1, help="With --out: how many processes read."),
    engine: str = typer.Option("", help="With --out: serial, processes or dask."),
    scheduler: str = typer.Option("", help="With --engine dask: the scheduler's address."),
) -> None:
    """Print the claims that a text makes, each with its sentence, source and rule."""
    choice = readers.Choice(backend, endpoint, budget, price_in, price_out, calls_per_minute)
    if many(
        sources,
        Way(out, as_of, workers, engine, scheduler),
        choice=choice,
        json=json,
    ):
        return
    from standoff.read.reader import read as read_document

    documents = gather(sources)
    day = as_of or latest_day(documents) or date.today()
    using = readers.chosen(choice)
    readings = [
        read_document(document, as_of=day, backend=using) for document in known_by(documents, day)
    ]
    (_print_json if json else _print_lines)(readings, day, using)


def _print_json(readings: list[Reading], day: date, using: Backend) -> None:
    from standoff.vocabulary.claims import claim_to_plain
    from standoff.vocabulary.identity import as_plain

    print_json(
        {
            "as_of": day.isoformat(),
            "backend": readers.say_what_it_took(using),
            "documents": [
                {
                    "id": r.document.id,
                    "title": r.document.title,
                    "claims": [claim_to_plain(c) for c in r.claims],
                    "problems": as_plain(r.problems),
                }
                for r in readings
            ],
        }
    )


def _print_lines(readings: list[Reading], day: date, using: Backend) -> None:
    note(f"read as of {day}")
    if told := readers.in_one_line(using):
        note(told)
    for reading in readings:
        count = len(reading.claims)
        typer.echo(f"{reading.document.title}: {count} claim{'' if count == 1 else 's'}")
        for claim in reading.claims:
            first, second = (",".join(a.code for a in side) or "-" for side in claim.parties)
            quote = " ".join(claim.span.quote.split())
            typer.echo(f"  {claim.kind:<10} {first} > {second}  [{claim.rule}]  {quote}")
        for problem in reading.problems:
            note(f"  {problem.raised_by}: {problem.message}")
