"""What is one word: the treebank's cuts, and the newspapers' dashes and quotation marks."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.language import Language

from standoff.read.backends.spacy.tokenizer import blank, straight

WHOLE = (
    "anti-ship pro-Russian non-state co-operate re-election ex-allies e-mail "
    "F-16 S-400 Su-30MK2 U.S. Capt. 15,000"
)


@cache
def english() -> Language:
    return blank()


def cut(text: str) -> list[str]:
    return [token.text for token in english().tokenizer(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Cuba—providing bodyguards", "Cuba — providing bodyguards"),
        ("15,000–20,000 troops", "15,000 – 20,000 troops"),
        ("said--again", "said -- again"),
        ("U.S.-China and U.S.–Venezuela", "U.S. - China and U.S. – Venezuela"),
        ("the U.S.'s and U.S.’s allies’", "the U.S. 's and U.S. ’s allies ’"),
        ("Maduro’s men didn’t", "Maduro ’s men did n’t"),
        ("love”—with “Cuba”-backed (AP)-led", "love ” — with “ Cuba ” - backed ( AP ) - led"),
        ("the allies—“not in love”—left", "the allies — “ not in love ” — left"),
        ("self-defence, state-of-the-art", "self - defence , state - of - the - art"),
        ("a 10-year deal in 2013-2017", "a 10 - year deal in 2013 - 2017"),
        ("and/or", "and / or"),
        ("What?! No!!!", "What ?! No !!!"),
        ("He can't, cannot and won't", "He ca n't , can not and wo n't"),
    ],
)
def test_cuts(text: str, words: str) -> None:
    assert cut(text) == words.split()


@pytest.mark.parametrize("word", WHOLE.split())
def test_leaves_whole(word: str) -> None:
    assert cut(f"the {word} there") == ["the", word, "there"]


def test_loses_no_character() -> None:
    text = " He said:\n\n- “No”—twice… (AP)-led   U.S.-built F-16s!!"
    assert english().tokenizer(text).text == text


def test_straight() -> None:
    assert straight("“didn’t”—‘no’") == "\"didn't\"--'no'"
