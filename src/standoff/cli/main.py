"""The command `standoff` and its subcommands; errors end in one line and exit code 2."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import Any

import typer

from standoff import __version__
from standoff.cli import bench, brief, crises, data, forecast, panel, read, rehearse
from standoff.errors import StandoffError

__all__ = ["app", "run"]

_Refused: Any = typer.BadParameter.__mro__[2]
"""What every slip in options and commands is raised as, whichever Click is underneath."""
_INTERRUPTED = 130

app = typer.Typer(
    name="standoff",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=(
        "Read open reporting on an interstate crisis and answer, with sources: who is coercing "
        "whom, who stands behind the target and how far, what the signals say, and how it is "
        "likely to end. Strategic analysis only."
    ),
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"standoff {__version__}")
        raise typer.Exit


@app.callback()
def standoff(
    version: bool = typer.Option(
        False, "--version", help="Print the version and stop.", callback=_version, is_eager=True
    ),
) -> None:
    """Hold what all commands share."""


app.command("brief")(brief.brief)
app.command("read")(read.read)
app.command("rehearse")(rehearse.rehearse)
app.command("crises")(crises.crises)
app.command("bench")(bench.bench)
app.command("panel")(panel.panel)
app.add_typer(data.app, name="data")
app.add_typer(forecast.app, name="forecast")


def run() -> None:
    """Run the command line; every foreseen failure is one line on stderr and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = app(standalone_mode=False, prog_name="standoff")
    except _Refused as error:
        _refuse(error)
    except typer.Abort:
        _stop("stopped: a question was left without an answer", 130)
    except StandoffError as error:
        _stop(str(error), 2)
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(141) from None
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        _stop(f"{place}{error.strerror or error}; check the path and its permissions", 2)
    except KeyboardInterrupt:
        code = _INTERRUPTED
    if code == _INTERRUPTED:
        _stop("stopped; nothing was half-written", _INTERRUPTED)
    raise SystemExit(code if isinstance(code, int) else 0)


def _refuse(error: Any) -> None:
    """Say in one line what is wrong with the words after `standoff`; alone, show the help."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "standoff"
    if type(error).__name__ == "NoArgsIsHelpError" and context:
        typer.echo(context.get_help(), nl=False)
        raise SystemExit(2) from None
    _stop(f"{error.format_message().rstrip('.')}; see {path} --help", 2)


def _stop(message: str, code: int) -> None:
    typer.echo(f"standoff: {' '.join(message.split())}", err=True)
    raise SystemExit(code) from None
