"""What goes out to a language model and comes back, as bytes; who sends them is not said here."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

__all__ = ["LARGEST_REPLY", "Post", "Reply", "Tokens", "Transport", "printable"]

LARGEST_REPLY = 4_000_000
"""Most bytes of an answer that are looked at."""

_ODD = re.compile(r"[^\x20-\x7e]+")
_SHOWN = 160


@dataclass(frozen=True, slots=True)
class Post:
    """One request.

    Attributes
    ----------
    url : str
    headers : tuple of (str, str)
        Not shown when printed: a key may be among them.
    body : bytes
    """

    url: str
    headers: tuple[tuple[str, str], ...] = field(repr=False)
    body: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back, or why nothing did.

    Attributes
    ----------
    status : int
        Of HTTP; 0 if no whole reply came.
    body : bytes
    media_type : str
        In lower case, without parameters.
    wait : float or None
        Seconds that the server asks to wait before the next call.
    failure : str
        A few words where status is 0: "timed out".
    charged : bool
        Whether the server may have done the work and may charge for it.
    """

    status: int = 0
    body: bytes = b""
    media_type: str = ""
    wait: float | None = None
    failure: str = ""
    charged: bool = False


Transport = Callable[[Post], Reply]
"""Sends one request, follows no redirect, never raises for what the network or server does."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens sent and answered."""

    sent: int = 0
    answered: int = 0


def printable(text: str) -> str:
    """Make words of a stranger safe to print: one line of plain characters, shortened."""
    return " ".join(_ODD.sub(" ", text).split())[:_SHOWN]
