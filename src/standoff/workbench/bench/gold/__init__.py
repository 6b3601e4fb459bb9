"""The reader on gold sets: a scorer per set, in the order they are run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from standoff.errors import SourceError
from standoff.workbench.bench import pace, row
from standoff.workbench.bench.goldset import Meter, outcomes

__all__ = ["SETS", "rows", "sure"]

SETS = (
    "plv",
    "plover_gsr",
    "cameo_actors",
    "petrarch_gsr",
    "hedge_conll2010",
    "actor_resolution",
    "re3d",
    "polnear",
)
"""Scorers, each named as its file without ending.

Each has ``judge(record, meter)``, which reads one record and compares, and ``tally(outcomes)``,
which yields the cells of its rows.
"""
_ELSEWHERE = ("seed_claims", "annotations")


def rows(
    options: Mapping[str, Any], tell: Callable[[str], None]
) -> tuple[list[dict[str, Any]], list[str]]:
    """Score the reader on every gold set in the folder (or the one file) ``gold``.

    Parameters
    ----------
    options : mapping
        ``gold``: Path or None; ``sets``: names, empty for all.
    tell : callable
        Is told what is being read.

    Raises
    ------
    SourceError
        If the folder is not there, or a set is asked for that no scorer knows.
    """
    place, asked = options.get("gold"), tuple(options.get("sets") or ())
    sure(place, asked)
    if place is None:
        return [], []
    made: list[dict[str, Any]] = []
    details: list[str] = []
    read: list[Path] = []
    for name in _chosen(place, asked):
        file = place / f"{name}.jsonl" if place.is_dir() else place
        if not file.is_file():
            details.append(f"{name}: skipped, {file.name} is not in the folder")
            continue
        tell(f"reading {name}")
        more, said = _score(name, file)
        made += more
        details += said
        read += [file] * bool(more)
    tell("reading once more against the clock")
    return [*made, *pace.rows(read)], details


def sure(place: Path | None, asked: Sequence[str]) -> None:
    """See, before anything is read, that gold sets are named which there are.

    Raises
    ------
    SourceError
        If the folder or file is not there, or a set is named that no scorer knows.
    """
    known = (*SETS, *_ELSEWHERE)
    if place is not None and not place.exists():
        raise SourceError(f"{place} is not there: give --gold a folder of gold sets or one of them")
    file = [place.stem] if place is not None and place.is_file() else []
    strange = [name for name in (*asked, *file) if name not in known]
    if strange:
        raise SourceError(f"no gold set {strange[0]!r}: use some of {', '.join(known)}")


def _chosen(place: Path, asked: tuple[str, ...]) -> tuple[str, ...]:
    if place.is_file():
        asked = asked or (place.stem,)
        return tuple(name for name in SETS if name in asked and name == place.stem)
    return tuple(name for name in SETS if name in asked or not asked)


def _score(name: str, file: Path) -> tuple[list[dict[str, Any]], list[str]]:
    scorer: ModuleType = import_module(f"{__name__}.{name}")
    if said := _missing(scorer):
        return [], [f"{name}: skipped, {said}"]
    meter = Meter()
    started = time.process_time()
    found, bad = outcomes(file, scorer.judge, meter=meter)
    cpu = time.process_time() - started
    if not found:
        return [], [*bad, f"{name}: skipped, no record of {file.name} can be scored"]
    made = [row("read", name, **{"cpu_s": cpu, **cells}) for cells in scorer.tally(found)]
    return made, [*bad, *_words(name, scorer, meter)]


def _missing(scorer: ModuleType) -> str:
    """Say what a scorer needs that is not there; empty if it can run."""
    return str(scorer.missing()) if hasattr(scorer, "missing") else ""


def _words(name: str, scorer: ModuleType, meter: Meter) -> Iterator[str]:
    if meter.words:
        yield f"{name}: {meter.words} words read, {meter.speed:.0f} per CPU second"
    if hasattr(scorer, "NOTE"):
        yield f"{name}: {scorer.NOTE}"
