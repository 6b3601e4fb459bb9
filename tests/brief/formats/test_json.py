from __future__ import annotations

import json
from typing import Any

import pytest

from standoff.brief.document import Brief
from standoff.brief.formats.json import render
from standoff.vocabulary.claims import claim_from_plain

NUMBER = {"text", "value", "low", "high", "level", "unit", "method", "claims", "references"}


@pytest.fixture(scope="module")
def plain(written: Brief) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(render(written))
    return loaded


def walk(value: Any, key: str) -> list[Any]:
    if isinstance(value, dict):
        own = [value[key]] if key in value else []
        return own + [found for inner in value.values() for found in walk(inner, key)]
    if isinstance(value, list):
        return [found for inner in value for found in walk(inner, key)]
    return []


def test_every_number_says_what_it_rests_on(plain: dict[str, Any]) -> None:
    numbers = [number for some in walk(plain["sections"], "numbers") for number in some]
    assert len(numbers) > 100
    assert {frozenset(number) for number in numbers} == {frozenset(NUMBER)}
    claims = {claim["id"] for claim in plain["claims"]}
    keys = {reference["key"] for reference in plain["references"]}
    for number in numbers:
        assert set(number["claims"]) <= claims
        assert set(number["references"]) <= keys
        assert isinstance(number["value"], int | float)


def test_values_are_not_rounded(plain: dict[str, Any]) -> None:
    numbers = [n for some in walk(plain["sections"], "numbers") for n in some]
    support = next(n for n in numbers if n["text"] == "35%" and n["value"] == 0.34)
    assert (support["low"], support["high"], support["level"]) == (
        pytest.approx(0.14),
        pytest.approx(0.56),
        0.8,
    )


def test_claims_come_back(plain: dict[str, Any], written: Brief) -> None:
    assert [claim_from_plain(claim) for claim in plain["claims"]] == [
        note.claim for note in written.notes
    ]
    assert plain["claims"][0]["words"]["certainty"] == "stated as fact"


def test_blocks_name_their_type(plain: dict[str, Any]) -> None:
    kinds = {block["type"] for section in plain["sections"] for block in section["blocks"]}
    assert kinds == {"paragraph", "list", "columns", "table", "plot"}


def test_head_and_documents(plain: dict[str, Any]) -> None:
    assert (plain["layout"], plain["standoff"], plain["as_of"]) == (1, "0.1.0", "2025-11-15")
    assert plain["documents"][0]["published"] == "2025-11-10"
    assert "text" not in plain["documents"][0]
    assert plain["roles"][0] == {"part": "coercer", "code": "USA", "name": "United States"}
