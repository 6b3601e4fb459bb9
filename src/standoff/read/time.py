"""When things happen: time expressions of a document, and the time that a clause is about.

The time of an event is kept apart from the day of the report (as TimeML does; Pustejovsky et
al., 2003): an expression dates the predicate whose clause it stands in, never the words that
a verb of saying introduces.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from standoff.read.dates import GRAMMAR, HINTS, TRIGGER, Anchor, Reader, preceded
from standoff.read.days import Days, shift
from standoff.read.sentences import Text, TimeExpression
from standoff.vocabulary.claims import When

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Stretch", "expressions", "stretches", "when"]

_PREPOSITION: Final = re.compile(
    r"\b(?:(?P<since>(?:ever\s+)?since)|(?P<until>until|till|up\s+to|through|to)"
    r"|(?P<by>by|no\s+later\s+than)|(?P<before>before|prior\s+to|ahead\s+of)"
    r"|(?P<after>after|following)|(?P<onward>from|starting(?:\s+in)?|beginning(?:\s+in)?)"
    r"|(?P<between>between)|(?:early|late|later|back)\s+(?:in|on)"
    r"|in|on|at|during|over|within|for|throughout|as\s+of)\s+(?:the\s+)?$",
    re.I,
)
_TO: Final = re.compile(r"\s*(?:[-–—]|\bto\b|\buntil\b|\btill\b|\bthrough\b)\s*(?:the\s+)?$", re.I)
_AND: Final = re.compile(r"\s+and\s+$", re.I)
_SAME_TIME: Final = re.compile(r",?\s+(?:on\s+)?$|,\s*$", re.I)
_FUTURE: Final = re.compile(
    r"\b(?:will|would|shall|expect(?:s|ed)|scheduled|due|plan(?:s|ned|ning)?|set to|going to)\b"
    r"[^.;!?\n]*$"
)
_CLOCK: Final = re.compile(r"\d[\d:.\s]*(?:[ap]\.?m\.?)?", re.I)
_DEADLINE: Final = re.compile(r"\b(?:by|until|till|before|no later than)\s+(?:the\s+)?$", re.I)
_OWN_TIME: Final = frozenset(("ccomp", "parataxis", "acl:relcl", "csubj"))
_DAY: Final = timedelta(days=1)
_LOOK_BACK, _WIDEST_GAP, _STEPS, _AROUND = 90, 16, 8, 60


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time expression where it stands in a text.

    Attributes
    ----------
    start, end : int
        Code points, end exclusive, with the preposition ("since 2014").
    core : int
        Where it begins without the preposition.
    first, last : date or None
        The days it means; None where open or not to be known.
    dated, ranged : bool
        Whether it names its year itself, and whether it is given by both its ends.
    """

    start: int
    end: int
    core: int
    first: date | None
    last: date | None
    dated: bool = False
    ranged: bool = False


def stretches(text: str, *, today: date | None) -> tuple[Stretch, ...]:
    """Read the time expressions of a text, in order.

    Parameters
    ----------
    text : str
    today : date or None
        The day of the report, which "in recent weeks" leans on; None if nobody knows it.

    Returns
    -------
    tuple of Stretch
        Not overlapping; `first` is never after `last`.

    Examples
    --------
    >>> [found] = stretches("Since mid-October it has moved ships.", today=date(2021, 12, 3))
    >>> text = "Since mid-October"
    >>> found.first.isoformat(), found.last.isoformat(), found.end == len(text)
    ('2021-10-11', '2021-12-03', True)
    """
    named: date | None = None
    found: list[Stretch] = []
    for match, read in _matches(text):
        if found and match.start() < found[-1].end:
            continue
        days = read(match, Anchor(today, named, ahead=_looks_ahead(text, match.start())))
        if days is None:
            continue
        dated = bool(match.groupdict().get("y"))
        stretch = Stretch(match.start(), match.end(), match.start(), *days, dated)
        merged = _merged(text, found[-1], stretch) if found else None
        found[-1:] = [merged] if merged else [*found[-1:], stretch]
        named = found[-1].first or named
    return tuple(_with_preposition(text, stretch, today) for stretch in found)


def _matches(text: str) -> list[tuple[re.Match[str], Reader]]:
    """Match every row of the grammar; longer matches first where several begin."""
    hits = [
        (match.start(), -match.end(), row, match)
        for low, high in _windows(text)
        for row, (pattern, _) in enumerate(GRAMMAR)
        if HINTS[row].search(text, low, high)
        for match in pattern.finditer(text, low, high)
    ]
    return [(hit[3], GRAMMAR[hit[2]][1]) for hit in sorted(hits, key=lambda hit: hit[:3])]


def _windows(text: str) -> list[tuple[int, int]]:
    """Cut a text down to the surroundings of words that any time expression must hold."""
    found: list[tuple[int, int]] = []
    for trigger in TRIGGER.finditer(text):
        start, end = trigger.start() - _AROUND, trigger.end() + _AROUND
        low = max(0, text.rfind(" ", max(0, start - _AROUND), max(0, start)) + 1, start - _AROUND)
        high = text.find(" ", end, end + _AROUND)
        high = min(len(text), end + _AROUND if high < 0 else high)
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], high)
        else:
            found.append((low, high))
    return found


