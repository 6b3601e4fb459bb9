from __future__ import annotations

from datetime import date

import pytest

from standoff.forecast.backtest import TARGETS
from standoff.read.intake import Origin, document_from_bytes
from standoff.states import STATES
from standoff.vocabulary.chances import OUTCOMES
from standoff.workbench.catalogue import Happened, WorkedCase, bundled, catalogue

CASES = catalogue()


def test_at_least_four_cases_are_bundled_and_found_by_slug() -> None:
    slugs = [case.slug for case in CASES]
    assert {"venezuela-2025", "cuba-1962", "taiwan-strait-1996", "ukraine-2021"} <= set(slugs)
    assert bundled("crises/cuba-1962/") == bundled("cuba-1962")
    assert bundled("nowhere-1900") is None
    assert bundled("../cuba-1962") is None


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.slug)
def test_a_case_is_complete(case: WorkedCase) -> None:
    document = document_from_bytes(case.article.read_bytes(), Origin("a.md", "text/markdown"))
    assert document.published is not None
    assert document.published <= case.as_of
    assert 400 <= len(document.text.split()) <= 900
    assert {case.coercer, case.target, *case.patrons} <= set(STATES)
    assert "## What happened afterwards" in (case.article.parent / "README.md").read_text()


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.slug)
def test_what_is_expected_is_quoted_verbatim(case: WorkedCase) -> None:
    document = document_from_bytes(case.article.read_bytes(), Origin("a.md", "text/markdown"))
    expected = case.expected()
    assert len(expected) >= 20
    assert [e["quote"] for e in expected if e["quote"] not in document.text] == []


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.slug)
def test_what_happened_is_said_in_the_terms_of_the_forecasts(case: WorkedCase) -> None:
    known = {target.name: target.outcomes for target in TARGETS}
    assert all(outcome in known[target] for target, outcome in case.happened.came.items())
    assert {outcome for _, outcome in case.happened.stands} <= set(OUTCOMES)
    assert all(since > case.as_of for since, _ in case.happened.stands)
    assert case.happened.ended is None or case.happened.ended > case.as_of
    assert case.happened.stood(case.as_of) == "the standoff continues"
    assert case.happened.words
    assert case.happened.source


def test_a_crisis_stands_as_its_last_step_says() -> None:
    steps = ((date(2022, 2, 1), "limited force"), (date(2022, 3, 1), "serious force or war"))
    happened = Happened("", "", stands=steps)
    assert happened.stood(date(2022, 1, 31)) == "the standoff continues"
    assert happened.stood(date(2022, 2, 28)) == "limited force"
    assert happened.stood(date(2023, 1, 1)) == "serious force or war"
