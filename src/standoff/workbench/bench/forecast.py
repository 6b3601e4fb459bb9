"""Measures the forecasts: expanding-window backtest 1950-2021 against frequencies, by origin."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from standoff.errors import DataAbsent
from standoff.forecast.backtest import TARGETS, Backtest, backtest
from standoff.history.shelf import Shelf
from standoff.workbench.bench.forecast_more import duration_rows, structural_rows
from standoff.workbench.bench.forecast_rows import rows_of
from standoff.workbench.cases import ORIGINS, cases_of, features_for, table_at

__all__ = ["rows", "shelf_of"]

FREE_ONLY = frozenset({"duration"})
"""Targets for which licensed features are not tried: our study found nothing in either set."""


def shelf_of(data: Path | None) -> Shelf:
    """Give the shelf for a bench.

    Raises
    ------
    DataAbsent
        If no directory was named or it has no crises.
    """
    shelf = Shelf((Path(data),)) if data else Shelf(())
    if shelf.path("icb", "crises") is None:
        raise DataAbsent("this bench needs the ICB files: name their directory with --data")
    return shelf


def rows(
    options: Mapping[str, Any], tell: Callable[[str], None]
) -> tuple[list[dict[str, Any]], list[str]]:
    """Backtest every target at an origin, without and with licensed features.

    Rows of the free set carry the target's name, those of the licensed set the suffix
    ``_licensed``; crises that opened quietly and still are quiet are reported apart, against the
    frequency of the opening class and (harder) of the class they are in on the day. At the onset
    come the weight that the patrons model earns in the pool, and the days left by the hazard.
    """
    shelf, origin = shelf_of(options.get("data")), options["origin"]
    onset = origin == "day0"
    whole, _ = table_at(shelf, origin=origin, licensed=True)
    made: list[dict[str, Any]] = []
    details: list[str] = []
    for licensed in (False, True):
        features = table_at(shelf, origin=origin, licensed=licensed)[1]
        suffix = ("" if onset else f"_{origin}") + ("_licensed" if licensed else "")
        for target in TARGETS if onset else TARGETS[:1]:
            if licensed and target.name in FREE_ONLY:
                continue
            started = time.process_time()
            cases = cases_of(whole, features_for(target.name, features), target=target.name)
            tested = backtest(cases, target, tell=tell)
            cpu = time.process_time() - started
            asked = tested.at(ORIGINS[origin])
            made += rows_of(asked, suffix, cpu=cpu, onset=onset)
            details.append(_said(asked, suffix))
            if onset and licensed and target.name == "severity":
                made += structural_rows(shelf, tested, cases=cases, tell=tell)
    return [*made, *duration_rows(shelf, landmark=ORIGINS[origin])], details


def _said(tested: Backtest, suffix: str) -> str:
    quiet = int(tested.cases.quiet.sum())
    labels = " / ".join(tested.target.outcomes)
    return f"{tested.target.name}{suffix}: {len(tested.cases.y)} tested, {quiet} quiet; {labels}"
