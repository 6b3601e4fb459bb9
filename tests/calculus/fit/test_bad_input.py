"""A sweep of what users hand in by mistake: each case says what is wrong and what to do."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from standoff.calculus.fit import Estimate, fit
from standoff.calculus.models.egame12 import EGAME12
from standoff.calculus.models.ultimatum import Ultimatum
from standoff.calculus.solve.trees import end, game_tree, move
from standoff.errors import NotConverged, NotIdentified, UsageError
from tests.calculus.fit.samples import FORMULA, sample

DATA = sample(300)
ONE = np.ones(300)
FIRST = np.arange(300) < 5
SORTED = np.where(DATA["y"] == 2, 1.0, -1.0)


def run(columns: dict[str, Any] | None = None, formulas: str = FORMULA, **options: Any) -> Estimate:
    return fit(EGAME12, DATA | (columns or {}), formulas=formulas, **options)


@pytest.mark.parametrize(
    ("columns", "formulas", "complaint"),
    [
        ({"x": ONE}, FORMULA, r"u1\(sq\) are collinear or do not vary: Intercept, x; drop one"),
        ({"x": 0.0 * ONE}, FORMULA, "do not vary"),
        ({"q": 2.0 * DATA["x"]}, "y ~ x + q | 0 | z | w", "collinear"),
        ({"fight": 0.0 * ONE}, "act + fight ~ x | 0 | z | w", "no row ends in fight"),
        ({}, "y ~ x | x | x | w", "all payoffs of player 1.* take it out of one"),
        ({}, "y ~ 1 | 1 | 1 | w", "Intercept is in all payoffs of player 1"),
        ({}, "y ~ 0 | 0 | 0 | 0", "nothing to estimate"),
    ],
)
def test_what_is_not_identified(columns, formulas: str, complaint: str) -> None:
    with pytest.raises(NotIdentified, match=complaint):
        run(columns, formulas)


@pytest.mark.parametrize(
    ("columns", "formulas", "complaint"),
    [
        ({"y": np.minimum(DATA["y"], 1)}, FORMULA, "3 outcomes .* the data have 2"),
        ({"y": np.nan * ONE}, FORMULA, "no row has a value in all of w, x, y, z"),
        ({"y": np.array(list("abc"))[DATA["y"]]}, FORMULA, "say the order of the outcomes"),
        ({}, "y ~ nope | 0 | z | w", "no column 'nope'"),
        ({}, "nope ~ x | 0 | z | w", "no column 'nope'"),
        ({}, "~ x | 0 | z | w", "on the left of ~"),
        ({}, "y ~ x | 0 | z", "3 parts, the model needs 4"),
        ({}, "y ~ x + | 0 | z | w", "cannot read"),
        ({}, "y", "there is no ~"),
        ({"x": np.where(FIRST, np.inf, DATA["x"])}, FORMULA, "x is no finite number in 5 of 300"),
        ({}, "y ~ log(x) | 0 | z | w", r"log\(x\) is no finite number"),
        ({"x": DATA["x"][:9]}, FORMULA, "one length: x"),
        ({"x": np.ones((300, 2))}, FORMULA, "one length: x"),
    ],
)
def test_columns_and_formulas_that_cannot_be_used(columns, formulas: str, complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        run(columns, formulas)


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"weights": -ONE}, "not negative"),
        ({"weights": np.nan * ONE}, "finite"),
        ({"weights": 0.0 * ONE}, "all weights are zero"),
        ({"weights": ONE[:3]}, "3 weights do not reach row 299"),
        ({"se": "cluster"}, "needs clusters="),
        ({"se": "cluster", "clusters": "nope"}, "no column 'nope' to cluster by"),
        ({"se": "cluster", "clusters": "one"}, "all rows in one cluster"),
        ({"se": "cluster", "clusters": "holes"}, "missing in 5 of the rows used"),
        ({"se": "bootstrap"}, "needs rng="),
        ({"se": "robust"}, "se is one of observed, opg"),
        ({"link": "cauchit"}, "link is one of probit, logit"),
        ({"link": "logit", "kind": "private"}, "private information is normal"),
        ({"start": np.zeros(2)}, "start needs 6 finite numbers"),
        ({"start": np.full(6, np.nan)}, "start needs 6 finite numbers"),
        ({"fixed": {"u1(sq)": np.nan}}, "must be a finite number"),
        ({"fixed": {"u9": 1.0}}, "which is no coefficient"),
        ({"penalties": "none"}, "no option 'penalties'; there are link"),
    ],
)
def test_options_that_cannot_be_used(options, complaint: str) -> None:
    groups = {"one": ONE, "holes": np.where(FIRST, np.nan, DATA["pair"].astype(float))}
    with pytest.raises(UsageError, match=complaint):
        run(groups, **options)


def test_what_is_no_table_is_refused() -> None:
    with pytest.raises(UsageError, match="polars or pandas frame"):
        fit(EGAME12, [1, 2], formulas=FORMULA)
    with pytest.raises(UsageError, match="no row has a value"):
        fit(EGAME12, {name: column[:0] for name, column in DATA.items()}, formulas=FORMULA)


def test_perfect_separation_is_refused_or_penalised_and_said() -> None:
    with pytest.raises(NotConverged, match="may be separated: use penalty='log-F'"):
        run({"w": SORTED}, penalty="none")
    found = run({"w": SORTED})
    assert "separated" in found.cautions[0]
    assert found.settings.penalty == "log-F"
    assert "Caution: the data are separated" in str(found)


def test_few_rows_are_penalised_and_said() -> None:
    found = fit(EGAME12, {name: c[:40] for name, c in DATA.items()}, formulas=FORMULA)
    assert "40 observations for 6 coefficients" in found.cautions[0]


def test_few_clusters_are_said() -> None:
    found = run({"c": np.arange(300) % 2}, se="cluster", clusters="c")
    assert any("2 clusters for 6 coefficients" in caution for caution in found.cautions)


@pytest.mark.parametrize("unit", [1e-9, 1e9])
def test_units_of_measurement_do_not_matter(unit: float) -> None:
    plain, scaled = run(), run({"x": unit * DATA["x"]})
    assert scaled.loglik == pytest.approx(plain.loglik, abs=1e-9)
    assert scaled.coef[1] * unit == pytest.approx(plain.coef[1], rel=1e-6)
    assert scaled.cautions == plain.cautions == ()


@pytest.mark.parametrize(
    ("offers", "complaint"),
    [(11.0 + ONE, "between 0 and the prize, 10"), (2.0 * ONE, "offers that do not vary")],
)
def test_offers_that_cannot_be_used(offers, complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        fit(Ultimatum(10.0), DATA | {"offer": offers}, formulas="offer ~ x | z")


def test_more_than_twelve_players_are_refused() -> None:
    players = [f"P{i}" for i in range(13)]
    with pytest.raises(UsageError, match="1 to 12 players, not 13"):
        game_tree("crowd", players, root=move("P0", "h", a=end(*range(13)), b=end(*range(13))))
