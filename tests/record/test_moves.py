from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from standoff.record.moves import SILENCE, as_it_opened, day_of, kind_of, timeline_of
from standoff.record.views import view_of
from standoff.vocabulary.actors import Actor
from standoff.vocabulary.claims import (
    Certainty,
    Claim,
    Event,
    Factuality,
    Stance,
    When,
)
from standoff.vocabulary.crises import Case, Role, View
from standoff.vocabulary.moves import MoveKind, Side
from tests.record.tools import document, posture, reading, signal, support

AS_OF = date(2025, 3, 20)
TEXT = document("On Monday it happened. " + "x" * 40, published=AS_OF)
ARL, BOR, PAT, AID, OUT = "RUS", "UKR", "GBR", "BLR", "CHN"


def on(day: int, until: int | None = None) -> When:
    text = TEXT.span(0, 9)
    return When(date(2025, 3, day), date(2025, 3, until or day), text)


def event(kind: str, by: str, to: str, *, when: When, **more: object) -> Event:
    span = TEXT.span(0, 10 + len(kind))
    actor, recipient = (tuple(Actor(c) for c in codes.split()) for codes in (by, to))
    parts = {"actor": actor, "recipient": recipient, "when": when, **more}
    return Event(span=span, rule="test", event=kind, **parts)  # type: ignore[arg-type]


def case(**more: object) -> Case:
    roles = {"coercer": ARL, "target": BOR}
    parts = {part: Role(Actor(code), "") for part, code in roles.items()}
    patrons, partners = ((Role(Actor(code), ""),) for code in (PAT, AID))
    return Case("", AS_OF, **parts, patrons=patrons, partners=partners, **more)  # type: ignore[arg-type]


def view(*claims: Claim) -> View:
    return view_of([reading(TEXT, *claims)], as_of=AS_OF)


@pytest.mark.parametrize(
    ("kind", "more", "expected"),
    [
        ("ASSAULT", {}, MoveKind.VIOLENT),
        ("MOBILIZE", {}, MoveKind.MILITARY),
        ("COERCE", {"mode": ("restrict",)}, MoveKind.ECONOMIC),
        ("COERCE", {"mode": ("arrest",)}, MoveKind.POLITICAL),
        ("SANCTION", {"mode": ("expel",)}, MoveKind.POLITICAL),
        ("SANCTION", {"context": ("economic",)}, MoveKind.ECONOMIC),
        ("THREATEN", {}, MoveKind.VERBAL),
        ("REQUEST", {}, MoveKind.VERBAL),
        ("PROTEST", {}, None),
        ("AID", {}, None),
        ("CONSULT", {}, None),
        ("ASSAULT", {"aux": ("future",)}, None),
        ("ASSAULT", {"aux": ("historical",)}, None),
        ("MOBILIZE", {"aux": ("hypothetical",)}, None),
        ("ASSAULT", {"factuality": Factuality(Certainty.POSSIBLE)}, None),
        ("ASSAULT", {"factuality": Factuality(positive=False)}, None),
    ],
)
def test_only_what_is_stated_as_done_is_a_move(
    kind: str, more: dict[str, object], expected: MoveKind | None
) -> None:
    assert kind_of(event(kind, ARL, BOR, when=on(3), **more)) is expected


def test_forces_and_words_are_moves_and_help_and_presence_are_not() -> None:
    ships = posture(TEXT, "On", actor=ARL, against=BOR)
    words = signal(TEXT, "On", actor=ARL, recipient=BOR)
    assert kind_of(ships) is MoveKind.MILITARY
    assert kind_of(words) is MoveKind.VERBAL
    assert kind_of(replace(ships, direction="presence")) is None
    assert kind_of(replace(ships, direction="draw-down")) is None
    assert kind_of(replace(words, stance=Stance.CONCILIATORY)) is None
    assert kind_of(replace(words, stance=Stance.AMBIGUOUS)) is None
    assert kind_of(support(TEXT, "On", by=PAT, to=BOR)) is None


def test_a_day_is_the_last_of_what_the_text_says_and_no_guess() -> None:
    told = event("ASSAULT", ARL, BOR, when=on(3, 5))
    assert day_of(told, as_of=AS_OF) == date(2025, 3, 5)
    for silent in (
        When(AS_OF, AS_OF),
        on(25),
        on(18, 25),
        When(date(2024, 1, 1), date(2024, 12, 31), TEXT.span(0, 9)),
        When(None, None, TEXT.span(0, 9)),
    ):
        assert day_of(replace(told, when=silent), as_of=AS_OF) is None


