"""The shipped back-end: the named rules over standoff's own parser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standoff.errors import UsageError
from standoff.read.rules import read_by_rules
from standoff.read.sentences import Text
from standoff.vocabulary.claims import Claim

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["ByRules", "open_backend"]


@dataclass(frozen=True, slots=True)
class ByRules:
    """Needs no network and nothing that is not shipped."""

    name: str = "rules"

    def pipeline(self) -> Language:
        """Load the shipped pipeline, once per process."""
        from standoff.read.backends.spacy.pipeline import load

        return load()

    def propose(self, text: Text) -> Iterator[Claim]:
        """Yield what the rules read, sentence by sentence."""
        return read_by_rules(text)


def open_backend(rest: str, *, settings: object = None) -> ByRules:
    """Open ``rules``, which takes neither a name nor settings.

    Raises
    ------
    UsageError
        If it is given one.
    """
    if rest or settings is not None:
        raise UsageError("the back-end rules takes neither a name nor settings: write just rules")
    return ByRules()
