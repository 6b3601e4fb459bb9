from __future__ import annotations

from standoff.read.groups import GroupMemory, groups, states
from standoff.vocabulary.actors import Actor, Sector
from tests.read.tools import prepared

LISTED = "Mali has aid from:\n- France: planes;\n- Chad: soldiers.\n\nPeru and Chile watched."


def test_groups_are_coordinated_or_listed() -> None:
    found = groups(prepared(LISTED))
    assert [sorted(group.codes) for group in found] == [["FRA", "TCD"], ["CHL", "PER"]]
    assert found[0].lead is not None
    assert found[1].lead is None


def test_what_stands_between_is_opposed() -> None:
    [group] = groups(prepared("The quarrel between Peru and Chile is old."))
    assert group.opposed


def test_pairs_with_a_hyphen_and_places_are_no_groups() -> None:
    assert groups(prepared("The Peru-Chile talks went on in Paris and Vienna.")) == ()


def test_states_keep_one_actor_each_and_no_place() -> None:
    actors = (
        Actor("PER"),
        Actor("PER", Sector.MIL),
        Actor("CHL"),
        Actor("FRA", Sector.UNK),
    )
    assert states(actors) == (Actor("PER"), Actor("CHL"))


def test_a_lead_gives_a_state_its_backers() -> None:
    text = prepared(LISTED)
    memory = GroupMemory(groups(text), dict(text.heads))
    memory.introduce(text.sentences[0])
    assert [actor.code for actor in memory.backers["MLI"]] == ["FRA", "TCD"]
    assert memory.backed_by(frozenset(["FRA", "TCD"])) == (Actor("MLI"),)
    assert memory.backed_by(frozenset(["FRA"])) == ()
