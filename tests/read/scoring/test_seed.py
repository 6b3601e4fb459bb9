from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from standoff.read.reader import read
from standoff.read.scoring.seed import gold_claims, score_seed
from standoff.vocabulary.actors import Actor
from standoff.vocabulary.claims import Relation
from standoff.vocabulary.crises import Reading
from standoff.vocabulary.sources import Document, document_id

TEXT = "The Peru-Chile feud is old. The feud goes on."
DOCUMENT = Document(document_id(TEXT), TEXT)


def claim(start: int, end: int, a: str, b: str) -> Relation:
    return Relation(
        relation="rivalry",
        a=(Actor(a),),
        b=(Actor(b),),
        span=DOCUMENT.span(start, end),
        rule="relation.rivalry",
    )


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    rows = [
        {"id": "doc", "path": "x.txt"},
        {
            "id": "g1",
            "kind": "RELATION",
            "span": [0, 19],
            "quote": TEXT[0:19],
            "a": ["PER"],
            "b": ["CHL"],
        },
        {
            "id": "g2",
            "kind": "RELATION",
            "span": [28, 36],
            "quote": TEXT[28:36],
            "a": ["PER"],
            "b": [],
        },
        {"id": "g3", "kind": "QUESTION", "span": [28, 36], "quote": TEXT[28:36]},
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_found_missed_and_extra(gold: Path) -> None:
    made = (claim(4, 19, "PER", "CHL"), claim(28, 36, "CHL", "PER"), claim(0, 26, "PER", "CHL"))
    score = score_seed(gold_claims(gold), Reading(DOCUMENT, made))
    assert [coded.id for coded, _ in score.found] == ["g1"]
    reasons = {miss.gold.id: miss.reason for miss in score.missed}
    assert reasons["g2"].startswith("parties differ: relation.rivalry gave ['CHL'] -> ['PER']")
    assert reasons["g3"] == "kind differs: relation.rivalry"
    assert len(score.extra) == 2
    assert score.verbatim


def test_nothing_read(gold: Path) -> None:
    score = score_seed(gold_claims(gold), Reading(DOCUMENT, ()))
    assert {miss.reason for miss in score.missed} == {"nothing was read there"}


@pytest.mark.data
def test_the_founding_document(data_dir: Path) -> None:
    gold = gold_claims(data_dir / "reading" / "seed_claims.jsonl")
    [source] = (data_dir.parent / "seed").glob("*.txt")
    text = source.read_text(encoding="utf-8")
    day = date(2025, 11, 15)
    found = read(Document(document_id(text), text, published=day), as_of=day)
    score = score_seed(gold, found)
    assert len(score.found) >= 27, [(miss.gold.id, miss.reason) for miss in score.missed]
    assert len(score.extra) <= 6, [(c.rule, c.span.quote) for c in score.extra]
    assert score.verbatim
