from __future__ import annotations

from standoff.vocabulary.actors import Actor


def test_an_actor_nobody_knows_says_so() -> None:
    assert Actor("VEN").known
    assert not Actor("---", text="the rebels of the hills").known
