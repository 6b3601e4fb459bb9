from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from standoff.history.shelf import Shelf
from standoff.workbench.structural import expectations


@pytest.mark.data
def test_past_crises_solved_from_what_was_known_at_their_onset(data_dir: Path) -> None:
    shelf = Shelf((data_dir,))
    early = expectations(shelf, as_of=date(1930, 1, 1), seed=1)
    again = expectations(shelf, as_of=date(1932, 1, 1), seed=1)
    assert 20 < len(early) < len(again)
    for crisis, p in early.items():
        assert p.sum() == pytest.approx(1)
        assert p == pytest.approx(again[crisis], abs=0)
