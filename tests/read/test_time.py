from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from standoff.read.sentences import Text
from standoff.read.time import expressions, stretches, when
from standoff.vocabulary.sources import Document, document_id

TODAY = date(2021, 12, 3)  # a Friday
DATES = st.dates(date(1500, 1, 1), date(2099, 12, 31))


def read(text: str, today: date | None = TODAY) -> list[tuple[str, str, str]]:
    return [
        (text[s.start : s.end], str(s.first or ""), str(s.last or ""))
        for s in stretches(text, today=today)
    ]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on 22 October 1962", "1962-10-22", "1962-10-22"),
        ("March 8 to March 25, 1996", "1996-03-08", "1996-03-25"),
        ("11-13 Dec. 1995", "1995-12-11", "1995-12-13"),
        ("between 8 and 15 March 1996", "1996-03-08", "1996-03-15"),
        ("in December 2014", "2014-12-01", "2014-12-31"),
        ("in the 1990s", "1990-01-01", "1999-12-31"),
        ("in late 2021", "2021-09-01", "2021-12-31"),
        ("in 2014-15", "2014-01-01", "2015-12-31"),
        ("in the summer of 1990", "1990-06-01", "1990-08-31"),
        ("2021-12-03", "2021-12-03", "2021-12-03"),
        ("after 3 August 2016", "2016-08-04", ""),
        ("before March 1962", "", "1962-02-28"),
        ("until 2030", "", "2030-12-31"),
        ("during the Cold War", "1947-03-12", "1991-12-26"),
    ],
)
def test_dates_that_need_no_anchor(text: str, first: str, last: str) -> None:
    [found] = read(text, None)
    assert found[1:] == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("In recent weeks", "2021-10-22", "2021-12-03"),
        ("over the past decade", "2011-12-03", "2021-12-03"),
        ("in late October", "2021-10-21", "2021-10-31"),
        ("on Tuesday", "2021-11-30", "2021-11-30"),
        ("on Friday", "2021-12-03", "2021-12-03"),
        ("last Friday", "2021-11-26", "2021-11-26"),
        ("next Tuesday", "2021-12-07", "2021-12-07"),
        ("last month", "2021-11-01", "2021-11-30"),
        ("since 2014", "2014-01-01", "2021-12-03"),
        ("by mid-December", "", "2021-12-20"),
        ("earlier this year", "2021-01-01", "2021-12-03"),
        ("four years ago", "2017-01-01", "2017-12-31"),
        ("two centuries ago", "1800-01-01", "1899-12-31"),
        ("in the coming weeks", "2021-12-03", "2022-01-14"),
        ("in January", "2021-01-01", "2021-01-31"),
        ("yesterday", "2021-12-02", "2021-12-02"),
        ("last winter", "2020-12-01", "2021-02-28"),
        ("by the end of next week", "", "2021-12-12"),
    ],
)
def test_expressions_that_lean_on_the_day_of_the_report(text: str, first: str, last: str) -> None:
    assert read(text) == [(text, first, last)]
    assert all(found[1:] == ("", "") for found in read(text, None) if "2014" not in text)


def test_a_clause_about_the_future_takes_the_next_turn() -> None:
    assert read("They will meet in January")[0][1:] == ("2022-01-01", "2022-01-31")
    assert read("Talks are due on Tuesday")[0][1:] == ("2021-12-07", "2021-12-07")


def test_later_leans_on_the_day_named_before() -> None:
    text = "On 22 October 1962 he spoke. Two days later the ships stopped."
    assert read(text)[1] == ("Two days later", "1962-10-24", "1962-10-24")
    assert read("Two days later the ships stopped.")[0][1:] == ("", "")


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the capital.",
        "Prices fall and fall.",
        "It sent 2000 troops.",
        "Resolution 2254 and F-16s",
        "worth $2014 in all",
        "the second the third",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert read(text) == []


@given(
    DATES, st.sampled_from(["{d.day} {d:%B} {d.year}", "{d:%B} {d.day}, {d.year}", "{d:%Y-%m-%d}"])
)
def test_any_date_is_read_back(day: date, form: str) -> None:
    assert [found[1:] for found in read(f"On {form.format(d=day)} it sailed.", None)] == [
        (str(day), str(day))
    ]


