"""Factuality: modals, negation, embedding words, conditions, questions; and plain facts."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.read.backends.spacy.pipeline import load
from standoff.read.factuality import effects, factuality
from standoff.read.parsing import parse
from standoff.vocabulary.claims import Certainty
from standoff.vocabulary.sources import Document
from tests.read.tools import prepared


def judged(text: str, word: str) -> tuple[str, list[str]]:
    ready = prepared(text)
    token = next(token for token in ready.doc if token.text == word)
    found = factuality(ready, token)
    assert all(ready.document.holds(cue) for cue in found.cues)
    return f"{found.certainty}{'+' if found.positive else '-'}", [cue.quote for cue in found.cues]


@pytest.mark.parametrize(
    ("text", "word", "expected", "cue"),
    [
        ("The army may cross the river.", "cross", "PS+", "may"),
        ("The army will cross the river.", "cross", "PR+", "will"),
        ("The army did not cross the river.", "cross", "CT-", "not"),
        ("The army might not cross the river.", "cross", "PS-", "might"),
        ("No soldier crossed the river.", "crossed", "CT-", "No"),
        ("The army probably crossed the river.", "crossed", "PR+", "probably"),
        ("The army failed to cross the river.", "cross", "CT-", "failed"),
        ("The army did not fail to cross the river.", "cross", "CT+", "fail"),
        ("The envoy denied that troops crossed the river.", "crossed", "CT-", "denied"),
        ("The army plans to cross the river.", "cross", "PS+", "plans"),
        ("Observers suspect that troops crossed the river.", "crossed", "PR+", "suspect"),
        ("They have neither the will nor the fuel.", "have", "CT-", "neither"),
        ("They are unlikely to cross the river.", "cross", "PR-", "unlikely"),
        ("The threat of an invasion grew.", "invasion", "PS+", "threat"),
        ("He has not ruled out an invasion.", "invasion", "PS+", "ruled"),
        ("The envoy stopped short of declaring war.", "declaring", "CT-", "stopped"),
        ("If troops cross the river, war follows.", "cross", "PS+", "If"),
        ("Did troops cross the river?", "cross", "PS+", "?"),
    ],
)
def test_qualified(text: str, word: str, expected: str, cue: str) -> None:
    found, cues = judged(text, word)
    assert found == expected
    assert cue in cues


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The army crossed the river.", "crossed"),
        ("The army has crossed the river.", "crossed"),
        ("He said that troops crossed the river.", "crossed"),
        ("He knows that troops crossed the river.", "crossed"),
        ("The army managed to cross the river.", "cross"),
        ("The army crossed the river without a shot.", "crossed"),
        ("The army, which may retreat, crossed the river.", "crossed"),
        ("Nobody saw it, but the army crossed the river.", "crossed"),
        ("The army crossed the river in May.", "crossed"),
        ("It crossed no border that anybody had not crossed.", "anybody"),
        ("The army keeps crossing the river.", "crossing"),
        ("War followed when troops crossed the river.", "crossed"),
    ],
)
def test_plain(text: str, word: str) -> None:
    assert judged(text, word) == ("CT+", [])


@pytest.mark.parametrize(
    "part", ["modal", "adverb", "negation", "mark", "verb", "object", "adjective", "noun"]
)
def test_the_table_is_sound(part: str) -> None:
    table = effects(part)
    assert table
    assert all(
        isinstance(effect.certainty, Certainty) for pair in table.values() for effect in pair
    )


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_judges_anything(text: str) -> None:
    ready = prepared(text)
    for token in ready.doc:
        assert all(ready.document.holds(cue) for cue in factuality(ready, token).cues)


@pytest.mark.data
def test_goes_with_human_judgement(data_dir: Path) -> None:
    path = data_dir / "reading" / "uds_factuality.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()[::110]
    ours, theirs = [], []
    for line in lines:
        record = json.loads(line)
        document = Document(record["id"], record["text"])
        ready = parse(document, load(), as_of=date(2010, 1, 1))
        for predicate in record["predicates"]:
            matching = [token for token in ready.doc if token.text == predicate["form"]]
            if len(matching) == 1:
                found = factuality(ready, matching[0])
                sure = found.certainty is Certainty.CERTAIN and found.positive
                ours.append(1.0 if sure else 0.0)
                theirs.append(predicate["value"])
    assert len(ours) > 100
    assert float(np.corrcoef(ours, theirs)[0, 1]) > 0.42
