from __future__ import annotations

from itertools import pairwise

import spacy
from spacy.tokens import Doc

from standoff.read.repairs import coordinate, sentence_starts, set_right
from standoff.read.segments import segments
from standoff.read.sentences import Mention
from standoff.vocabulary.actors import Actor

VOCAB = spacy.blank("en").vocab
Row = tuple[str, str, str, int]


def tree(*rows: Row) -> Doc:
    return Doc(
        VOCAB,
        words=[row[0] for row in rows],
        tags=[row[1] for row in rows],
        deps=[row[2] for row in rows],
        heads=[row[3] for row in rows],
        lemmas=[row[0].lower() for row in rows],
    )


def name(start: int, code: str) -> Mention:
    return Mention(start, start + 1, (Actor(code),), "name")


def shape(doc: Doc) -> list[tuple[str, str, int]]:
    return [(token.text, token.dep_, token.head.i) for token in doc]


def test_sentences_start_with_segments_and_after_stops() -> None:
    text = "Ships Sail\nPeru sent ships. Chile sent U.S. envoys."
    doc = spacy.blank("en").make_doc(text.replace("\n", " "))
    starts = sentence_starts(doc, segments(text))
    at = {token.text: starts[token.i] for token in doc}
    assert at["Ships"] is at["Peru"] is True
    assert at["Sail"] is at["ships"] is False
    assert at["Chile"] is None
    assert at["envoys"] is None


def test_a_sentence_without_end_is_cut() -> None:
    for text, longest in (("of ships " * 1_000, 250), ("Mr. " * 4_000, 1_500)):
        doc = spacy.blank("en").make_doc(text)
        starts = sentence_starts(doc, segments(text))
        cuts = [place for place, start in enumerate(starts) if start] + [len(doc)]
        assert max(b - a for a, b in pairwise(cuts)) <= longest


def test_a_series_of_names_hangs_on_its_first() -> None:
    doc = tree(
        *[("that", "IN", "mark", 7), ("Peru", "NNP", "fixed", 0), (",", ",", "punct", 3)],
        *[("Chile", "NNP", "nsubj", 7), (",", ",", "punct", 6), ("and", "CC", "cc", 6)],
        *[("Cuba", "NNP", "appos", 3), ("quit", "VBD", "ROOT", 7)],
    )
    series = (name(1, "PER"), name(3, "CHL"), name(6, "CUB"))
    coordinate(doc, series)
    assert shape(doc)[3] == ("Chile", "conj", 1)
    assert shape(doc)[6] == ("Cuba", "conj", 1)


def test_a_name_is_no_function_word() -> None:
    doc = tree(("that", "IN", "mark", 2), ("Peru", "NNP", "fixed", 0), ("quit", "VBD", "ROOT", 2))
    set_right(doc, (name(1, "PER"),))
    assert shape(doc)[1] == ("Peru", "nsubj", 2)


def test_a_perfect_is_one_verb() -> None:
    doc = tree(
        *[("Peru", "NNP", "nsubj", 1), ("has", "VBZ", "ROOT", 1), ("closed", "VBN", "amod", 3)],
        ("ports", "NNS", "obj", 1),
    )
    set_right(doc, (name(0, "PER"),))
    assert shape(doc)[:3] == [("Peru", "nsubj", 2), ("has", "aux", 2), ("closed", "ROOT", 2)]


def test_a_plural_that_is_a_verb() -> None:
    doc = tree(
        *[("Peru", "NNP", "compound", 1), ("denies", "NNS", "ROOT", 1), ("that", "IN", "mark", 4)],
        *[("it", "PRP", "nsubj", 4), ("fired", "VBD", "acl", 1)],
    )
    set_right(doc, (name(0, "PER"),))
    assert (doc[1].tag_, doc[1].lemma_) == ("VBZ", "deny")
    assert shape(doc)[0] == ("Peru", "nsubj", 1)
    assert shape(doc)[4] == ("fired", "ccomp", 1)


def test_an_owner_hangs_on_what_it_owns() -> None:
    doc = tree(
        *[("Peru", "NNP", "nmod:poss", 3), ("'s", "POS", "case", 0), ("fleet", "NN", "nsubj", 3)],
        ("sailed", "VBD", "ROOT", 3),
    )
    set_right(doc, (name(0, "PER"),))
    assert shape(doc)[0] == ("Peru", "nmod:poss", 2)


def test_a_participle_with_an_object_is_a_verb() -> None:
    doc = tree(
        *[("rebels", "NNS", "ROOT", 0), ("violated", "VBN", "acl", 0), ("truces", "NNS", "obj", 1)],
    )
    set_right(doc, ())
    assert shape(doc) == [("rebels", "nsubj", 1), ("violated", "ROOT", 1), ("truces", "obj", 1)]


def test_a_good_parse_is_left_alone() -> None:
    doc = tree(
        *[("Peru", "NNP", "nsubj", 1), ("closed", "VBD", "ROOT", 1), ("old", "JJ", "amod", 3)],
        ("ports", "NNS", "obj", 1),
    )
    before = shape(doc)
    set_right(doc, (name(0, "PER"),))
    coordinate(doc, (name(0, "PER"),))
    assert shape(doc) == before
