from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from standoff.forecast.ledger import Resolution, open_ledger
from standoff.forecast.track import track_record
from tests.forecast.test_ledger import HELD, ISSUE, NOW


def test_scores_by_hand_against_the_stored_frequency(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "l.sqlite")) as ledger:
        for name in ("one", "two", "three", "four"):
            ledger.issue(replace(ISSUE, question=name, crisis=name, ordered=True), at=NOW)
        ledger.issue(replace(ISSUE, question="one", p=(0.1, 0.8, 0.1), ordered=True), at=NOW)
        ledger.withdraw("two", "no longer stood by", at=NOW)
        ledger.resolve(replace(HELD, question="one"), at=NOW)
        ledger.resolve(Resolution("two", "force", "agencies", HELD.day), at=NOW)
        ledger.resolve(Resolution("three", "void", "no agency reports", HELD.day), at=NOW)
        record = track_record(ledger.entries(), rng=np.random.default_rng(1))
    assert (record.resolved, record.unresolved, record.void, record.withdrawn) == (2, 1, 1, 1)
    own = [0.01 + 0.04 + 0.01, 0.04 + 0.25 + 0.49]
    reference = [0.09 + 0.36 + 0.09, 0.09 + 0.16 + 0.49]
    assert record.brier == pytest.approx(np.mean(own))
    assert record.brier_skill is not None
    assert record.brier_skill.value == pytest.approx(1 - sum(own) / sum(reference))
    assert record.rps is not None
    assert record.curve is not None
    assert record.curve.count.sum() == 6


def test_a_ledger_with_nothing_resolved_has_counts_and_no_scores(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "l.sqlite")) as ledger:
        ledger.issue(ISSUE, at=NOW)
        record = track_record(ledger.entries(), rng=np.random.default_rng(1))
    assert (record.resolved, record.unresolved) == (0, 1)
    assert record.brier is None
