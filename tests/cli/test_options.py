from __future__ import annotations

from datetime import date

import pytest

from standoff.cli.options import day_of, past_day
from standoff.errors import UsageError


@pytest.mark.parametrize("text", ["2025-02-30", "30 June", "", "0000-01-01", "10000-01-01"])
def test_what_is_no_day_is_said(text: str) -> None:
    with pytest.raises(UsageError, match="is no day"):
        day_of(text)


def test_a_day_to_come_is_a_day_of_which_nothing_is_known() -> None:
    assert day_of("9999-12-31") == date(9999, 12, 31)
    assert past_day("1962-10-25") == date(1962, 10, 25)
    with pytest.raises(UsageError, match="nothing is known of it yet"):
        past_day("9999-12-31")
