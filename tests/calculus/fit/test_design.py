from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from standoff.calculus.fit.design import Design, columns_of, complete, design_of
from standoff.calculus.fit.formulas import parse
from standoff.errors import UsageError

DATA = {"y": np.arange(4.0), "x": np.array([1.0, np.nan, 2.0, 3.0]), "g": np.ones(4)}


def build(formula: str, **options) -> Design:
    given = {"equations": ("u", "v"), "fixed": {}, "weights": None} | options
    return design_of(DATA, parse(formula), **given)[0]


def test_rows_with_a_missing_value_in_any_formula_are_dropped_jointly() -> None:
    design = build("y ~ x | g - 1")
    assert design.rows.tolist() == [0, 2, 3]
    assert design.names == ("u:Intercept", "u:x", "v:g")
    assert design.spans == ((0, 2), (2, 3))


def test_a_payoff_can_be_fixed_by_its_name_or_a_coefficient_s() -> None:
    design = build("y ~ x | 1", fixed={"v": 2.0, "u:x": 0.5})
    assert design.fixed.tolist() == [False, True, True]
    assert design.fixed_values.tolist() == [0.0, 0.5, 2.0]


@pytest.mark.parametrize(
    ("formula", "options", "complaint"),
    [
        ("y ~ x", {}, "1 parts, the model needs 2: u | v"),
        ("y ~ x | nobody", {}, "no column 'nobody'"),
        ("y ~ x | 1", {"fixed": {"w": 1.0}}, "fixed names 'w'"),
        ("y ~ x | 1", {"weights": -DATA["g"]}, "not negative"),
    ],
)
def test_what_cannot_be_used_is_refused(formula, options, complaint) -> None:
    with pytest.raises(UsageError, match=complaint.replace("|", r"\|")):
        build(formula, **options)


def test_frames_and_mappings_are_tables_and_lists_are_not() -> None:
    assert columns_of(pl.DataFrame({"a": [1, 2]}), only={"a"})["a"].tolist() == [1, 2]
    with pytest.raises(UsageError, match="polars or pandas"):
        columns_of([1, 2])


def test_missing_text_is_missing() -> None:
    columns = {"c": np.array(["a", None, "b"], dtype=object)}
    assert complete(columns, {"c"}).tolist() == [True, False, True]


def test_weights_count_rows() -> None:
    once, twice = build("y ~ x | 1"), build("y ~ x | 1", weights=2.0 * DATA["g"])
    terms = once.jets(np.ones(3))[0]
    assert twice.total(terms) == 2.0 * once.total(terms)
    assert (twice.assemble(terms)[0] == 2.0 * once.assemble(terms)[0]).all()
