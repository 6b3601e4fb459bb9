from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.read.assets import assets, force_kind, support_form


def read(text: str) -> list[tuple[str, str, str]]:
    return [(text[a.start : a.end], a.kind, a.form) for a in assets(text)]


@pytest.mark.parametrize(
    ("text", "words", "kind", "form"),
    [
        ("two guided-missile destroyers", "guided-missile destroyers", "naval", "weapons"),
        ("the USS Gerald R. Ford", "USS Gerald R. Ford", "naval", "weapons"),
        ("an aircraft carrier strike group", "aircraft carrier strike group", "naval", "weapons"),
        ("F-35s", "F-35s", "air", "weapons"),
        ("MiG-21 fighters", "MiG-21 fighters", "air", "weapons"),
        ("S-400 missile systems", "S-400 missile systems", "missile", "weapons"),
        ("Patriot batteries", "Patriot batteries", "missile", "weapons"),
        ("T-72 tanks", "T-72 tanks", "land", "weapons"),
        ("marines", "marines", "personnel", "personnel"),
        ("military advisers", "military advisers", "personnel", "training"),
        ("intelligence operatives", "intelligence operatives", "personnel", "intelligence"),
        ("early-warning radars", "early-warning radars", "other", "materiel"),
        ("a line of credit", "line of credit", "", "funding"),
        ("satellite imagery", "satellite imagery", "", "intelligence"),
        ("basing rights", "basing rights", "", "territory"),
    ],
)
def test_what_names_an_asset(text: str, words: str, kind: str, form: str) -> None:
    assert read(text) == [(words, kind, form)]


def test_a_designation_says_what_its_class_is() -> None:
    assert read("F-16 fighters and rebel fighters") == [
        ("F-16 fighters", "air", "weapons"),
        ("fighters", "personnel", "personnel"),
    ]


def test_people_and_goods_are_counted_apart() -> None:
    assert [a.counts for a in assets("soldiers with rifles")] == ["persons", "items"]


@pytest.mark.parametrize(
    "text",
    [
        "a think tank",
        "market forces",
        "a cargo ship",
        "the missile crisis",
        "an arms embargo",
        "air carriers",
        "the Security Council",
        "a relationship",
        "he was a patriot",
        "page F-1-2",
        "jet lag",
    ],
)
def test_what_names_none(text: str) -> None:
    assert read(text) == []


def test_adjectives() -> None:
    assert [force_kind(w) for w in ("naval", "armoured", "military", "green")] == [
        "naval",
        "land",
        "other",
        "",
    ]
    assert [support_form(w) for w in ("security", "financial", "kind")] == [
        "materiel",
        "funding",
        "",
    ]


@given(
    st.lists(
        st.sampled_from(
            [
                "two",
                "tank",
                "tanks",
                "F-16",
                "USS",
                "Ford",
                "of",
                "-",
                ",",
                "ship",
                "air",
                "force",
                "think",
            ]
        )
    )
)
def test_assets_do_not_overlap(words: list[str]) -> None:
    text = " ".join(words)
    found = assets(text)
    assert all(0 <= a.start < a.end <= len(text) for a in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
