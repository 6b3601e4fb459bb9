"""Writes what commands make: JSON to stdout, files whole or not at all, notes to stderr."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typer

from standoff.errors import EnvironmentProblem

__all__ = ["note", "print_json", "ready_directory", "write_whole"]


def print_json(value: Any) -> None:
    """Print a value as indented JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def note(message: str) -> None:
    """Say something beside the result, on stderr."""
    typer.echo(message, err=True)


def ready_directory(place: Path) -> Path:
    """Make a directory if need be and see that it can be written to.

    Raises
    ------
    EnvironmentProblem
        If it cannot.
    """
    try:
        place.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=place):
            pass
    except OSError as error:
        reason = error.strerror or error
        raise EnvironmentProblem(
            f"{place} cannot be written to ({reason}): choose another directory with --out"
        ) from None
    return place


def write_whole(place: Path, files: Mapping[str, str]) -> list[Path]:
    """Write files into a directory: all under temporary names first, then renamed.

    Raises
    ------
    EnvironmentProblem
        If any cannot be written; then none of them has changed.
    """
    waiting: list[tuple[str, Path]] = []
    try:
        for name, text in files.items():
            handle, temporary = tempfile.mkstemp(dir=place, prefix=f".{name}.", suffix=".tmp")
            waiting.append((temporary, place / name))
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
            Path(temporary).chmod(0o644)
        for temporary, final in waiting:
            Path(temporary).replace(final)
    except OSError as error:
        for temporary, _ in waiting:
            Path(temporary).unlink(missing_ok=True)
        raise EnvironmentProblem(f"{place} cannot be written to: {error.strerror}") from None
    return [final for _, final in waiting]
