"""What a token tells about the entity that it is part of: form, parse, gazetteer, grammars."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from standoff.read.assets import assets
from standoff.read.quantities import amounts
from standoff.read.sentences import Text
from standoff.read.syntax import lemma
from standoff.read.tables import sectors
from standoff.read.time import stretches

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["TIME_UNITS", "features", "is_money"]

TIME_UNITS = frozenset(
    ["seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades"]
)
_MODIFIERS = ("det", "amod", "compound", "nummod", "nmod:poss", "flat", "nmod:desc")
_ONE = frozenset(
    ["he", "she", "his", "her", "him", "i", "me", "my", "himself", "herself", "myself"]
)
_MANY = frozenset(["we", "us", "our", "they", "them", "their", "ourselves", "themselves"])
_STEPS = 8

Sentence = tuple[list["Token"], list[list[str]]]


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    """Read the lists of common nouns by the type of entity that they name."""
    table = Path(__file__).with_name("tables").joinpath("entities.toml")
    cells = tomllib.loads(table.read_text(encoding="utf-8"))
    return {name: frozenset(cell.replace("_", " ").split()) for name, cell in cells.items()}


def is_money(unit: str) -> bool:
    """Say whether a unit is a currency."""
    return len(unit) == 3 and unit.isupper()


def _shape(word: str) -> str:
    """Write a word as Xx for letters and d for digits, runs cut at two."""
    kinds = (
        "X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c for c in word
    )
    return re.sub(r"(.)\1{2,}", r"\1\1", "".join(kinds))


@dataclass(frozen=True, slots=True)
class _View:
    """A document with what is asked of each token, by token index."""

    words: list[Token]
    lemmas: list[str]
    tags: list[str]
    marks: list[list[str]]
    heads: list[int]
    chunks: Mapping[int, list[int]] = field(default_factory=dict)

    def lists(self, i: int) -> list[str]:
        return [name for name, nouns in _lists().items() if self.lemmas[i].rstrip(".") in nouns]

    def sector(self, i: int) -> str:
        return sectors().get(self.lemmas[i], "")


def features(text: Text) -> list[Sentence]:
    """Describe the tokens of a document, sentence by sentence, blanks left out.

    Parameters
    ----------
    text : Text
        Parsed.

    Returns
    -------
    list of (tokens, features)
        One list of feature names per token.
    """
    view = _view(text)
    found = []
    for sentence in text.doc.sents:
        tokens = [token for token in sentence if not token.is_space]
        edges = (sentence.start, sentence.end)
        if tokens:
            found.append((tokens, [_token(view, token.i, edges) for token in tokens]))
    return found


def _view(text: Text) -> _View:
    words = list(text.doc)
    heads = [_chunk_head(token) for token in words]
    chunks: dict[int, list[int]] = defaultdict(list)
    for i, head in enumerate(heads):
        chunks[head].append(i)
    lemmas, tags = [lemma(token) for token in words], [token.tag_ for token in words]
    return _View(words, lemmas, tags, _marks(text, len(words)), heads, chunks)


def _chunk_head(token: Token) -> int:
    """Climb from a token to the head of the noun phrase that it qualifies."""
    for _ in range(_STEPS):
        joined = token.dep_ in _MODIFIERS or token.tag_ in ("POS", "HYPH")
        if not joined or token.head.i == token.i:
            break
        token = token.head
    return token.i


def _marks(text: Text, n: int) -> list[list[str]]:
    """Say which names, times, amounts and assets each token begins (B) or goes on with (I)."""
    from standoff.states import lexicon

    words = text.doc.text
    marks: list[list[str]] = [[] for _ in range(n)]
    times = stretches(words, today=text.as_of)
    names = lexicon(as_of=text.as_of).scan(words)
    spans = [(name.start, name.end, f"gaz:{name.entity.kind}") for name in names]
    spans += [(time.core, time.end, "time") for time in times]
    for amount in amounts(words):
        if not any(time.core < amount.end and amount.start < time.end for time in times):
            spans.append((amount.start, amount.end, _sort(amount.quantity.unit)))
    spans += [(a.start, a.end, f"asset:{a.kind or a.form}") for a in assets(words)]
    for start, end, name in spans:
        for k, token in enumerate(text.tokens(start, end) or ()):
            marks[token.i].append(f"{'I' if k else 'B'}-{name}")
    return marks


def _sort(unit: str) -> str:
    if is_money(unit):
        return "money"
    if unit in TIME_UNITS:
        return "duration"
    return "number:persons" if unit == "persons" else "number:unit" if unit else "number"


def _token(view: _View, i: int, edges: tuple[int, int]) -> list[str]:
    return [*_own(view, i), *_phrase(view, i, edges), *_neighbours(view, i, edges)]


def _own(view: _View, i: int) -> list[str]:
    token, low = view.words[i], view.words[i].lower_
    head = token.head.i
    found = ["bias", f"w={low}", f"shape={_shape(token.text)}", f"t={view.tags[i]}"]
    found += [f"s3={low[-3:]}", f"s2={low[-2:]}", f"p3={low[:3]}", f"l={view.lemmas[i]}"]
    found += [f"dep={token.dep_}", f"head={view.lemmas[head]}", f"head_tag={view.tags[head]}"]
    found += [f"sector={view.sector(i)}", *view.marks[i]]
    found += [f"list={name}" for name in view.lists(i)]
    found += ["one"] if low in _ONE else ["many"] if low in _MANY else []
    return found


def _phrase(view: _View, i: int, edges: tuple[int, int]) -> list[str]:
    """Describe the noun phrase around a token, and where in it the token stands."""
    head = view.heads[i]
    inside, governor = view.chunks[head], view.words[head].head.i
    opens = i == edges[0] or view.heads[i - 1] != head
    case = next((k.lower_ for k in view.words[head].children if k.dep_ == "case"), "")
    names = {mark[6:] for j in inside for mark in view.marks[j] if mark[2:5] == "gaz"}
    found = [f"np={view.lemmas[head]}", f"np_tag={view.tags[head]}", f"np_case={case}"]
    found += [f"np_sector={view.sector(head)}", f"np_dep={view.words[head].dep_}"]
    found += [f"is_head={i == head}", f"opens={opens}", f"opens_tag={opens}{view.tags[i]}"]
    found += [f"side={'L' if i < head else 'R' if i > head else ''}"]
    found += [f"gov={view.lemmas[governor]}/{view.words[head].dep_}"]
    found += [f"np_{mark}" for mark in view.marks[head]]
    found += [f"np_gaz={name}" for name in sorted(names)]
    found += [f"np_proper={any(view.tags[j][:3] == 'NNP' for j in inside)}"]
    for name in view.lists(head):
        found += [f"np_list={name}", f"np_list_opens={name}{i == min(inside)}"]
    return found


def _neighbours(view: _View, i: int, edges: tuple[int, int]) -> list[str]:
    found = []
    for step in (-2, -1, 1, 2):
        j = i + step
        if not edges[0] <= j < edges[1]:
            found.append(f"edge{step}")
            continue
        found += [f"w{step}={view.words[j].lower_}", f"t{step}={view.tags[j]}"]
        if abs(step) == 1:
            found += [f"shape{step}={_shape(view.words[j].text)}", f"sector{step}={view.sector(j)}"]
            found += [f"same{step}={view.heads[j] == view.heads[i]}"]
            found += [
                f"np{step}={view.lemmas[view.heads[j]]}",
                f"tt{step}={view.tags[i]}{view.tags[j]}",
            ]
            found += [f"{step}{mark}" for mark in view.marks[j]]
            found += [f"list{step}={name}" for name in view.lists(j)]
    return found
