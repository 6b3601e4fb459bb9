from __future__ import annotations

import pytest

from standoff.calculus.fit import fit
from standoff.calculus.fit.tables import html_table, latex_table, table_rows, text_table
from standoff.calculus.models.egame12 import EGAME12
from tests.calculus.fit.samples import FORMULA, sample


@pytest.fixture(scope="module")
def estimate():
    return fit(EGAME12, sample(), formulas=FORMULA, fixed={"u1(fight):z": 1.0})


def test_rows_say_estimate_error_and_p(estimate) -> None:
    first, *_ = table_rows(estimate)
    assert first["z"] == pytest.approx(estimate.coef[0] / estimate.se[0])
    assert 0 <= first["p"] <= 1
    assert [row["fixed"] for row in table_rows(estimate)].count(True) == 1


def test_the_text_says_how_it_was_made(estimate) -> None:
    text = text_table(estimate)
    for words in ("Estimate", "fixed", "Log-likelihood", "Standard errors: observed", "condition"):
        assert words in text


def test_latex_and_html_escape(estimate) -> None:
    assert latex_table(estimate).count(r"\\") == 7
    assert r"$|z|$" in latex_table(estimate)
    assert "Pr(&gt;|z|)" in html_table(estimate)
    assert html_table(estimate).count("<tr>") == 7
