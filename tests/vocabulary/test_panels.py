from __future__ import annotations

from standoff.vocabulary.panels import OutcomeCounts


def test_counts_add_up_and_name_their_row():
    ended = ((1, 0, 0, 2), (0, 0, 0, 0), (0, 3, 0, 0), (0, 0, 0, 0))
    standing = ((0, 0, 4, 0), (0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 1))
    counts = OutcomeCounts("crises", "quiet", 90, ("none",), ("victory",), ended, standing)
    assert (counts.n_ended, counts.n) == (6, 11)
    assert counts.key == "icb:outcomes-crises-90d/quiet"
