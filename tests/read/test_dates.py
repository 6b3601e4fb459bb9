from __future__ import annotations

import re
from datetime import date

from standoff.read.dates import GRAMMAR, Anchor, preceded


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
