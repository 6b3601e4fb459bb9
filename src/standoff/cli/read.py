"""`standoff read`: the claims of a text, alone."""

from __future__ import annotations

from datetime import date, datetime

import typer

from standoff.cli import readers
from standoff.cli.output import note, print_json
from standoff.cli.sources import gather, latest_day

__all__ = ["read"]


def read(
    sources: list[str] = typer.Argument(
        ..., metavar="SOURCE...", help="Text, Markdown or HTML: files, directories, - or addresses."
    ),
    as_of: datetime | None = typer.Option(
        None,
        formats=["%Y-%m-%d"],
        help="Know nothing later; default: the text's day.",
    ),
    json: bool = typer.Option(False, "--json", help="Print the claims as JSON."),
    backend: readers.BackendName = "rules",
    endpoint: readers.Endpoint = None,
    budget: readers.Budget = None,
    price_in: readers.PriceIn = None,
    price_out: readers.PriceOut = None,
    calls_per_minute: readers.Rate = 60.0,
) -> None:
    """Print the claims that a text makes, each with its sentence, source and rule."""
    from standoff.read.reader import read as read_document
    from standoff.vocabulary.claims import claim_to_plain
    from standoff.vocabulary.identity import as_plain

    documents = gather(sources)
    day = as_of.date() if as_of else latest_day(documents) or date.today()
    choice = readers.Choice(backend, endpoint, budget, price_in, price_out, calls_per_minute)
    using = readers.chosen(choice)
    readings = [read_document(document, as_of=day, backend=using) for document in documents]
    if json:
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
        return
    note(f"read as of {day}")
    if told := readers.in_one_line(using):
        note(told)
    for reading in readings:
        typer.echo(f"{reading.document.title}: {len(reading.claims)} claims")
        for claim in reading.claims:
            first, second = (",".join(a.code for a in side) or "-" for side in claim.parties)
            quote = " ".join(claim.span.quote.split())
            typer.echo(f"  {claim.kind:<10} {first} > {second}  [{claim.rule}]  {quote}")
        for problem in reading.problems:
            note(f"  {problem.raised_by}: {problem.message}")
