from __future__ import annotations

from datetime import date

import pytest

from standoff.states import STATES, lexicon, members
from standoff.states.tabular import split, table


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("the Baltic states", ("EST", "LVA", "LTU")),
        ("the Benelux countries", ("BEL", "NLD", "LUX")),
        ("the Baltic Sea", ()),
        ("Central Asia", ()),
    ],
)
def test_members_of_a_name(text: str, codes: tuple[str, ...]) -> None:
    (mention,) = lexicon(as_of=date(2022, 1, 1)).scan(text)
    assert members(mention.entity.name) == codes


def test_all_members_are_states_and_all_groups_are_regions() -> None:
    rows = table("state_groups")
    assert all(code in STATES for row in rows for code in split(row["members"]))
    assert {row["name"] for row in rows} <= {row["name"] for row in table("regions")}
