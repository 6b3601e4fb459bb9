"""Past crises near a case, retrieved on directed coercer -> target rows, and how they went.

Distances are Gower's (1971): the weighted mean of feature distances, over the features that both
sides have. Only crises that had ended by `as_of` are searched, by features known at the onset.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import polars as pl

from standoff.errors import UnknownName, UsageError
from standoff.history.crisis_rows import crisis_rows, with_structure
from standoff.history.shelf import Shelf
from standoff.history.smoothing import posterior
from standoff.history.tiers import refuse_hindsight
from standoff.states import name_of, number_of, state_of_number
from standoff.vocabulary.chances import BaseRate
from standoff.vocabulary.crises import Case, Opening, OpeningClass
from standoff.vocabulary.precedents import Analogue, AnalogueSet
from standoff.vocabulary.results import Interval

__all__ = ["FEATURES", "MEASURES", "Feature", "Measure", "analogues"]

SEVERITY = ("no violence", "minor clashes", "serious clashes", "full-scale war")
RESULTS = ("victory", "compromise", "stalemate", "defeat")
WEIGHT, LEVEL = 12.0, 0.8
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that makes crises alike.

    Attributes
    ----------
    name : str
        A column of `crisis_rows.with_structure`.
    weight : float
        In the measure "gower".
    say : callable
        (past row, case) -> why they are alike in it, in words.
    uses : tuple of str
        The ICB variables it is made of; none of them may be coded with hindsight.
    apart : mapping
        Distances below 1 between values that differ, for a feature of kinds; None for a number.
    """

    name: str
    weight: float
    say: Callable[[Row, Row], str]
    uses: tuple[str, ...] = ()
    apart: Mapping[frozenset[str], float] | None = None

    @property
    def of_kinds(self) -> bool:
        """Say whether its values are kinds, not numbers."""
        return self.apart is not None


def _ratio(row: Row, case: Row) -> str:
    past, here = (np.exp(r["lcapratio"]) for r in (row, case))
    return f"capabilities {past:.0f} : 1 (here {here:.0f} : 1)"


def _flag(yes: str, no: str) -> Callable[[Row, Row], str]:
    return lambda row, _case: yes if row["_value"] else no


def _same(words: str) -> Callable[[Row, Row], str]:
    return lambda row, _case: words.format(row["_value"])


OPENS = {
    "quiet": "opens without a military move",
    "military": "opens with a military move without violence",
    "indirect": "opens with violence against an ally or client",
    "violent": "opens with violence",
}

FEATURES: tuple[Feature, ...] = (
    Feature("lcapratio", 2.0, _ratio),
    Feature(
        "trigger",
        2.0,
        lambda row, _case: OPENS[row["_value"]],
        uses=("triggr",),
        apart={frozenset(("quiet", "military")): 0.5, frozenset(("indirect", "violent")): 0.5},
    ),
    Feature(
        "intrawar", 2.0, _flag("inside an ongoing war", "not inside a war"), uses=("iwc",), apart={}
    ),
    Feature("coercer", 1.0, _same("the same coercer"), uses=("southv",), apart={}),
    Feature("region", 1.0, _same("target in {}"), apart={}),
    Feature(
        "major_coercer", 1.0, _flag("coercer a major power", "coercer no major power"), apart={}
    ),
    Feature("major_target", 1.0, _flag("target a major power", "target no major power"), apart={}),
    Feature(
        "major_ally",
        1.0,
        _flag("target has a major power's defence pact", "no major power's pact with the target"),
        apart={},
    ),
    Feature("contiguous", 1.0, _flag("neighbours by land", "not neighbours"), apart={}),
    Feature("ldist", 1.0, lambda row, _c: f"{np.exp(row['_value']) - 1:.0f} km apart"),
    Feature(
        "protracted",
        1.0,
        _flag("a protracted conflict", "no protracted conflict"),
        ("pc",),
        apart={},
    ),
    Feature("year", 1.0, lambda row, _c: f"began in {row['_value']:.0f}"),
    Feature("rival", 0.5, _flag("strategic rivals", "no strategic rivals"), apart={}),
    Feature("lmids", 0.5, lambda r, _c: f"{np.exp(r['_value']) - 1:.0f} disputes in ten years"),
    Feature("polyarchy_target", 0.5, lambda r, _c: f"target's polyarchy {r['_value']:.2f}"),
    Feature("polyarchy_coercer", 0.5, lambda r, _c: f"coercer's polyarchy {r['_value']:.2f}"),
)
"""What counts, with the weights of the measure "gower" (chosen by hand, not fitted)."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A way to say how near crises are: features with their weights."""

    name: str
    features: tuple[Feature, ...]


