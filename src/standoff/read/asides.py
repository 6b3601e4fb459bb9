"""Words set aside while a sentence is parsed: "on Friday", "(ABC)", "at least" before a number.

News puts the day between subject and verb; a parser trained on other prose stumbles there. What
is set aside is hung back on the tree by rule, so that every token of the text has a head.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["parse_without_asides"]

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PART = r"(?: (?:morning|afternoon|evening|night))?"
_ASIDES = re.compile(
    rf"(?<=[\w\"”’)%] )(?:(?:late|early) )?(?:on |last |late on |early on )?(?:late |early )?{_DAY}"
    rf"{_PART}\b(?!['’]|-)"
    r"|(?<=[\w\"”’)%] )(?:today|yesterday)\b(?!['’]|-)"
    r"|(?<=\w )\([^()\s]+(?: [^()\s]+){0,2}\)"
    r"|\b(?:at least|at most|up to|as many as|as much as|more than|fewer than|less than)"
    r"(?= (?:[$£€]?\d|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|"
    r"dozens?|hundreds?|thousands?|tens|several)\b))"
)


def parse_without_asides(doc: Doc, nlp: Language, *, starts: list[bool | None]) -> Doc:
    """Parse a document as if the asides were not there, then hang them back.

    Parameters
    ----------
    doc : spacy.tokens.Doc
        Tokenized; not changed.
    nlp : spacy.language.Language
        Its components are run, except one named "boundaries".
    starts : list of bool or None
        Whether a sentence starts at a token, cannot, or may.

    Returns
    -------
    spacy.tokens.Doc
        Parsed, token for token the same.
    """
    from spacy.tokens import Doc

    words = [token.text for token in doc]
    spaces = [bool(token.whitespace_) for token in doc]
    runs = _asides(doc, starts)
    aside = {i for run in runs for i in range(*run)}
    kept = [i for i in range(len(words)) if i not in aside]
    small = Doc(
        doc.vocab,
        words=[words[i] for i in kept],
        spaces=[spaces[i] for i in kept],
        sent_starts=[starts[i] for i in kept],
    )
    for name, component in nlp.pipeline:
        small = component(small) if name != "boundaries" else small
    return _together((words, spaces), small, (kept, runs)) if runs else small


def _asides(doc: Doc, starts: list[bool | None]) -> list[tuple[int, int]]:
    found = []
    for match in _ASIDES.finditer(doc.text):
        tokens = doc.char_span(match.start(), match.end())
        if tokens is not None and not any(starts[tokens.start : tokens.end]):
            found.append((tokens.start, tokens.end))
    return found


def _together(
    text: tuple[list[str], list[bool]],
    parsed: Doc,
    places: tuple[list[int], list[tuple[int, int]]],
) -> Doc:
    """Put the parse of the kept words and the asides into one document."""
    from spacy.tokens import Doc

    words, spaces = text
    kept, runs = places
    size = len(words)
    tags, deps = ["IN"] * size, ["case"] * size
    pos, lemmas = ["ADP"] * size, [word.lower() for word in words]
    heads = list(range(size))
    starts: list[bool | int | None] = [False] * size
    for token, place in zip(parsed, kept, strict=True):
        tags[place], deps[place] = token.tag_, token.dep_
        pos[place], lemmas[place] = token.pos_, token.lemma_
        heads[place] = kept[token.head.i]
        starts[place] = bool(token.is_sent_start)
    for run in runs:
        _hang_back(words, run, (tags, deps, pos, heads))
    return Doc(
        parsed.vocab,
        words=words,
        spaces=spaces,
        tags=tags,
        pos=pos,
        lemmas=lemmas,
        heads=heads,
        deps=deps,
        sent_starts=starts,
    )


def _hang_back(
    words: list[str],
    run: tuple[int, int],
    labels: tuple[list[str], list[str], list[str], list[int]],
) -> None:
    """Give an aside its tags and heads: days to the verb, brackets and "at least" beside them."""
    tags, deps, pos, heads = labels
    low, high = run
    first = words[low]
    if first == "(":
        _label(labels, (low, high), head=low + 1, dep="flat", tag="NNP")
        _label(labels, (low + 1, low + 2), head=low - 1, dep="appos", tag="NNP")
        tags[low], deps[low], pos[low] = "-LRB-", "punct", "PUNCT"
        tags[high - 1], deps[high - 1], pos[high - 1] = "-RRB-", "punct", "PUNCT"
        heads[low] = heads[high - 1] = low + 1
        return
    if first.lower() in ("at", "up", "as", "more", "fewer", "less"):
        _label(
            labels, (low, high), head=high if high < len(words) else low - 1, dep="advmod", tag="RB"
        )
        return
    verb = next((i for i in (high, high + 1, low - 1) if _is_verb(tags, i, low, high)), low - 1)
    day = next((i for i in range(low, high) if words[i][:1].isupper()), low)
    _label(labels, (low, high), head=day, dep="compound", tag="NN")
    marked = words[low].lower() == "on"
    tags[day], pos[day], heads[day] = "NNP", "PROPN", verb
    deps[day] = "obl" if marked else "obl:unmarked"
    for i in range(low, high):
        if words[i].lower() == "on":
            tags[i], deps[i], pos[i] = "IN", "case", "ADP"


def _is_verb(tags: list[str], i: int, low: int, high: int) -> bool:
    return 0 <= i < len(tags) and not low <= i < high and tags[i].startswith("VB")


def _label(
    labels: tuple[list[str], list[str], list[str], list[int]],
    run: tuple[int, int],
    *,
    head: int,
    dep: str,
    tag: str,
) -> None:
    tags, deps, pos, heads = labels
    for i in range(*run):
        tags[i], deps[i], heads[i] = tag, dep, head
        pos[i] = {"RB": "ADV", "NN": "NOUN"}.get(tag, "PROPN")
