"""`standoff panel`: makes a panel from a plan in TOML and writes it as Parquet or CSV."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from standoff.cli.output import note, print_json
from standoff.errors import EnvironmentProblem, SourceError

if TYPE_CHECKING:
    from standoff.history.panel import Panel

__all__ = ["panel"]


def panel(
    spec: Path = typer.Argument(..., help="The plan: a TOML file (docs/reference/panels.md)."),
    out: Path | None = typer.Option(None, help="Where to write: a .parquet or .csv file."),
    data: Path | None = typer.Option(None, help="Reference data; default: STANDOFF_DATA."),
    plan: bool = typer.Option(False, "--plan", help="Print the plan as JSON and stop."),
    coverage: bool = typer.Option(False, "--coverage", help="Print the state of cells as CSV."),
    cite: bool = typer.Option(False, "--cite", help="Print what to cite, as BibTeX."),
    quiet: bool = typer.Option(False, "--quiet", "-q", help="Do not say how far it is."),
) -> None:
    """Make a panel: rows, columns, coverage and citations from one plan."""
    planned = _read(spec).on(*_places(data))
    if plan:
        print_json(planned.plan())
        return
    if cite:
        typer.echo(planned.cite("bibtex"), nl=False)
    if coverage:
        typer.echo(planned.coverage().write_csv(), nl=False)
    if out is not None:
        _write(planned, out, quiet)
    elif not (cite or coverage):
        typer.echo(planned.collect())


def _places(data: Path | None) -> tuple[Path, ...]:
    from standoff.cli.data import shelf

    return shelf(data).places


def _read(spec: Path) -> Panel:
    from standoff.history.panel import from_spec

    try:
        held: dict[str, Any] = tomllib.loads(spec.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as why:
        raise SourceError(f"{spec} is no plan in TOML: {str(why).splitlines()[0]}") from why
    return from_spec(held)


def _write(planned: Panel, out: Path, quiet: bool) -> None:
    if out.suffix not in (".parquet", ".csv"):
        raise SourceError(f"{out.name}: write a panel to a file ending in .parquet or .csv")
    if not out.parent.is_dir():
        raise EnvironmentProblem(f"there is no directory {out.parent} to write to")
    steps = len(planned.steps)

    def tell(done: int, verb: str) -> None:
        if not quiet:
            note(f"{done}/{steps} {verb}")

    made = planned.told(tell)
    if out.suffix == ".parquet":
        made.to_parquet(out)
    else:
        part = out.with_name(f".{out.name}.part")
        made.collect().write_csv(part)
        part.replace(out)
    data = made.collect()
    typer.echo(f"{out}: {data.height:,} rows, {data.width} columns, panel {made.id}")