MEASURES: dict[str, Measure] = {
    "gower": Measure("gower", FEATURES),
    "flat": Measure("flat", tuple(replace(f, weight=1.0) for f in FEATURES)),
}
"""Hand-chosen weights, or all features alike."""


def analogues(
    case: Case,
    opening: Opening,
    *,
    data: Shelf,
    k: int = 25,
    measure: str | Measure = "gower",
) -> AnalogueSet:
    """Find the past crises nearest to a case, one row per crisis.

    Parameters
    ----------
    case : Case
        Its `as_of` is the day the search speaks from.
    opening : Opening
    data : Shelf
        Must hold the tables of `crisis_rows.NEEDS`.
    k : int
        How many crises.
    measure : str or Measure
        One of `MEASURES` by name, or your own.

    Raises
    ------
    DataAbsent
        If a table is not there.
    UsageError
        If a feature uses a variable coded with hindsight, or a party has no number as a state.
    """
    way = _measure(measure)
    features = way.features
    ended = crisis_rows(data, as_of=case.as_of)
    both = with_structure(pl.concat([ended, _query(case, opening)], how="diagonal"), data)
    past, here = both.head(ended.height), both.row(ended.height, named=True)
    apart = np.stack([_apart(past, here, feature) for feature in features])
    weights = np.array([f.weight for f in features])
    distance = _gower(apart, weights)
    order = _one_per_crisis(past, np.argsort(distance, kind="stable"))[:k]
    rows = past.with_columns(distance=distance).to_dicts()
    usual = np.array([np.nanmean(row) if np.isfinite(row).any() else np.nan for row in apart])
    nearest = tuple(
        _analogue(rows[i], here, features, apart=apart[:, i], merit=(weights, usual)) for i in order
    )
    return AnalogueSet(
        analogues=nearest,
        severity=_rate("severity", past, order, names=SEVERITY, measure=way.name),
        outcome=_rate("outcome", past, order, names=RESULTS, measure=way.name),
        measure=way.name,
        searched=past["crisno"].n_unique(),
        carried=tuple(here["carried"]),
    )


def _measure(measure: str | Measure) -> Measure:
    """Look a measure up, and refuse one whose features know what came later."""
    if isinstance(measure, str) and measure not in MEASURES:
        raise UnknownName(f"no measure of nearness is called {measure!r}; use {list(MEASURES)}")
    way = MEASURES[measure] if isinstance(measure, str) else measure
    for feature in way.features:
        refuse_hindsight(feature.uses)
    return way


def _query(case: Case, opening: Opening) -> pl.DataFrame:
    """Write the case as a row, as it stood on its first day."""
    began = case.began or case.as_of
    codes = {}
    for role, code in (("coercer", case.coercer.code), ("target", case.target.code)):
        number = number_of(code, system="cow", as_of=began)
        if number is None:
            raise UsageError(f"{name_of(code)} has no number as a state on {began}")
        codes[role] = number
    trigger = {
        OpeningClass.VIOLENT: "violent",
        OpeningClass.INDIRECT: "indirect",
        OpeningClass.QUIET: "military" if opening.military else "quiet",
        OpeningClass.WAR: None,
    }[opening.opening]
    values = {
        **codes,
        "year": began.year,
        "trigger": trigger,
        "intrawar": opening.opening is OpeningClass.WAR,
        "protracted": opening.protracted,
    }
    kinds = {
        "coercer": pl.Int32,
        "target": pl.Int32,
        "year": pl.Int32,
        "trigger": pl.String,
        "intrawar": pl.Boolean,
        "protracted": pl.Boolean,
    }
    return pl.DataFrame([values], schema=kinds)


