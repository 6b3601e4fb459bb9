"""Kinds of source, names, affiliations; whom a pronoun or a last name takes up."""

from __future__ import annotations

import pytest

from standoff.read.attribution import attributions
from standoff.read.attribution_kinds import speaks
from standoff.read.tree import Tree
from standoff.vocabulary.sources import Attribution, SourceKind
from tests.read.tools import prepared


def sources(text: str) -> list[Attribution]:
    return [each.attribution for each in attributions(prepared(text))]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        (
            "Finance Minister Ana Ruiz said it was over.",
            SourceKind.NAMED_OFFICIAL,
            "Ana Ruiz",
        ),
        ("A senior official said it was over.", SourceKind.ANONYMOUS_OFFICIAL, ""),
        (
            "Dr. Lena Ohm, a historian, said it was over.",
            SourceKind.NAMED_EXPERT,
            "Lena Ohm",
        ),
        ("Analysts said it was over.", SourceKind.ANONYMOUS_EXPERT, ""),
        ("Peru said it was over.", SourceKind.GOVERNMENT, "Peru"),
        (
            "The defence ministry said it was over.",
            SourceKind.GOVERNMENT,
            "defence ministry",
        ),
        (
            "The trade union said it was over.",
            SourceKind.ORGANISATION,
            "trade union",
        ),
        ("The newspaper said it was over.", SourceKind.MEDIA, "newspaper"),
        ("Lena Ohm said it was over.", SourceKind.NAMED_PERSON, "Lena Ohm"),
        ("Residents said it was over.", SourceKind.ANONYMOUS, ""),
    ],
)
def test_kind_and_name(text: str, kind: SourceKind, name: str) -> None:
    (found,) = sources(text)
    assert (found.kind, found.name) == (kind, name)


def test_affiliation() -> None:
    text = "Lena Ohm, a fellow at the Institute for Strait Studies, said it was over."
    (found,) = sources(text)
    assert found.affiliation == "Institute for Strait Studies"


def test_a_last_name_and_a_pronoun_are_the_person_met_before() -> None:
    text = (
        "Lena Ohm, a historian, said it was over. Ohm said the fleet had left. "
        "She added that it would not return."
    )
    assert [(s.kind, s.name) for s in sources(text)] == [(SourceKind.NAMED_EXPERT, "Lena Ohm")] * 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Satellite images", True),
        ("Three of them", True),
        ("The minister", True),
        ("The steep price", False),
        ("The long delay", False),
    ],
)
def test_who_can_speak(text: str, expected: bool) -> None:
    ready = prepared(text + " shows it.")
    tree = Tree.of(ready)
    assert speaks(ready, tree, source=(0, len(text.split()))) is expected


def test_nobody_named_is_somebody() -> None:
    ready = prepared("It rained.")
    assert speaks(ready, Tree.of(ready), source=None)
