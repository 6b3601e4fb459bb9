"""Choice-based sampling: keep every event and some of the rest, with weights (King & Zeng, 2001).

Which rows are kept depends on their keys and the seed alone, not on the order of rows or on which
other rows there are.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from standoff.errors import UnknownName, UsageError
from standoff.history.frame import Frame
from standoff.history.grid import Ints
from standoff.history.shelf import Shelf
from standoff.history.verb import Needs, Options, Step, Verb, step
from standoff.vocabulary.panels import ColumnSource, System, Unit

__all__ = ["VERB", "sample_non_events"]

_MIX = np.array([0xBF58476D1CE4E5B9, 0x94D049BB133111EB], dtype=np.uint64)
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)


def sample_non_events(event: str, *, share: float, seed: int) -> Step:
    """Keep all rows with an event and a share of those without; adds ``sampling_weight``.

    Parameters
    ----------
    event : str
        A 0/1 column of the panel; rows where it is null are left out.
    share : float
        Probability with which a row without an event is kept; its weight is 1 / share, an event's
        is 1.
    seed : int
    """
    if not 0 < share <= 1:
        raise UsageError(f"share is a probability above 0 and at most 1, not {share}")
    return step("sample_non_events", event=event, share=float(share), seed=int(seed))


def _mixed(keys: Ints) -> Ints:
    """Scramble 64-bit keys (splitmix64; Steele, Lea & Flood, 2014)."""
    z = keys + _GOLDEN
    z = (z ^ (z >> np.uint64(30))) * _MIX[0]
    z = (z ^ (z >> np.uint64(27))) * _MIX[1]
    mixed: Ints = z ^ (z >> np.uint64(31))
    return mixed


def _uniform(frame: Frame, seed: int) -> Ints:
    """Give each row a number in [0, 1) that depends on its key and the seed only."""
    with np.errstate(over="ignore"):
        z = _mixed(np.full(frame.height, seed, dtype=np.uint64))
        for part in (*(frame.grid.codes[s] for s in frame.units()), frame.years()):
            z = _mixed(z ^ part.astype(np.uint64))
    uniform: Ints = (z >> np.uint64(11)) / float(1 << 53)
    return uniform


def _apply(frame: Frame, _shelf: Shelf, options: Options) -> Ints:
    event, share = options["event"], options["share"]
    if event not in frame.columns:
        raise UnknownName(f"the panel has no column {event!r} yet; add it before sampling")
    happened = frame.columns[event].to_numpy() == 1
    quiet = (frame.columns[event] == 0).fill_null(False).to_numpy()
    made = f"1 for events, 1/{share} for the rest (seed {options['seed']})"
    source = ColumnSource("", "", "", "", event, made, None)
    weights = np.where(happened, 1.0, 1 / share)
    frame.add("sampling_weight", pl.Series(weights), source=source)
    kept: Ints = happened | (quiet & (_uniform(frame, options["seed"]) < share))
    return kept


def _needs(_system: System, _unit: Unit, _options: Options) -> Needs:
    return ()


UNITS = frozenset({Unit.STATE_YEAR, Unit.DYAD_YEAR, Unit.K_AD_YEAR})
VERB = Verb(sample_non_events, UNITS, _needs, _apply, filters=True)
