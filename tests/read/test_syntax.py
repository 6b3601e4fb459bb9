from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Token

from standoff.read import syntax

Row = tuple[str, str, str, int]
VOCAB = spacy.blank("en").vocab


def tree(*rows: Row) -> Doc:
    """Make a parse by hand: word, tag, label, head."""
    return Doc(
        VOCAB,
        words=[row[0] for row in rows],
        tags=[row[1] for row in rows],
        deps=[row[2] for row in rows],
        heads=[row[3] for row in rows],
    )


def word(token: Token | None) -> str:
    return token.text if token is not None else ""


PASSIVE = tree(
    *[("Ships", "NNS", "nsubj:pass", 2), ("were", "VBD", "aux:pass", 2)],
    *[("sunk", "VBN", "ROOT", 2), ("by", "IN", "case", 4), ("mines", "NNS", "obl", 2)],
)
CONTROL = tree(
    *[("Peru", "NNP", "nsubj", 1), ("urged", "VBD", "ROOT", 1), ("Chile", "NNP", "obj", 1)],
    *[("to", "TO", "mark", 4), ("yield", "VB", "xcomp", 1)],
)
PROMISE = tree(
    *[("Peru", "NNP", "nsubj", 1), ("promised", "VBD", "ROOT", 1), ("Chile", "NNP", "obj", 1)],
    *[("to", "TO", "mark", 4), ("yield", "VB", "xcomp", 1)],
)
RELATIVE = tree(
    *[("rebels", "NNS", "ROOT", 0), ("who", "WP", "nsubj", 2), ("fled", "VBD", "acl:relcl", 0)],
)
OBJECT_GAP = tree(
    *[("ships", "NNS", "ROOT", 0), ("which", "WDT", "obj", 3), ("Peru", "NNP", "nsubj", 3)],
    *[("sank", "VBD", "acl:relcl", 0)],
)
JOINED = tree(
    *[("Peru", "NNP", "nsubj", 1), ("came", "VBD", "ROOT", 1), ("and", "CC", "cc", 3)],
    *[("saw", "VBD", "conj", 1), ("Chile", "NNP", "obj", 3)],
)


@pytest.mark.parametrize(
    ("doc", "verb", "doer", "done_to"),
    [
        (PASSIVE, 2, "mines", "Ships"),
        (CONTROL, 4, "Chile", ""),
        (PROMISE, 4, "Peru", ""),
        (RELATIVE, 2, "rebels", ""),
        (OBJECT_GAP, 3, "Peru", "ships"),
        (JOINED, 3, "Peru", "Chile"),
    ],
)
def test_roles(doc: Doc, verb: int, doer: str, done_to: str) -> None:
    assert word(syntax.subject(doc[verb])) == doer
    assert word(syntax.patient(doc[verb])) == done_to


def test_voices() -> None:
    assert syntax.is_passive(PASSIVE[2])
    assert not syntax.is_passive(JOINED[1])


def test_obliques_and_cases() -> None:
    assert [t.text for t in syntax.obliques(PASSIVE[2], ("by",))] == ["mines"]
    assert list(syntax.obliques(PASSIVE[2], ("with",))) == []
    assert syntax.case(PASSIVE[4]) == "by"


def test_a_clause_leaves_out_what_is_coordinated() -> None:
    assert syntax.clause(JOINED[1]) == (0, 2)
    assert syntax.clause(JOINED[3]) == (3, 5)
    assert syntax.noun_phrase(PASSIVE[4]) == (4, 5)


def test_lemmas() -> None:
    assert syntax.lemma(PASSIVE[2]) == "sink"
    assert syntax.verb_lemma("denies") == "deny"


def test_a_circle_of_conjuncts_ends() -> None:
    rows: list[Row] = [("go", "VB", "ROOT", 0)]
    rows += [("go", "VB", "conj", place) for place in range(1500)]
    doc = tree(*rows)
    assert syntax.subject(doc[1499]) is None
    assert not syntax.is_passive(doc[1499])
    assert len(syntax.conjuncts(doc[0])) == 1501


def test_a_sentence_taken_for_a_noun_with_a_participle() -> None:
    misread = tree(
        *[("Refugees", "NNS", "ROOT", 0), ("sought", "VBN", "acl", 0), ("shelter", "NN", "obj", 1)],
    )
    assert syntax.is_misread_clause(misread[1])
    assert not syntax.is_passive(misread[1])
    assert word(syntax.subject(misread[1])) == "Refugees"
    assert not syntax.is_misread_clause(PASSIVE[2])


def test_a_sentence_taken_for_a_noun_with_a_modifier() -> None:
    misread = tree(
        *[("Peru", "NNP", "compound", 2), ("lifted", "VBN", "amod", 2), ("bans", "NNS", "ROOT", 2)],
    )
    assert syntax.is_misread_clause(misread[1])
    assert word(syntax.subject(misread[1])) == "Peru"
    assert word(syntax.patient(misread[1])) == "bans"
    assert syntax.clause(misread[1]) == (0, 3)
    plain = tree(
        *[("The", "DT", "det", 2), ("seized", "VBN", "amod", 2), ("ships", "NNS", "ROOT", 2)],
    )
    assert not syntax.is_misread_clause(plain[1])
