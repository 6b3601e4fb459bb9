from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from standoff.read.heads import CLASSES, QUAD_OF, classify, decide, quads, tells_an_act
from standoff.read.reader import prepare
from standoff.read.sentences import Sentence
from standoff.vocabulary.sources import Document


def sentence(text: str) -> Sentence:
    return prepare(Document("d", text), as_of=date(2022, 1, 1)).sentences[0]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The air force bombed a village near the border.", "ASSAULT"),
        ("The president refused to meet the delegation.", "REJECT"),
        ("The charity delivered food and tents to the refugees.", "AID"),
        ("Crowds marched through the city against the new law.", "PROTEST"),
        ("The two leaders held talks in Vienna.", "CONSULT"),
    ],
)
def test_plain_sentences(text: str, event: str) -> None:
    chances = classify(sentence(text))
    assert next(iter(chances)) == event
    assert set(chances) == set(CLASSES)
    assert abs(sum(chances.values()) - 1) < 1e-5


def test_the_parties_decide_whose_act_it_is() -> None:
    one = sentence("Kenya praised Uganda after Uganda had shelled the rebels.")
    words = [token.text for token in one.tokens]
    first = (0, 1)
    second = (words.index("after") + 1, words.index("after") + 2)
    rebels = (words.index("rebels"), words.index("rebels") + 1)
    assert (
        classify(one, first, target=(2, 3))["SUPPORT"]
        > classify(one, second, target=rebels)["SUPPORT"]
    )


def test_a_rule_has_a_vote_and_a_head_may_outvote_it() -> None:
    event, chance, how = decide(sentence("The air force bombed a village near the border."))
    assert (event, how) == ("ASSAULT", "rule")
    assert 0.9 < chance < 1
    assert decide(sentence("Slovenia downgraded its embassy in Serbia."))[2] == "head"


def test_states_of_things_are_no_acts() -> None:
    act = tells_an_act(sentence("The rebels attacked the town."))
    state = tells_an_act(sentence("The town lies near the border of Chad."))
    assert 0 <= state < 0.5 < act <= 1


def test_quads_add_up() -> None:
    found = quads(dict.fromkeys(CLASSES, 1 / 15))
    assert list(found) == [4, 3, 1, 2]
    assert abs(found[4] - 5 / 15) < 1e-12
    assert set(QUAD_OF.values()) == {1, 2, 3, 4}


def test_annotations_are_whole(root: Path) -> None:
    lines = (root / "training" / "annotations" / "events.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    assert len({record["text"] for record in records}) == len(records) >= 880
    assert all(record["quad"] == QUAD_OF[record["event"]] for record in records)
    for record in records:
        for low, high in (record["source"], record["target"]):
            assert record["text"][low:high].strip() == record["text"][low:high] != ""
