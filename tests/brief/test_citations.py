from __future__ import annotations

import pytest

from standoff.brief.citations import cited_at, cited_in, common, ranges
from standoff.brief.document import Column, Table, row, say

WORDS = tuple(Column(name) for name in "abcd")
NUMBER = Column("n", numeric=True)
A, B = say("a", claims=["c-1"]), say("b", claims=["c-2"])


@pytest.mark.parametrize(
    ("numbers", "joined"),
    [
        ((), ()),
        ((3, 1), ((1, 1), (3, 3))),
        ((1, 2), ((1, 1), (2, 2))),
        ((7, 5, 6, 1, 9), ((1, 1), (5, 7), (9, 9))),
    ],
)
def test_runs_of_three_become_a_range(
    numbers: tuple[int, ...], joined: tuple[tuple[int, int], ...]
) -> None:
    assert ranges(numbers) == joined


def test_neighbours_that_cite_alike_cite_once() -> None:
    assert cited_at(row(A, A, B, "plain"), WORDS)[:3] == (None, A, B)


def test_a_row_that_rests_on_one_thing_cites_it_once() -> None:
    assert cited_at(row("head", A, "plain", A), WORDS) == (None, None, None, A)
    assert cited_at(row("head", A, "plain", A), (*WORDS[:3], NUMBER)) == (None, A, None, None)
    assert cited_at(row("head", A, A), (WORDS[0], NUMBER, NUMBER)) == (A, None, None)


def test_sentences_that_cite_alike_cite_once() -> None:
    assert cited_in((A, A, B)) == (None, A, B)


def test_a_table_that_cites_one_thing_cites_it_in_its_caption() -> None:
    heads = (Column("x"), Column("y"))
    assert common(Table("t", "c", heads, (row("p", A), row("q", A)))) == A
    assert common(Table("t", "c", heads, (row("p", A), row("q", B)))) is None
    assert common(Table("t", "c", heads, (row("p", A),))) is None