def test_a_course_of_dated_moves() -> None:
    ships = replace(posture(TEXT, "On", actor=ARL, against=BOR), when=on(3))
    words = event("THREATEN", BOR, ARL, when=on(6))
    patron = event("THREATEN", PAT, ARL, when=on(9))
    shells = event("ASSAULT", ARL, BOR, when=on(12))
    found = timeline_of(case(), view(ships, words, patron, shells))
    assert found.began == date(2025, 3, 3)
    assert [(m.day, m.side, m.kind, m.source) for m in found.moves] == [
        (0, Side.COERCER, MoveKind.MILITARY, ships.id),
        (3, Side.TARGET, MoveKind.VERBAL, words.id),
        (6, Side.THIRD, MoveKind.VERBAL, patron.id),
        (9, Side.COERCER, MoveKind.VIOLENT, shells.id),
    ]
    assert found.seen is not None
    assert (found.seen.days, found.seen.since_last, found.seen.joined) == (17, 8, 1)
    assert found.seen.violent
    assert not found.seen.pending


def test_of_each_side_the_gravest_move_and_the_trigger_count() -> None:
    ships = replace(posture(TEXT, "On", actor=ARL, against=BOR), when=on(3))
    acts = [
        event("SANCTION", ARL, BOR, when=on(6)),
        event("ASSAULT", ARL, BOR, when=on(12)),
        event("THREATEN", ARL, BOR, when=on(18)),
        event("ACCUSE", BOR, ARL, when=on(7)),
        event("MOBILIZE", BOR, ARL, when=on(10)),
    ]
    found = timeline_of(case(), view(ships, *acts))
    assert len(found.moves) == 6
    assert found.seen is not None
    assert found.seen.made == {
        (Side.COERCER, MoveKind.MILITARY),
        (Side.COERCER, MoveKind.VIOLENT),
        (Side.TARGET, MoveKind.MILITARY),
    }
    assert found.seen.since_last == 8


def test_the_target_has_yet_to_answer_until_a_dated_word_of_it() -> None:
    ships = replace(posture(TEXT, "On", actor=ARL, against=BOR), when=on(3))
    talks = replace(signal(TEXT, "On Monday", actor=BOR, recipient=ARL), stance=Stance.CONCILIATORY)
    waiting = timeline_of(case(), view(ships, talks)).seen
    answered = timeline_of(case(), view(ships, replace(talks, when=on(5)))).seen
    assert waiting is not None
    assert waiting.pending
    assert answered is not None
    assert not answered.pending
    assert answered.made == waiting.made


@pytest.mark.parametrize(
    "aside",
    [
        event("THREATEN", ARL, OUT, when=on(3)),
        event("THREATEN", PAT, OUT, when=on(3)),
        event("ASSAULT", f"{ARL} {BOR}", OUT, when=on(3)),
        event("THREATEN", ARL, "", when=on(3)),
        replace(posture(TEXT, "On", actor=ARL, against=OUT), when=on(3)),
    ],
    ids=["elsewhere", "patron-elsewhere", "both-sides", "nobody", "ships-elsewhere"],
)
def test_what_is_not_between_the_parties_is_no_move_of_theirs(aside: Claim) -> None:
    assert timeline_of(case(), view(aside)).moves == ()


def test_forces_moved_against_nobody_named_count() -> None:
    drills = replace(posture(TEXT, "On", actor=ARL, against=BOR), against=(), when=on(3))
    assert len(timeline_of(case(), view(drills)).moves) == 1


def test_an_older_quarrel_is_not_this_crisis() -> None:
    old = AS_OF - timedelta(days=SILENCE + 30)
    past = event("ASSAULT", ARL, BOR, when=When(old, old, TEXT.span(0, 9)))
    found = timeline_of(case(), view(past))
    assert found.began is None
    assert found.seen is None
    assert "no move is dated within 60 days" in found.reason
    recent = event("THREATEN", ARL, BOR, when=on(10))
    both = timeline_of(case(), view(past, recent))
    assert both.began == date(2025, 3, 10)
    assert [m.kind for m in both.moves] == [MoveKind.VERBAL]


def test_no_dated_move_says_so_and_the_users_word_goes_first() -> None:
    assert "no move is dated" in timeline_of(case(), view()).reason
    given = timeline_of(case(), view(), began=date(2025, 3, 1))
    assert given.reason == "given by the user"
    assert given.seen is not None
    assert (given.seen.days, given.seen.made, given.seen.pending) == (19, frozenset(), True)


def test_the_opening_is_made_of_what_is_dated_on_the_first_day_or_not_at_all() -> None:
    ships = replace(posture(TEXT, "On", actor=ARL, against=BOR), when=on(3))
    shells = event("ASSAULT", ARL, BOR, when=on(12))
    undated = event("ACCUSE", ARL, BOR, when=When())
    whole = view(ships, shells, undated)
    opened = as_it_opened(whole, timeline_of(case(), whole))
    assert set(opened.claims) == {ships, undated}
    quiet = view(undated)
    assert as_it_opened(quiet, timeline_of(case(), quiet)) is quiet
