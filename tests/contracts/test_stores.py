"""Every store behaves the same; a new one is tested by its row in `STORES`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from standoff.errors import UnknownName
from standoff.record.stores import STORES, Added, Store, open_store
from standoff.vocabulary.problems import Problem
from tests.record.tools import document, posture, reading, support

EARLY, LATE = date(2025, 11, 1), date(2025, 11, 20)


def address(scheme: str, request: pytest.FixtureRequest) -> str:
    if scheme == "memory":
        return "memory:"
    if scheme == "postgresql":
        return str(request.getfixturevalue("postgres_address"))
    return f"{scheme}:///{request.getfixturevalue('tmp_path') / 'record.db'}"


def marked(scheme: str) -> object:
    return pytest.param(scheme, marks=[pytest.mark.long] if scheme == "postgresql" else [])


@pytest.fixture(params=[marked(scheme) for scheme, _ in STORES])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    with open_store(address(request.param, request)) as opened:
        yield opened


def test_adding_twice_changes_nothing(store: Store) -> None:
    source = document("Ships arrive.")
    whole = reading(source, posture(source, "Ships", actor="USA", against="VEN"))
    assert store.add([whole], seen=LATE) == Added(1, 1)
    before = store.view(as_of=LATE)
    assert store.add([whole, whole], seen=LATE) == Added(0, 0)
    assert store.view(as_of=LATE) == before


def test_a_view_never_sees_what_came_later(store: Store) -> None:
    store.add([reading(document("Old.", published=EARLY))], seen=LATE)
    store.add([reading(document("New.", published=LATE))], seen=LATE)
    assert [d.text for d in store.view(as_of=EARLY).documents] == ["Old."]
    assert [d.text for d in store.view(as_of=LATE).documents] == ["Old.", "New."]


def test_an_undated_text_counts_from_the_day_it_was_seen(store: Store) -> None:
    store.add([reading(document("Undated.", published=None))], seen=LATE)
    assert store.view(as_of=EARLY).documents == ()
    assert store.view(as_of=LATE).documents[0].published == LATE


def test_one_text_in_two_outlets_is_one_document_first_seen_first(store: Store) -> None:
    store.add([reading(document("Same.", outlet="late", published=LATE))], seen=LATE)
    store.add([reading(document("Same.", outlet="early", published=EARLY))], seen=LATE)
    (only,) = store.view(as_of=LATE).documents
    assert (only.outlet, only.published) == ("early", EARLY)


def test_a_second_reading_of_a_text_adds_its_new_claims(store: Store) -> None:
    source = document("Ships arrive. Radars come.")
    ships = posture(source, "Ships", actor="USA", against="VEN")
    radars = support(source, "Radars", by="CHN", to="VEN")
    store.add([reading(source, radars)], seen=LATE)
    assert store.add([reading(source, ships, radars)], seen=LATE) == Added(0, 1)
    assert store.view(as_of=LATE).claims == (ships, radars)


def test_problems_travel_with_the_reading(store: Store) -> None:
    source = document("Ships arrive.")
    problem = Problem("a date that is none", "read.time", source.span(0, 5))
    with_problem = reading(source).__class__(source, (), (problem,))
    store.add([with_problem], seen=LATE)
    assert store.view(as_of=LATE).problems == (problem,)


def test_unknown_scheme_says_what_is_known() -> None:
    with pytest.raises(UnknownName, match="use one of memory, sqlite, postgresql"):
        open_store("teapot:///x")
