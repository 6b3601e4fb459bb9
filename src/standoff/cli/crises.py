"""`standoff crises`: the worked cases that come with standoff."""

from __future__ import annotations

import typer

from standoff.cli.output import print_json
from standoff.workbench.catalogue import catalogue

__all__ = ["crises"]


def crises(
    json: bool = typer.Option(False, "--json", help="Print the list as JSON."),
) -> None:
    """List the bundled crises; `standoff brief SLUG` runs one."""
    cases = catalogue()
    if json:
        print_json(
            [
                {
                    "slug": c.slug,
                    "title": c.title,
                    "as_of": c.as_of.isoformat(),
                    "coercer": c.coercer,
                    "target": c.target,
                    "article": c.article.name,
                }
                for c in cases
            ]
        )
        return
    for case in cases:
        typer.echo(f"{case.slug:<22} {case.as_of}  {case.coercer} > {case.target}  {case.title}")
