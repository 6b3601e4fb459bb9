"""`standoff data`: the registry of data sets; fetch, import, verify and cite them."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from standoff.cli.output import note, print_json
from standoff.errors import EnvironmentProblem, StandoffError

if TYPE_CHECKING:
    from standoff.history.dataset import DataSet
    from standoff.history.library import Held, Library
    from standoff.history.shelf import Shelf

__all__ = ["app", "library_place", "shelf"]

app = typer.Typer(no_args_is_help=True, help="List, fetch, import, verify and cite reference data.")

_INTO = typer.Option(None, "--into", help="The library's directory; default: the user's own.")
_DATA = typer.Option(None, "--data", help="Their directory; default: STANDOFF_DATA.")
_JSON = typer.Option(False, "--json", help="Print JSON.")


def library_place(into: Path | None = None) -> Path:
    """Give the directory downloads go to."""
    from platformdirs import user_data_path

    return into or user_data_path("standoff") / "data"


def shelf(data: Path | None = None) -> Shelf:
    """Give the shelf: `data` or else ``STANDOFF_DATA``, used as it is, then the library.

    Raises
    ------
    EnvironmentProblem
        If the directory that was named is not there.
    """
    from standoff.history.shelf import Shelf

    named = data or os.environ.get("STANDOFF_DATA")
    if named and not Path(named).is_dir():
        raise EnvironmentProblem(f"there is no directory {named}: check --data and STANDOFF_DATA")
    return Shelf((*((Path(named),) if named else ()), library_place()))


def _library(into: Path | None) -> Library:
    from standoff.history.library import Library

    return Library(library_place(into))


@app.command("list")
def list_sets(data: Path | None = _DATA, json: bool = _JSON) -> None:
    """List every data set: version, coverage, licence, and whether it is on this machine."""
    from standoff.history.sets import DATA_SETS

    here = shelf(data)
    rows = [_listed(one, here) for one in DATA_SETS]
    if json:
        print_json(rows)
        return
    for row in rows:
        typer.echo(
            f"{row['name']:<20} {row['version']:<28.28} {row['coverage']:<10} "
            f"{row['state']:<8} {row['title']}"
        )


def _listed(one: DataSet, here: Shelf) -> dict[str, str]:
    spans = [t.coverage for t in one.tables if t.coverage]
    found = [here.path(one.name, t.name) is not None for t in one.tables]
    state = "here" if all(found) else "partly" if any(found) else "absent"
    last = max((s.last for s in spans), default=0)
    return {
        "name": one.name,
        "title": one.title,
        "version": one.version,
        "coverage": f"{min(s.first for s in spans)}-{last}" if spans else "constant",
        "licence": one.licence,
        "state": state,
        "get": "download" if any(r.url for r in one.releases) else "import",
    }


@app.command()
def get(
    names: list[str] = typer.Argument(..., help="Data sets, as 'standoff data list' names them."),
    into: Path | None = _INTO,
    accept_terms: bool = typer.Option(False, "--accept-terms", help="Accept without asking."),
    largest: float = typer.Option(2000.0, help="Refuse files larger than so many MB."),
) -> None:
    """Download data sets from their official addresses, check them, and convert them."""
    from standoff.cli.download import Downloader

    library = _library(into)
    move = Downloader(library.place / "parts", int(largest * 1e6))
    for name in names:
        _agree(library, name, accept_terms)
        for held in library.get(name, move, on=date.today()):
            _say(held)


def _agree(library: Library, name: str, accept_terms: bool) -> None:
    from standoff.history.sets import data_set

    one = data_set(name)
    if library.accepted(name):
        return
    note(f"{one.title}, version {one.version}\nTerms: {one.terms}")
    if not (accept_terms or typer.confirm("Do you accept these terms?", err=True)):
        raise StandoffError(f"{name} was not downloaded: its terms were not accepted")
    library.accept(name, on=date.today())


def _say(held: Held) -> None:
    typer.echo(f"{held.data} {held.table}: {held.file}, version {held.version}, {held.sha256[:16]}")


@app.command("import")
def import_file(
    file: Path = typer.Argument(..., help="A file as its publisher gives it."),
    name: str = typer.Option("", "--as", help="The data set, where the file's name does not say."),
    into: Path | None = _INTO,
) -> None:
    """Take in a file that was fetched by hand."""
    for held in _library(into).bring(file, on=date.today(), name=name):
        _say(held)


@app.command()
def verify(into: Path | None = _INTO, json: bool = _JSON) -> None:
    """Compare every file of the library with its recorded hash."""
    found = _library(into).verify()
    if json:
        print_json([{"data": h.data, "table": h.table, "state": state} for h, state in found])
    else:
        for held, state in found:
            typer.echo(f"{state:<12} {held.data} {held.table} ({held.file})")
    bad = [held.data for held, state in found if state != "as recorded"]
    if bad:
        raise StandoffError(
            f"{len(bad)} of {len(found)} files are not as recorded: get or import {bad[0]} again"
        )
    if not found:
        note("the library is empty")


@app.command()
def cite(
    names: list[str] = typer.Argument(..., help="Data sets."),
    style: str = typer.Option("bibtex", help="bibtex or text."),
) -> None:
    """Print what to cite for data sets."""
    from standoff.history.account import cite as cited

    typer.echo(cited(names, style), nl=False)