def _apart(past: pl.DataFrame, here: Row, feature: Feature) -> np.ndarray[Any, Any]:
    """Give a feature's distance of every past row from the case, from 0 to 1; nan if unknown."""
    value = here[feature.name]
    column = past[feature.name]
    if value is None:
        return np.full(past.height, np.nan)
    if feature.apart is None:
        numbers = column.cast(pl.Float64).fill_null(np.nan).to_numpy()
        low, high = np.nanpercentile(numbers, (3, 97))
        far: np.ndarray[Any, Any] = np.abs(numbers - value) / max(high - low, 1e-9)
        clipped: np.ndarray[Any, Any] = np.clip(far, 0, 1)
        return clipped
    same = [
        np.nan if other is None else 0.0 if other == value else _half(feature, other, value)
        for other in column.to_list()
    ]
    return np.array(same)


def _half(feature: Feature, one: Any, other: Any) -> float:
    assert feature.apart is not None
    return feature.apart.get(frozenset((one, other)), 1.0)


def _gower(apart: np.ndarray[Any, Any], weights: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    known = ~np.isnan(apart)
    mean: np.ndarray[Any, Any] = (weights @ np.where(known, apart, 0.0)) / (weights @ known)
    return mean


def _one_per_crisis(past: pl.DataFrame, order: np.ndarray[Any, Any]) -> list[int]:
    numbers = past["crisno"].to_list()
    first: dict[int, int] = {}
    for i in order.tolist():
        first.setdefault(numbers[i], i)
    return list(first.values())


def _analogue(
    row: dict[str, Any],
    here: Row,
    features: Sequence[Feature],
    *,
    apart: np.ndarray[Any, Any],
    merit: tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]],
) -> Analogue:
    """Say one past crisis, how it ended, and in what it is nearer than crises usually are."""
    weights, usual = merit
    gain = weights * (usual - np.where(np.isnan(apart), 1.0, apart))
    best = [int(i) for i in np.argsort(-gain, kind="stable") if apart[i] < 0.25][:5]
    reasons = tuple(features[i].say({**row, "_value": row[features[i].name]}, here) for i in best)
    began: date = row["began"]
    days = row["days"]
    return Analogue(
        key=f"icb:{row['crisno']}/{row['cracno']}",
        name=_titled(row["name"]),
        year=row["year"],
        coercer=_code(row["coercer"], began),
        target=_code(row["target"], began),
        similarity=round(1 - float(row["distance"]), 4),
        reasons=reasons,
        outcome=RESULTS[int(row["outcome"]) - 1] if row["outcome"] else "other",
        severity=SEVERITY[int(row["severity"]) - 1],
        days=None if days is None else int(days),
    )


def _titled(name: str) -> str:
    """Write a name of ICB, all in capitals, as a title; roman numbers keep theirs."""
    return re.sub(r"\b[IVX][ivx]+\b", lambda roman: roman[0].upper(), name.title())


def _code(number: int, day: date) -> str:
    return state_of_number(number, system="cow", as_of=day) or f"COW {number}"


def _rate(
    table: str, past: pl.DataFrame, order: list[int], *, names: tuple[str, ...], measure: str
) -> BaseRate:
    """Count an outcome among the nearest, smoothed toward its share among all searched."""
    near = [past[table][i] for i in order]
    counts = [sum(v == code for v in near) for code in range(1, 5)]
    everyone = [int((past[table] == code).sum()) + 0.5 for code in range(1, 5)]
    marginal = [c / sum(everyone) for c in everyone]
    means, low, high = posterior(counts, marginal, weight=WEIGHT, level=LEVEL)
    return BaseRate(
        table=f"analogues-{table}",
        row=f"{len(order)} nearest by {measure}",
        outcomes=names,
        counts=tuple(counts),
        frequencies=tuple(means),
        intervals=tuple(Interval(a, b, LEVEL) for a, b in zip(low, high, strict=True)),
    )
