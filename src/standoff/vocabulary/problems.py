"""Bad data as a value that travels with the result."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.vocabulary.sources import Span

__all__ = ["Problem"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the data that could not be used, and who says so.

    Attributes
    ----------
    message : str
        One line that says what is wrong and, where it helps, what to do.
    raised_by : str
        The rule, data set or pass that noticed, by its dotted name.
    span : Span or None
        Where in a document, if it is about a place in a document.
    """

    message: str
    raised_by: str
    span: Span | None = None