def _looks_ahead(text: str, start: int) -> bool:
    window = text[max(0, start - _LOOK_BACK) : start]
    return _DEADLINE.search(window) is not None or _FUTURE.search(window) is not None


def _merged(text: str, first: Stretch, last: Stretch) -> Stretch | None:
    """Join "from May to July", "between 3 and 9 June", "9 a.m. on Friday" into one stretch."""
    gap = text[first.end : last.core]
    before = preceded(_PREPOSITION, text, start=first.core)
    if len(gap) > _WIDEST_GAP:
        return None
    if _SAME_TIME.fullmatch(gap) and ":" not in gap and _is_clock(text, first):
        return replace(last, start=first.start, core=first.core)
    if not _TO.fullmatch(gap) and not (_AND.fullmatch(gap) and before and before["between"]):
        return None
    begin, end = first.first, last.last
    if last.dated and not first.dated:
        words = text[before.start() if before else first.core : first.end]
        begin = next((again.first for again in stretches(words, today=end)), begin)
    elif begin and end and not last.dated:
        end = shift(end, begin.year - end.year, of="year")
        end = end if begin <= end else shift(end, 1, of="year")
    if begin is None or end is None:
        return None
    if begin > end:
        return None
    return Stretch(first.start, last.end, first.core, begin, end, last.dated, ranged=True)


def _is_clock(text: str, stretch: Stretch) -> bool:
    return (
        re.fullmatch(r"[\d:.\s]+(?:[ap]\.?m\.?)?", text[stretch.core : stretch.end], re.I)
        is not None
    )


def _with_preposition(text: str, stretch: Stretch, today: date | None) -> Stretch:
    """Take in the preposition before a stretch, and what it does to the days."""
    match = preceded(_PREPOSITION, text, start=stretch.core)
    if match is None:
        return stretch
    days = (stretch.first, stretch.last)
    first, last = days if stretch.ranged else _bounded(match, days, today)
    return replace(stretch, start=match.start(), first=first, last=last)


def _bounded(match: re.Match[str], days: Days, today: date | None) -> Days:
    first, last = days
    if match["since"]:
        return first, None if today is None or first is None else max(first, today)
    if match["until"] or match["by"]:
        return None, last
    if match["before"]:
        return None, first - _DAY if first and first > date.min else None
    if match["after"]:
        return last + _DAY if last and last < date.max else None, None
    if match["onward"]:
        return first, None
    return first, last


def expressions(text: Text) -> tuple[TimeExpression, ...]:
    """Find the time expressions of a document, anchored to its date, else to `text.as_of`.

    Parameters
    ----------
    text : Text

    Returns
    -------
    tuple of TimeExpression
        In text order, not overlapping; each `when.text` quotes the words with their preposition.
    """
    found = []
    for stretch in stretches(text.document.text, today=text.published or text.as_of):
        tokens = text.tokens(stretch.start, stretch.end)
        if tokens is not None:
            quote = text.quote(tokens.start, tokens.end)
            days = When(stretch.first, stretch.last, quote)
            found.append(TimeExpression(tokens.start, tokens.end, days))
    return tuple(found)


def when(text: Text, token: Token) -> When:
    """Say what time the clause that a predicate heads is about.

    Parameters
    ----------
    text : Text
        With its `times`.
    token : Token
        The predicate, a verb or an event noun.

    Returns
    -------
    When
        The expression of the predicate's own clause, else of a clause above it that it shares
        its time with; without any, up to the day of the report, or from then on in the future.
    """
    by_predicate = _dated(text, token)
    place = token
    for _ in range(_STEPS if by_predicate else 0):
        if found := by_predicate.get(place.i):
            return min(found, key=lambda time: abs(time.start - token.i)).when
        if place.dep_ in _OWN_TIME or place.head.i == place.i:
            break
        place = place.head
    if any(kid.lower_ in ("will", "shall", "’ll", "'ll") for kid in token.children):
        return When(start=text.published)
    return When(end=text.published)


def _dated(text: Text, token: Token) -> dict[int, list[TimeExpression]]:
    """Say which predicates of the token's sentence each of its time expressions dates."""
    found: dict[int, list[TimeExpression]] = {}
    sentence = token.sent
    low = bisect_left(text.times, sentence.start, key=lambda time: time.start)
    high = bisect_left(text.times, sentence.end, key=lambda time: time.start)
    for time in text.times[low:high]:
        for index in _predicates(text.doc[time.start : time.end].root):
            found.setdefault(index, []).append(time)
    return found


def _predicates(place: Token) -> Iterator[int]:
    """Climb from a time expression to the nouns and the verb whose time it gives."""
    name = place.dep_ in ("compound", "nummod", "amod", "nmod:poss")
    for _ in range(_STEPS):
        if place.head.i == place.i:
            break
        place = place.head
        yield place.i
        if name or place.tag_.startswith("VB"):
            break