@given(DATES, st.integers(1, 40), st.sampled_from(["days", "weeks", "months", "years"]))
def test_the_past_is_before_and_the_future_after(today: date, n: int, of: str) -> None:
    [past] = stretches(f"over the past {n} {of}", today=today)
    [coming] = stretches(f"in the next {n} {of}", today=today)
    assert past.first < past.last == today == coming.first < coming.last  # type: ignore[operator]


@given(
    DATES,
    st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]),
)
def test_a_weekday_is_within_the_last_week(today: date, weekday: str) -> None:
    [found] = stretches(f"on {weekday}", today=today)
    assert found.first
    assert timedelta(0) <= today - found.first < timedelta(days=7)
    assert f"{found.first:%A}" == weekday


@given(
    st.lists(
        st.sampled_from(
            [
                "since",
                "until",
                "before",
                "after",
                "by",
                "between",
                "and",
                "from",
                "to",
                "late",
                "early",
                "mid-",
                "3",
                "12",
                "2014",
                "1962",
                "May",
                "October",
                "Friday",
                "the",
                "this",
                "last",
                "next",
                "past",
                "recent",
                "few",
                "two",
                "days",
                "weeks",
                "year",
                "decade",
                "ago",
                "later",
                "end",
                "of",
                "spring",
                "1990s",
                "-",
                ",",
                ".",
            ]
        ),
        max_size=14,
    ),
    DATES,
)
def test_any_words_give_ordered_intervals(words: list[str], today: date) -> None:
    text = " ".join(words)
    found = stretches(text, today=today)
    assert all(s.first is None or s.last is None or s.first <= s.last for s in found)
    assert all(a.end <= b.core for a, b in pairwise(found))
    assert all(0 <= s.start <= s.core < s.end <= len(text) for s in found)


def parsed(words: str, heads: list[int], deps: list[str], tags: list[str]) -> Text:
    """Make a text from a parse that stands in the test."""
    doc = spacy.tokens.Doc(
        spacy.blank("en").vocab, words.split(), heads=heads, deps=deps, tags=tags
    )
    document = Document(document_id(doc.text), doc.text, published=TODAY)
    return Text(document, doc, as_of=TODAY)


def test_the_time_of_saying_is_not_the_time_of_what_is_said() -> None:
    words = "He said Tuesday that ships sailed in October"
    text = parsed(
        words,
        [1, 1, 1, 5, 5, 1, 7, 5],
        ["nsubj", "ROOT", "obl", "mark", "nsubj", "ccomp", "case", "obl"],
        ["PRP", "VBD", "NNP", "IN", "NNS", "VBD", "IN", "NNP"],
    )
    text = Text(text.document, text.doc, as_of=TODAY, times=expressions(text))
    said, sailed = text.doc[1], text.doc[5]
    assert when(text, said).start == date(2021, 11, 30)
    found = when(text, sailed)
    assert (found.start, found.end) == (date(2021, 10, 1), date(2021, 10, 31))
    assert found.text
    assert found.text.quote == "in October"
    assert text.document.holds(found.text)


def test_without_an_expression_the_report_bounds_the_event() -> None:
    text = parsed("Ships will sail", [2, 2, 2], ["nsubj", "aux", "ROOT"], ["NNS", "MD", "VB"])
    assert when(text, text.doc[2]).start == TODAY
    past = parsed("Ships sailed", [1, 1], ["nsubj", "ROOT"], ["NNS", "VBD"])
    assert (when(past, past.doc[1]).start, when(past, past.doc[1]).end) == (None, TODAY)


def test_the_year_of_a_treaty_does_not_date_its_rejection() -> None:
    text = parsed(
        "It rejected the 2015 accord",
        [1, 1, 4, 4, 1],
        ["nsubj", "ROOT", "det", "nummod", "obj"],
        ["PRP", "VBD", "DT", "CD", "NN"],
    )
    text = Text(text.document, text.doc, as_of=TODAY, times=expressions(text))
    assert when(text, text.doc[1]).text is None
    assert when(text, text.doc[4]).start == date(2015, 1, 1)


def test_the_calendar_ends_and_intervals_with_it() -> None:
    [found] = stretches("next decade", today=date.max)
    assert found.first is not None
    assert found.last is not None
    assert found.first <= found.last
    assert stretches("in the past 90,000 years", today=date.min)[0].first == date.min
