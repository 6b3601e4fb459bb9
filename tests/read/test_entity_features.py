from __future__ import annotations

from standoff.read.entity_features import features, is_money
from tests.read.tools import prepared


def described(text: str) -> dict[str, list[str]]:
    [(tokens, rows)] = features(prepared(text))
    return {token.text: row for token, row in zip(tokens, rows, strict=True)}


def test_form_gazetteer_and_grammars() -> None:
    found = described("Russian tanks crossed on 3 May 2021.")
    assert "shape=Xxx" in found["Russian"]
    assert "B-gaz:demonym" in found["Russian"]
    assert "B-asset:land" in found["tanks"]
    assert "B-time" in found["3"]
    assert "I-time" in found["May"]


def test_the_noun_phrase_and_its_head() -> None:
    found = described("The old minister left.")
    assert "np=minister" in found["old"]
    assert {"opens=True", "is_head=False"} <= set(found["The"])
    assert "np_list=persons" in found["The"]
    assert "is_head=True" in found["minister"]


def test_neighbours_stop_at_the_sentence() -> None:
    found = described("Ships sailed.")
    assert {"edge-1", "edge-2", "w1=sailed"} <= set(found["Ships"])


def test_blank_lines_are_no_tokens() -> None:
    sentences = features(prepared("Ships sailed.\n\nJets flew."))
    assert [token.text for tokens, _ in sentences for token in tokens] == [
        *("Ships", "sailed", "."),
        *("Jets", "flew", "."),
    ]


def test_currencies() -> None:
    assert is_money("USD")
    assert not is_money("kilometres")
