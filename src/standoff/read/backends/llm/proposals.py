"""Claims as a model wrote them, taken apart by their form alone; what is not of it is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from standoff.read.backends.llm.prompt import EVENTS, FIELDS, LABELS

__all__ = ["MOST_CLAIMS", "REASONS", "Proposal", "Refusal", "proposals"]

MOST_CLAIMS = 200
"""Most claims of one answer that are looked at."""

REASONS: dict[str, str] = {
    "form": "it is not of the agreed form",
    "kind": "its kind or label is none that it was given to choose from",
    "surplus": f"the answer holds more than {MOST_CLAIMS} claims",
    "quote": "its quote is not verbatim in the document, word for whole word",
    "place": "its quote stands in several places and the paragraph it names is none of them",
    "length": "its quote is less than two words or more than two sentences",
    "party": "it names a party that the document does not",
    "nobody": "it names nobody whom it could be about",
    "number": "it carries a number that is not in its quote",
    "words": "the words it gives for forces, items or outcomes are not in its quote",
}
"""Why a proposed claim is refused."""

_POLARITIES = ("", "+", "-", "0")
_LONGEST, _MOST_WORDS = 4_000, 12


@dataclass(frozen=True, slots=True)
class Refusal:
    """A proposed claim that was refused: a key of `REASONS`."""

    reason: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim of the right form; nothing in it has been found in the document yet."""

    paragraph: int
    kind: str
    quote: str
    actor: tuple[str, ...]
    toward: tuple[str, ...]
    label: str
    event: str
    polarity: str
    items: tuple[str, ...]
    amount: str


def proposals(content: Any) -> Iterator[Proposal | Refusal]:
    """Take the claims of an answer one by one.

    Parameters
    ----------
    content : object
        What a model answered, as JSON was read; anything at all.
    """
    claims = content.get("claims") if isinstance(content, dict) else None
    if not isinstance(claims, list) or len(content) != 1:
        yield Refusal("form")
        return
    for claim in claims[:MOST_CLAIMS]:
        yield _proposal(claim)
    for _ in claims[MOST_CLAIMS:]:
        yield Refusal("surplus")


def _proposal(claim: Any) -> Proposal | Refusal:
    if not isinstance(claim, dict):
        return Refusal("form")
    if any(_holds_number(value) for name, value in claim.items() if name != "paragraph"):
        return Refusal("number")
    if claim.keys() != FIELDS.keys() or not all(_fits(name, claim[name]) for name in FIELDS):
        return Refusal("form")
    if claim["kind"] not in LABELS or claim["label"] not in LABELS[claim["kind"]]:
        return Refusal("kind")
    if claim["event"] not in EVENTS or claim["polarity"] not in _POLARITIES:
        return Refusal("kind")
    lists = {name: tuple(v) for name, v in claim.items() if isinstance(v, list)}
    return Proposal(**{**claim, **lists})


def _holds_number(value: Any) -> bool:
    """Say whether there is a JSON number anywhere in a value."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, int | float) and not isinstance(one, bool):
            return True
        waiting += one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
    return False


def _fits(name: str, value: Any) -> bool:
    """Say whether a value has the type that its field must have, and a size one can search for."""
    sort = FIELDS[name]["type"]
    if sort == "integer":
        return type(value) is int
    if sort == "string":
        return isinstance(value, str) and len(value) <= _LONGEST
    if not isinstance(value, list) or len(value) > _MOST_WORDS:
        return False
    return all(isinstance(one, str) and len(one) <= _LONGEST for one in value)
