"""English words as Universal Dependencies cuts them, and as newspapers set them.

Follows the English Web Treebank (UD_English-EWT): hyphenated compounds are split except after a
bound prefix ("anti-ship"), runs of one mark are one word. Weapon designations ("F-16", "S-400")
stay whole, against the treebank, because a reader looks for them as names.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.vocab import Vocab

__all__ = ["ABBREVIATIONS", "PREFIXES", "blank", "make_tokenizer", "straight"]

ABBREVIATIONS = (
    "al. Amb. approx. Brig. Capt. cf. Cmdr. Cmdt. Col. Cpl. Dept. est. Ft. Hon. Lt. Maj. "
    "Mon. Pres. Pvt. Sat. Sgt. Sr. Thurs. Tues. Vol. Wed."
)
"""Words that keep their full stop, beyond those spaCy knows."""

PREFIXES = (
    "anti bi co counter cross de e ex extra inter intra mega micro mid mini mis multi neo non "
    "over pan post pre pro proto pseudo quasi re semi socio sub super trans ultra un under"
)
"""Bound prefixes after which a hyphen does not split a word."""

_NOT_RULES = {"and/or", "Wed", "wed", "Wed.", "wed."}
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "--"})
_RUNS = [rf"\{mark}{{2,}}" for mark in "=_*~<>$#+-"] + ["[!?][!?.]*[!?]", "‘’"]
_DASH = "(?:-{2,}|[—–]+)"
_LETTER = r"[^\W\d_]"


def straight(form: str) -> str:
    """Return a form with typewriter quotation marks and dashes."""
    return form.translate(_STRAIGHT)


def _infixes(defaults: Iterable[str]) -> list[str]:
    """Return spaCy's infix patterns with our own in place of its hyphens and dashes."""
    bound = "".join(rf"(?<!\b(?i:{prefix}))" for prefix in PREFIXES.split())
    kept = [pattern for pattern in defaults if "——" not in pattern]
    return [
        *_RUNS,
        *kept,
        rf"(?<=[\w.’'\"”)\]%]){_DASH}(?=[\w‘'\"“(\[$£€])",
        rf"(?<={_LETTER}){bound}-(?={_LETTER})",
        rf"(?<={_LETTER}\.)-(?={_LETTER})",
        rf"(?<=\d)-(?={_LETTER})",
        r"[\"”’)\]]+(?=[—–-]+[\w“‘\"(\[])",
        r"(?<=[\"”’)\]])-(?=\w)",
        r"(?<=[—–-])[\"“‘(\[](?=\w)",
        r"(?<=\w)[(\[](?=\w)",
        r"(?<=\w)[)\]][.,;:]?(?=\w)",
    ]


def make_tokenizer(vocab: Vocab) -> Tokenizer:
    """Return the tokenizer that the shipped parser was trained with.

    Parameters
    ----------
    vocab : spacy.vocab.Vocab
        The vocabulary of the pipeline it will serve; an English one.

    Returns
    -------
    spacy.tokenizer.Tokenizer
        Non-destructive: the text of a document is the text that was given.
    """
    from spacy.lang.en import EnglishDefaults
    from spacy.symbols import ORTH
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    rules = {k: v for k, v in EnglishDefaults.tokenizer_exceptions.items() if k not in _NOT_RULES}
    rules |= {word: [{ORTH: word}] for word in ABBREVIATIONS.split()}
    rules |= {form: [{ORTH: form[:-2]}, {ORTH: form[-2:]}] for form in ("wanna", "Wanna")}
    return Tokenizer(
        vocab,
        rules=rules,
        prefix_search=compile_prefix_regex([*_RUNS, *(EnglishDefaults.prefixes or ())]).search,
        suffix_search=compile_suffix_regex([*_RUNS, *(EnglishDefaults.suffixes or ())]).search,
        infix_finditer=compile_infix_regex(_infixes(EnglishDefaults.infixes or ())).finditer,
        token_match=EnglishDefaults.token_match,
        url_match=EnglishDefaults.url_match,
    )


def blank() -> Language:
    """Return an English pipeline with our tokenizer and nothing else."""
    from spacy.lang.en import English

    nlp = English()
    nlp.tokenizer = make_tokenizer(nlp.vocab)
    return nlp
