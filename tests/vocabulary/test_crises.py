from __future__ import annotations

from standoff.vocabulary.actors import Actor
from standoff.vocabulary.crises import Role


def test_a_role_is_named_by_its_actors_code() -> None:
    assert Role(Actor("VEN"), "given by the user").code == "VEN"
