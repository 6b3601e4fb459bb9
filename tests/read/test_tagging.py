from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from standoff.errors import EnvironmentProblem
from standoff.read.tagging import Chain, load, save

LABELS = ("O", "B-Place", "I-Place", "B-Person", "I-Person")


def chain() -> Chain:
    """Make a chain that knows two words by hand."""
    weights = np.zeros((2, 5))
    weights[0, 1] = 2.0  # "city" begins a place
    weights[1, [2, 4]] = (1.0, 1.5)  # "of" goes on, rather with a person
    return Chain(LABELS, {"city": 0, "of": 1}, weights, np.zeros((5, 5)), np.zeros(5))


def test_the_best_labels_that_may_follow_one_another() -> None:
    assert chain().decode([["city"], ["of"], ["of"]]) == ["B-Place", "I-Place", "I-Place"]
    assert chain().decode([]) == []


def test_nothing_goes_on_that_has_not_begun() -> None:
    assert chain().decode([["of"]], outside=-0.1) == ["O"]
    assert chain().decode([["of"]])[0] in ("O", "B-Place", "B-Person")


def test_a_handicap_on_outside_finds_more() -> None:
    assert chain().decode([["unknown"]], outside=-1.0) == ["O"]
    assert chain().decode([["unknown"]], outside=1.0) != ["O"]


def test_it_is_read_back_and_written_the_same(tmp_path: Path) -> None:
    first, second = tmp_path / "a.zip", tmp_path / "b.zip"
    save(chain(), first)
    again = load(first)
    assert again.labels == LABELS
    assert again.index == {"city": 0, "of": 1}
    assert np.array_equal(again.weights, chain().weights)
    save(again, second)
    assert first.read_bytes() == second.read_bytes()


def test_absent_weights_are_a_broken_environment(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match=r"none\.zip"):
        load(tmp_path / "none.zip")
