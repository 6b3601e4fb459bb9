"""From a long table to arrays, and the panels that are refused."""

from __future__ import annotations

import polars as pl
import pytest

from standoff.calculus.models.patrons_kads import Columns, kads
from standoff.errors import NotIdentified, UsageError

COLUMNS = Columns(coercer=("rivalry",), patron=("pact",), escalation=("one",), cluster="dyad")
TABLE = pl.DataFrame(
    {
        "case": ["a", "a", "a", "b", "c", "c", "d"],
        "dyad": ["x", "x", "x", "x", "y", "y", "z"],
        "resist": [1, 1, 1, 1, 1, 1, 0],
        "force": [1, 1, 1, 0, 1, 1, None],
        "support": [1, 0, 1, None, 0, 1, None],
        "k_C": [4.0, 4.0, 4.0, 1.0, 2.0, 2.0, 3.0],
        "k_T": [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0],
        "k_i": [2.0, 1.0, 0.5, None, 3.0, 1.0, 1.0],
        "rivalry": [0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 0.0],
        "pact": [1.0, 0.0, 1.0, None, 0.0, 1.0, 0.0],
        "one": [1.0] * 7,
    }
)


def test_rows_become_cases() -> None:
    made = kads(TABLE, columns=COLUMNS, most=2)
    assert made.cases == 4
    assert made.present.tolist() == [[True, True], [False, False], [True, True], [True, False]]
    assert made.k.tolist() == [[2.0, 1.0], [0.0, 0.0], [3.0, 1.0], [1.0, 0.0]]
    assert made.x_P[0].tolist() == [[1.0, 1.0], [1.0, 0.0]]
    assert made.support.tolist() == [[1.0, 0.0], [0.0, 0.0], [0.0, 1.0], [0.0, 0.0]]
    assert made.force.tolist() == [1.0, 0.0, 1.0, 0.0]
    assert made.cluster[0] == made.cluster[1] != made.cluster[2]
    assert made.dropped == pytest.approx(1 / 7)


def test_the_contest_and_the_sums_over_every_set() -> None:
    share, supporters = kads(TABLE, columns=COLUMNS, most=2).sets
    assert share[:, 0] == pytest.approx([4 / 5, 4 / 7, 4 / 6, 4 / 8])
    assert supporters[:, 0].tolist() == [0.0, 1.0, 1.0, 2.0]
    assert share[:, 1].tolist() == [0.5] * 4


def test_taking_cases() -> None:
    made = kads(TABLE, columns=COLUMNS, most=2)
    part = made.take(made.cluster.argsort()[-1:])
    assert part.cases == 1
    assert part.names == made.names


@pytest.mark.parametrize(
    ("table", "columns", "error", "words"),
    [
        (TABLE.drop("force"), COLUMNS, UsageError, "no column force"),
        (TABLE.with_columns(k_T=None), COLUMNS, UsageError, "k_T has 4 missing values"),
        (TABLE.with_columns(k_C=0.0), COLUMNS, UsageError, "must be positive"),
        (TABLE.with_columns(force=pl.col("force") * 2), COLUMNS, UsageError, "0 or 1"),
        (TABLE.with_columns(force=1), COLUMNS, NotIdentified, "force does not vary"),
        (TABLE.with_columns(rivalry=1.0), COLUMNS, NotIdentified, "const, rivalry"),
    ],
)
def test_refused_panels(
    table: pl.DataFrame, columns: Columns, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        kads(table, columns=columns)


def test_more_than_ten_patrons_a_case_are_refused() -> None:
    with pytest.raises(UsageError, match="between 1 and 10, not 11"):
        kads(TABLE, columns=COLUMNS, most=11)
