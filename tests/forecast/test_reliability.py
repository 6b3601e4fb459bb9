from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.forecast.reliability import reliability

CASES = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60)


def test_by_hand() -> None:
    """Forecasts .2 .4 .6 with events 0 1 0 pool to frequencies 0 .5 .5."""
    curve = reliability([0.2, 0.4, 0.6], [False, True, False])
    assert curve.recalibrated == pytest.approx([0, 0.5, 0.5])
    score = (0.04 + 0.36 + 0.36) / 3
    assert curve.miscalibration == pytest.approx(score - 0.5 / 3)
    assert curve.uncertainty == pytest.approx(2 / 9)
    assert curve.expected_error == pytest.approx((0.2 + 0.1 + 0.1) / 3)


@given(CASES)
def test_the_parts_add_up_and_are_never_negative(cases: list[tuple[float, bool]]) -> None:
    p, event = zip(*cases, strict=True)
    curve = reliability(p, event)
    score = np.mean((np.array(p) - np.array(event)) ** 2)
    parts = curve.miscalibration - curve.discrimination + curve.uncertainty
    assert parts == pytest.approx(score)
    assert curve.miscalibration >= -1e-12
    assert curve.discrimination >= -1e-12
    assert np.all(np.diff(curve.recalibrated) >= -1e-12)
