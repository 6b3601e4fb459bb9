from __future__ import annotations

from standoff.read.scoring.labels import accuracy, macro_f1


def test_a_label_that_is_only_said_pulls_the_mean_down() -> None:
    pairs = [("A", "A"), ("A", "A"), ("B", "A"), ("C", "C")]
    assert accuracy(pairs) == 0.75
    # A: P 1 R 2/3 -> .8; B: 0; C: 1.
    assert abs(macro_f1(pairs) - (0.8 + 0 + 1) / 3) < 1e-12
