from __future__ import annotations

from standoff.record.corroboration import assertions, corroborate
from standoff.vocabulary.sources import Attribution, SourceKind, Voice
from tests.record.tools import document, posture, signal, support


def test_two_outlets_that_say_the_same_are_one_group_of_two() -> None:
    a = document("Arland masses troops near Borland this week.", outlet="herald")
    b = document("Near Borland, more soldiers of Arland arrive.", outlet="tribune")
    claims = [
        posture(a, "Arland masses troops", actor="USA", against="VEN"),
        posture(b, "more soldiers of Arland", actor="USA", against="VEN"),
    ]
    (group,) = corroborate(claims, [a, b])
    assert group.outlets == ("herald", "tribune")
    assert group.claims == tuple(c.id for c in claims)
    assert group.note == ""


def test_copies_of_one_wire_text_count_once() -> None:
    text = "Arland masses troops near Borland this week, officials of both states said on Friday."
    a = document(text, outlet="agency")
    b = document(text + " (Agency)", outlet="daily")
    quote = "Arland masses troops"
    claims = [posture(d, quote, actor="USA", against="VEN") for d in (a, b)]
    (group,) = corroborate(claims, [a, b])
    assert group.outlets == ("agency",)
    assert "only one outlet" in group.note


def test_support_agrees_by_form_of_help() -> None:
    a = document("Crania ships missiles. Crania lends money.", outlet="herald")
    arms = support(a, "ships missiles", by="RUS", to="VEN", form="weapons")
    money = support(a, "lends money", by="RUS", to="VEN", form="funding")
    assert set(assertions(arms)).isdisjoint(assertions(money))
    assert len(corroborate([arms, money], [a])) == 2


def test_an_expert_nobody_else_quotes_is_marked_so() -> None:
    a = document("They will strike, says Ann Example.", outlet="herald")
    said = Attribution(Voice.INDIRECT, SourceKind.NAMED_EXPERT, name="Ann Example")
    claim = signal(a, "They will strike", actor="USA", recipient="VEN", attribution=said)
    (group,) = corroborate([claim], [a])
    assert group.note == "only one outlet quotes Ann Example"
    assert group.sources == ("Ann Example",)


def test_one_unnamed_source_stays_one_unnamed_source() -> None:
    a = document("They will strike, an official says.", outlet="herald")
    said = Attribution(Voice.INDIRECT, SourceKind.ANONYMOUS_OFFICIAL)
    claim = signal(a, "They will strike", actor="USA", recipient="VEN", attribution=said)
    (group,) = corroborate([claim], [a])
    assert group.note == "one outlet, on one unnamed source (official anonymous)"


def test_nothing_to_corroborate() -> None:
    assert corroborate([], []) == ()
