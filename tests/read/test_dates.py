from __future__ import annotations

import re
from datetime import date

import pytest

from standoff.read.dates import GRAMMAR, HINTS, Anchor, preceded


def test_every_row_of_the_grammar_reads_or_refuses_what_it_matches() -> None:
    texts = (
        "2021-12-03; 22 October 1962; Oct. 17; late October; in 2014; in 2014-15; the 1990s; "
        "the 20th century; last spring; on Tuesday; yesterday; late last month; recent weeks; "
        "two days ago; two days later; for three years; within days; the Cold War; 9 a.m."
    )
    at = Anchor(date(2021, 12, 3))
    for pattern, read in GRAMMAR:
        match = pattern.search(texts)
        assert match, pattern.pattern
        days = read(match, at)
        assert days is None or len(days) == 2


def test_an_impossible_day_is_no_time() -> None:
    pattern, read = GRAMMAR[0]
    match = pattern.search("2021-13-45")
    assert match
    assert read(match, Anchor(None)) is None


def test_only_the_words_just_before_are_looked_at() -> None:
    since = re.compile(r"\bsince\s+$")
    assert preceded(since, "ever since 2014", start=11)
    assert not preceded(since, "since then, in 2014", start=15)


@pytest.mark.parametrize(
    "text",
    [
        *("2021-12-03", "3 May 2014", "3rd of Sept.", "Jan. 12", "June", "early May", "2014"),
        *("1990-95", "the 1990s", "the ’90s", "THE 1930S", "the early 19th century", "Spring 2014"),
        *("Tuesday night", "ten days AGO", "World War II", "9 a.m.", "19:30", "the past decade"),
    ],
)
def test_every_expression_holds_the_hint_of_its_kind(text: str) -> None:
    matched = [
        hint for hint, (pattern, _) in zip(HINTS, GRAMMAR, strict=True) if pattern.search(text)
    ]
    assert matched
    assert all(hint.search(text) for hint in matched)
