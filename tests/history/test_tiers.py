from __future__ import annotations

import pytest

from standoff.errors import UsageError
from standoff.history.tiers import FEATURES, HINDSIGHT, OUTCOMES, refuse_hindsight


def test_tiers_do_not_overlap():
    assert not set(FEATURES) & HINDSIGHT
    assert not set(FEATURES) & set(OUTCOMES)
    assert not set(OUTCOMES) & HINDSIGHT


def test_features_known_at_the_onset_pass():
    refuse_hindsight(FEATURES)


@pytest.mark.parametrize("name", sorted(HINDSIGHT))
def test_hindsight_never_enters(name):
    with pytest.raises(UsageError, match="coded with hindsight"):
        refuse_hindsight(["triggr", name])


def test_outcomes_and_strangers_never_enter():
    with pytest.raises(UsageError, match="is an outcome"):
        refuse_hindsight(["outcom"])
    with pytest.raises(UsageError, match="in no tier"):
        refuse_hindsight(["horoscope"])
