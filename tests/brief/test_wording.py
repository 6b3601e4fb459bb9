from __future__ import annotations

from datetime import date

import pytest

from standoff.brief import wording
from standoff.brief.document import Figure
from standoff.vocabulary.claims import Quantity
from standoff.vocabulary.results import Interval, Provenance, Reference


@pytest.mark.parametrize(
    ("p", "interval", "text", "span"),
    [
        (0.347, Interval(0.30, 0.40), "35%", "30 to 40%"),
        (0.327, Interval(0.15, 0.55), "35%", "15 to 55%"),
        (0.012, Interval(0.0, 0.3), "under 5%", "0 to 30%"),
        (0.004, Interval(0.0, 0.01), "under 1%", "0 to 1%"),
        (0.998, Interval(0.99, 1.0), "over 99%", "99 to 100%"),
        (0.0, Interval(0.0, 0.0), "0%", "0 to 0%"),
    ],
)
def test_a_probability_shows_no_more_than_its_interval_supports(
    p: float, interval: Interval, text: str, span: str
) -> None:
    figure = wording.percent(p, interval)
    assert (figure.text, wording.span_of(figure)) == (text, span)
    assert figure.value == p


def test_a_figure_carries_its_provenance() -> None:
    made = Provenance("m", claims=("c-1",), data=(Reference("k", "t", "c"),))
    figure = wording.percent(0.5, Interval(0.4, 0.6), made=made)
    assert (figure.method, figure.claims, figure.references) == ("m", ("c-1",), ("k",))
    assert (figure.low, figure.high, figure.level) == (0.4, 0.6, 0.8)


def test_points_are_signed_and_counted() -> None:
    assert wording.points(-0.06, Interval(-0.08, 0.01)).text == "−6 points"
    assert wording.points(0.011, Interval(0.0, 0.02)).text == "+1 point"
    assert wording.points(0.001, Interval(-0.02, 0.02)).text == "about 0 points"
    figure = wording.signed(0.06, Interval(-0.08, 0.21))
    assert (figure.text, wording.span_of(figure)) == ("+5", "−10 to +20")


def test_intervals_are_told_in_prose_and_bare_in_tables() -> None:
    figure = wording.decimal(0.61, Interval(0.42, 0.78))
    assert wording.shown(figure) == (figure, " (80% interval 0.4 to 0.8)")
    assert wording.brief_shown(figure) == (figure, " (0.4 to 0.8)")
    assert wording.shown(wording.percent(0.5)) == (wording.percent(0.5),)
    assert wording.span_of(wording.whole(40, Interval(-12, 85), unit="days")) == "−12 to 85"


def test_decimals_and_whole_numbers() -> None:
    assert wording.decimal(-0.613, Interval(-0.65, -0.6)).text == "−0.61"
    assert [wording.whole(n).text for n in (15, 123456, 1234.5)] == ["15", "123,000", "1,230"]


def test_small_and_large_parameters_keep_two_digits() -> None:
    assert [wording.significant(x) for x in (0.000213, 4987.0, 0.5, 0.0, -1.26, 10.0)] == [
        "0.00021",
        "5,000",
        "0.5",
        "0",
        "−1.3",
        "10",
    ]


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (Quantity(15000, 15000, "persons", "approximately", "some 15,000"), "some 15,000"),
        (Quantity(15000, 15000, "persons", "approximately"), "approximately 15,000"),
        (Quantity(2e9, None, "USD", "", "billions"), "billions"),
        (Quantity(10, 20), "10 to 20"),
        (Quantity(None, 100000, "persons", "up to"), "up to 100,000"),
        (Quantity(2.5, 2.5), "2.5"),
        (Quantity(1, 1, text="an"), "one"),
        (Quantity(15000, 15000, text="About 15,000"), "about 15,000"),
        (Quantity(2e9, 2e9, text="US$2 billion"), "US$2 billion"),
    ],
)
def test_amounts_keep_the_words_of_the_source(quantity: Quantity, text: str) -> None:
    run = wording.amount(quantity, "c-1")
    assert isinstance(run, Figure)
    assert (run.text, run.claims) == (text, ("c-1",))


def test_an_amount_without_a_number_is_no_figure() -> None:
    assert wording.amount(Quantity(None, None, text="an armada of"), "c-1") == "an armada of"


def test_counts_lists_and_verbs() -> None:
    assert wording.plural(1, "claim") == "one claim"
    assert wording.plural(2, "rivalry", many="rivalries") == "two rivalries"
    assert wording.plural(1200, "claim") == "1,200 claims"
    assert wording.listing([]) == ""
    assert wording.listing(["a"]) == "a"
    assert wording.listing(["a", "b", "c"]) == "a, b and c"
    assert [wording.verb(n, "is/are") for n in (1, 4)] == ["is", "are"]


def test_articles_possessives_and_days() -> None:
    assert [wording.the(name) for name in ("United States", "Cuba", "Philippines", "NATO")] == [
        "the United States",
        "Cuba",
        "the Philippines",
        "NATO",
    ]
    assert wording.possessive("the United States") == "the United States’"
    assert wording.start("the Netherlands") == "The Netherlands"
    assert wording.day(date(2025, 11, 5)) == "5 November 2025"
    assert wording.day(None) == "undated"
    assert [wording.days(n) for n in (1, 30, 365, 730)] == [
        "one day",
        "30 days",
        "one year",
        "two years",
    ]


def test_signs_of_a_sentence_made_elsewhere_are_set() -> None:
    made = "1950-2021; skill -.01 (95 % interval -.03 to .02), well-known"
    said = "1950–2021; skill −.01 (95% interval −.03 to .02), well-known"
    assert wording.typeset(made) == said
