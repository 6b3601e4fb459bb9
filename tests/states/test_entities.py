from __future__ import annotations

from datetime import date

from standoff.states import KINDS, Entity, Mention, lexicon
from standoff.vocabulary.actors import Actor


def test_a_mention_gives_its_first_reading() -> None:
    one, two = Entity(Actor("GEO"), "name", "Georgia"), Entity(Actor("USA"), "region", "Georgia")
    assert Mention(0, 7, "Georgia", (one, two)).entity is one


def test_only_leaders_out_of_office_are_former() -> None:
    assert Entity(Actor("DEU"), "leader", "X", "X", "former chancellor").former
    assert not Entity(Actor("DEU"), "leader", "X", "X", "chancellor").former
    assert not Entity(Actor("DEU"), "name", "Germany").former


def test_the_lexicon_uses_the_kinds_listed() -> None:
    entries = lexicon(as_of=date(2025, 11, 15)).entries
    assert {e.kind for readings in entries.values() for e in readings} == set(KINDS)
