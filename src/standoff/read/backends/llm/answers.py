"""What came of one question: the claims as the model wrote them, or why there are none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from standoff.read.backends.llm.wire import Tokens

__all__ = ["Answer", "tokens_of"]

_MOST = 10**9


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, taken out of its vendor's envelope but not yet believed.

    Attributes
    ----------
    content : object
        What should be ``{"claims": [...]}``; None where there is none.
    tokens : Tokens or None
        What the server says it charged; None where it says nothing usable.
    problem : str
        Why there is no content; "" if there is.
    cut_short : bool
        Whether it ended at the limit on its length.
    """

    content: Any = None
    tokens: Tokens | None = None
    problem: str = ""
    cut_short: bool = False


def tokens_of(usage: Any, *, sent: str, answered: str) -> Tokens | None:
    """Read the counts of tokens by the names a vendor gives them; None if they are no counts."""
    if not isinstance(usage, dict):
        return None
    counts = [n for n in (usage.get(sent), usage.get(answered)) if type(n) is int]
    if len(counts) == 2 and all(0 <= n < _MOST for n in counts):
        return Tokens(*counts)
    return None
