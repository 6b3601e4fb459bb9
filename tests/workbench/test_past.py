from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from standoff.history.shelf import Shelf
from standoff.vocabulary.actors import Actor
from standoff.vocabulary.crises import Case, Opening, OpeningClass, Role
from standoff.workbench.past import ABSENT, past_of

CASE = Case(
    "t",
    date(2019, 1, 1),
    Role(Actor("USA"), "test"),
    Role(Actor("VEN"), "test"),
    (Role(Actor("RUS"), "test"),),
)
OPENING = Opening(OpeningClass.QUIET, True, "a test")


def test_without_reference_data_it_says_what_that_costs(tmp_path: Path) -> None:
    assert past_of(CASE, OPENING, shelf=None).absences == (ABSENT,)
    assert past_of(CASE, OPENING, shelf=Shelf((tmp_path,))).absences == (ABSENT,)


@pytest.mark.data
def test_with_them_there_are_facts_and_analogues_from_before_the_day(data_dir: Path) -> None:
    past = past_of(CASE, OPENING, shelf=Shelf((data_dir,)))
    assert past.precedents is not None
    assert past.precedents.analogues
    assert all(a.year < 2019 for a in past.precedents.analogues)
    kinds = {fact.kind for fact in past.facts}
    assert {"capability", "alliance"} <= kinds
    rio = [f for f in past.facts if f.about[:2] == ("USA", "VEN") and f.kind == "alliance"]
    assert all("Rio" in f.caveat for f in rio)
