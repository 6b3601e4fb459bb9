"""Politically relevant dyads: contiguous, or with a major power (Maoz & Russett, 1993).

Contiguity is known to 2016. After it relevance is unknown: the filter refuses such years unless the
last state of things is carried forward, with a flag; it never drops them in silence.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import polars as pl

from standoff.errors import UsageError
from standoff.history.frame import Frame
from standoff.history.grid import Ints
from standoff.history.sets import data_set
from standoff.history.shelf import Shelf
from standoff.history.verb import Needs, Options, Step, Verb, step
from standoff.history.verbs.contiguity import VERB as CONTIGUITY
from standoff.history.verbs.majors import VERB as MAJORS
from standoff.vocabulary.panels import ColumnSource, System, Unit

__all__ = ["VERB", "politically_relevant"]

MAJOR_RULES = ("either", "both", "none")


def politically_relevant(
    contiguity: Iterable[int] = (1, 2, 3, 4, 5), *, majors: str = "either", beyond: str = "error"
) -> Step:
    """Keep politically relevant dyads; adds ``prd``.

    Parameters
    ----------
    contiguity : iterable of int
        Types that count: 1 land, 2-5 up to 12, 24, 150, 400 miles of water.
    majors : "either", "both" or "none"
        Whether a dyad counts if either (both, or no) state is a major power.
    beyond : "error" or "carry"
        After 2016: refuse, or carry contiguity and majors forward (with ``prd_carried``).
    """
    if majors not in MAJOR_RULES or beyond not in ("error", "carry"):
        raise UsageError("majors is either, both or none; beyond is error or carry")
    return step("politically_relevant", contiguity=tuple(contiguity), majors=majors, beyond=beyond)


def _apply(frame: Frame, shelf: Shelf, options: Options) -> Ints:
    given = set(frame.columns)
    carry = "carry" if options["beyond"] == "carry" else "error"
    if "conttype" not in given or carry == "carry":
        _again(frame, shelf, CONTIGUITY, {"which": "first", "beyond": carry})
    if any(frame.naming("cowmaj", r) not in given for r in frame.roles) or carry == "carry":
        _again(frame, shelf, MAJORS, {"beyond": carry})
    near = frame.columns["conttype"]
    relevant = near.is_in(list(options["contiguity"])).fill_null(False).to_numpy().copy()
    major = [frame.columns[frame.naming("cowmaj", r)].to_numpy() == 1 for r in frame.roles]
    if options["majors"] != "none":
        relevant |= (major[0] | major[1]) if options["majors"] == "either" else major[0] & major[1]
    if near.null_count():
        years = frame.years()[near.is_null().to_numpy()]
        raise UsageError(
            f"relevance in {years.min()}-{years.max()} is unknown: contiguity ends in 2016; "
            "choose earlier years or beyond='carry'"
        )
    for name in set(frame.columns) - given:
        del frame.columns[name], frame.sources[name]
    _note(frame, relevant, options)
    return relevant


def _again(frame: Frame, shelf: Shelf, verb: Verb, options: dict[str, str]) -> None:
    """Put a verb's columns, in place of those of the same name."""
    fresh = frame.keep(np.ones(frame.height, dtype=bool))
    fresh.columns, fresh.sources = {}, {}
    verb.apply(fresh, shelf, options)
    for name, column in fresh.columns.items():
        if name not in frame.columns or frame.columns[name].null_count():
            frame.columns[name] = column
            frame.sources[name] = fresh.sources[name]


def _note(frame: Frame, relevant: Ints, options: Options) -> None:
    coverage = data_set("cow-contiguity").table("spells").coverage
    made = f"contiguity in {options['contiguity']} or majors: {options['majors']}"
    source = ColumnSource("", "cow-contiguity", "3.2", "", "conttype, cowmaj", made, coverage)
    frame.add("prd", pl.Series(relevant.astype(np.int16)), source=source)
    if options["beyond"] == "carry" and coverage is not None:
        frame.flag("prd_carried", frame.years() > coverage.last, source=source)


def _needs(_system: System, _unit: Unit, _options: Options) -> Needs:
    return (("cow-contiguity", "spells"), ("cow-majors", "spells"))


VERB = Verb(politically_relevant, frozenset({Unit.DYAD_YEAR}), _needs, _apply, filters=True)
