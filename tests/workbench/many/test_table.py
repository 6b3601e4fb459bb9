from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.record.stores import open_store
from standoff.vocabulary.actors import Actor, Sector
from standoff.vocabulary.claims import (
    CLAIM_KINDS,
    Assessment,
    Certainty,
    Claim,
    Cost,
    Event,
    Factuality,
    Force,
    Item,
    Judgement,
    Posture,
    Quantity,
    Question,
    Relation,
    Signal,
    Stance,
    Support,
    When,
)
from standoff.vocabulary.problems import Problem
from standoff.vocabulary.sources import Attribution, Document, SourceKind, Span, Voice, document_id
from standoff.workbench.many.table import (
    CLAIM_COLUMNS,
    DOCUMENT_COLUMNS,
    claim_row,
    claims_from,
    document_row,
    frame,
    open_table,
    problem_row,
    readings_from,
)
from standoff.workbench.many.writing import writer

DAY = date(2025, 11, 10)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
DAYS = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))
NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False)
SPANS = st.builds(Span, TEXTS, st.integers(0, 10**6), st.integers(0, 10**6), TEXTS)
QUANTITIES = st.none() | st.builds(Quantity, NUMBERS, NUMBERS, TEXTS, TEXTS, TEXTS)


def several(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(inner, max_size=2).map(tuple)


ACTORS = several(st.builds(Actor, TEXTS, st.sampled_from(Sector), TEXTS))
COMMON: dict[str, Any] = {
    "span": SPANS,
    "rule": TEXTS,
    "attribution": st.builds(
        *(Attribution, st.sampled_from(Voice), st.sampled_from(SourceKind)),
        *(st.none() | SPANS, st.none() | SPANS, TEXTS, TEXTS),
    ),
    "factuality": st.builds(Factuality, st.sampled_from(Certainty), st.booleans(), several(SPANS)),
    "when": st.builds(When, DAYS, DAYS, st.none() | SPANS),
    "probability": NUMBERS,
}
PARTIES = {"actor": ACTORS, "recipient": ACTORS}
MODES = {"event": TEXTS, "mode": several(TEXTS), "context": several(TEXTS), "aux": several(TEXTS)}
KINDS: dict[type[Claim], dict[str, Any]] = {
    Event: {**PARTIES, **MODES, "quantity": QUANTITIES},
    Signal: {**PARTIES, **MODES, "stance": st.sampled_from(Stance), "commitment": TEXTS},
    Posture: {
        "actor": ACTORS,
        "against": ACTORS,
        "forces": several(st.builds(Force, TEXTS, TEXTS, QUANTITIES)),
        "mode": several(TEXTS),
    },
    Support: {
        "supporter": ACTORS,
        "recipient": ACTORS,
        "items": several(st.builds(Item, TEXTS, TEXTS, QUANTITIES)),
    },
    Assessment: {
        "about": ACTORS,
        "toward": ACTORS,
        "judgements": several(st.builds(Judgement, TEXTS, TEXTS, ACTORS)),
    },
    Relation: {"relation": TEXTS, "a": ACTORS, "b": ACTORS},
    Cost: {"bearer": ACTORS, "domain": TEXTS, "quantity": QUANTITIES},
    Question: {"outcomes": several(TEXTS), "about": ACTORS},
}
CLAIMS = st.one_of([st.builds(kind, **COMMON, **own) for kind, own in KINDS.items()])
TEXT = "Ships arrive off the coast."
DOCUMENT = Document(document_id(TEXT), TEXT, "Ships", "Post", "https://x.org", DAY)


def test_all_kinds_are_drawn() -> None:
    assert set(KINDS) == set(CLAIM_KINDS.values())


@settings(max_examples=40)
@given(st.lists(CLAIMS, max_size=4))
def test_any_claims_go_into_a_table_and_back(claims: list[Claim]) -> None:
    rows = [claim_row(c, DOCUMENT, as_of=DAY) for c in claims]
    assert claims_from(frame(rows, CLAIM_COLUMNS)) == tuple(claims)


@pytest.mark.parametrize("ending", [".parquet", ".jsonl"])
@settings(max_examples=15)
@given(claims=st.lists(CLAIMS, max_size=7))
def test_any_claims_go_into_a_file_and_back(ending: str, claims: list[Claim]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / f"claims{ending}"
        made = writer(place, CLAIM_COLUMNS, ending=ending, rows=2)
        rows = [claim_row(c, DOCUMENT, as_of=DAY) for c in claims]
        for row in rows:
            made.add(row)
        table = open_table(made.finish())
    assert claims_from(table) == tuple(claims)
    assert table.equals(frame(rows, CLAIM_COLUMNS))
    assert list(table.columns) == list(CLAIM_COLUMNS)


def cost(**said: Any) -> Claim:
    span = DOCUMENT.span(0, 5)
    return CLAIM_KINDS["COST"](span=span, rule="cost.test", bearer=(), domain="economy", **said)


def test_columns_say_what_the_claim_says() -> None:
    claim = cost(
        attribution=Attribution(source=DOCUMENT.span(6, 12), name="A. Person"),
        factuality=Factuality(Certainty.POSSIBLE, False, (DOCUMENT.span(0, 5),)),
        when=When(DAY, None),
        probability=0.25,
    )
    row = claim_row(claim, DOCUMENT, as_of=DAY)
    assert list(row) == list(CLAIM_COLUMNS)
    table = frame([row], CLAIM_COLUMNS).to_dicts()[0]
    said = {
        "document": DOCUMENT.id, "outlet": "Post", "published": DAY, "as_of": DAY, "copy_of": None,
        "claim": claim.id, "kind": "COST", "actors": [], "quote": "Ships", "start": 0, "end": 5,
        "source": "arrive", "source_name": "A. Person", "cue": None, "certainty": "PS",
        "positive": False, "hedges": ["Ships"], "date_from": DAY, "date_to": None, "event": None,
        "probability": 0.25, "rule": "cost.test",
    }  # fmt: skip
    assert {name: table[name] for name in said} == said


def test_a_record_that_was_not_read_has_a_row_too() -> None:
    row = document_row("f.jsonl:3", "", document=None)
    assert list(row) == list(DOCUMENT_COLUMNS)
    assert frame([row], DOCUMENT_COLUMNS).to_dicts()[0]["place"] == "f.jsonl:3"
    problem = problem_row(Problem("no text", "test"), "f.jsonl:3", document=None)
    assert (problem["place"], problem["message"], problem["span"]) == ("f.jsonl:3", "no text", None)


def test_a_store_takes_what_the_tables_hold() -> None:
    claim = cost()
    claims = frame([claim_row(claim, DOCUMENT, as_of=DAY)], CLAIM_COLUMNS)
    rows = [document_row("a", "", document=DOCUMENT), document_row("b", "", document=None)]
    (reading,) = readings_from(claims, frame(rows, DOCUMENT_COLUMNS))
    assert reading.document == DOCUMENT
    with open_store("memory:") as store:
        store.add([reading], seen=DAY)
        assert store.view(as_of=DAY).claims == (claim,)


def test_empty_tables_have_their_types() -> None:
    table = frame([], CLAIM_COLUMNS)
    assert table.schema["published"] == pl.Date
    assert table.schema["actors"] == pl.List(pl.String)
    assert claims_from(table) == ()
