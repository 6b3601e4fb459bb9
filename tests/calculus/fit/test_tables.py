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
    latex = latex_table(estimate)
    assert latex.count(r"\multicolumn{5}{l}{u1(fight)} \\") == 1
    assert r"$\Pr(>|z|)$" in latex
    assert r"\quad z & 1.0000 & fixed &  &  \\" in latex
    assert "Standard errors: observed" in latex
    assert "Pr(&gt;|z|)" in html_table(estimate)
    assert html_table(estimate).count("<tr>") == 7


def test_small_chances_are_not_printed_as_none() -> None:
    found = fit(EGAME12, sample(2000), formulas=FORMULA)
    assert " 0.0000" not in str(found)
    assert "<0.0001" in str(found)
    assert "$<0.0001$" in found.to_latex()
    assert "&lt;0.0001" in found.to_html()


def test_an_estimate_shows_itself_as_its_table(estimate) -> None:
    assert repr(estimate) == str(estimate) == text_table(estimate)
    assert estimate._repr_html_() == estimate.to_html()
