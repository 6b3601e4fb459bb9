"""`standoff bench`: how good and how fast each stage is, by one command anyone can run."""

from __future__ import annotations

import json as jsonlib
from pathlib import Path

import typer

from standoff.cli.output import note
from standoff.errors import UnknownName

__all__ = ["bench"]


def bench(
    stage: str = typer.Argument(..., help="read, history, calculus, forecast or brief."),
    gold: Path | None = typer.Option(None, help="read: a gold set (.jsonl) or a folder of them."),
    sets: str = typer.Option("", help="read: only these sets, by name, comma-separated."),
    data: Path | None = typer.Option(None, help="The directory of reference data."),
    origin: str = typer.Option("day0", help="forecast: day0, day7 or day14."),
    json: bool = typer.Option(False, "--json", help="Print one JSON object."),
) -> None:
    """Measure a stage and print its rows: metric, value, interval, n, target, peer, CPU."""
    from standoff import __version__
    from standoff.workbench.bench import STAGES, run_stage

    if stage not in STAGES:
        raise UnknownName(f"no bench for {stage!r}: use one of {', '.join(STAGES)}")
    named = [s.strip() for s in sets.split(",") if s.strip()]
    if stage == "read":
        from standoff.workbench.bench.gold import sure

        sure(gold, named)
    options = {"gold": gold, "sets": named, "data": data}
    report = run_stage(stage, {**options, "origin": origin}, tell=note)
    if json:
        typer.echo(jsonlib.dumps({"standoff": __version__, **report}, ensure_ascii=False))
        return
    for row in report["rows"]:
        typer.echo(_line(row))
    for line in report.get("details", []):
        typer.echo(line if isinstance(line, str) else jsonlib.dumps(line, ensure_ascii=False))


def _line(row: dict[str, object]) -> str:
    def say(key: str, form: str = "") -> str:
        value = row.get(key)
        return (
            "-"
            if value is None
            else format(value, form)
            if isinstance(value, float)
            else str(value)
        )

    name = f"{row['name']}:{row['metric']}"
    peer = f"{row['peer']} {say('peer_value', '.4g')}" if row.get("peer") else "-"
    return (
        f"{name:<44} {say('value', '.4g'):>10}  target {say('target', '.4g'):>8}  "
        f"n {say('n'):>7}  cpu {say('cpu_s', '.2f'):>7} s  peer {peer}"
    )
