from __future__ import annotations

import numpy as np
import pytest

from standoff.calculus.fit.formulas import evaluate, matrix, names_in, parse
from standoff.errors import UsageError

COLUMNS = {
    "a": np.array([1.0, 2.0, 4.0]),
    "b": np.array([0.0, 1.0, 1.0]),
    "c": np.array(["u", "v", "w"], dtype=object),
}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a", ["Intercept", "a"]),
        ("0", []),
        ("1", ["Intercept"]),
        ("a - 1", ["a"]),
        ("0 + a", ["a"]),
        ("a*b", ["Intercept", "a", "b", "a:b"]),
        ("a:b + a", ["Intercept", "a", "a:b"]),
        ("c", ["Intercept", "c[v]", "c[w]"]),
        ("a:c - 1", ["a:c[v]", "a:c[w]"]),
        ("log(a) + I(a**2)", ["Intercept", "log(a)", "I(a ** 2)"]),
        ("a + b - a", ["Intercept", "b"]),
    ],
)
def test_terms_make_the_columns_r_would(text: str, names: list[str]) -> None:
    made, X = matrix(parse(f"y ~ {text}").parts[0], COLUMNS)
    assert made == names
    assert X.shape == (3, len(names))


def test_values() -> None:
    _, X = matrix(parse("~ a*b + log(a) - 1").parts[0], COLUMNS)
    assert X[2] == pytest.approx([4.0, 1.0, np.log(4.0), 4.0])


def test_parts_left_side_and_names() -> None:
    formula = parse("esc + war ~ a | 0 | log(b) | 1")
    assert formula.left == ("esc", "war")
    assert len(formula.parts) == 4
    assert names_in(formula) == {"esc", "war", "a", "b"}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("y", "no ~"),
        ("y ~ a +* b", "cannot read"),
        ("y ~ q", "no column 'q'"),
        ("y ~ open(a)", "cannot hold"),
        ("y ~ a.real", "cannot hold"),
    ],
)
def test_what_is_no_formula_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        matrix(parse(text).parts[0], COLUMNS)


def test_an_expression_is_computed() -> None:
    assert evaluate("(a + 1) / 2", COLUMNS).tolist() == [1.0, 1.5, 2.5]
