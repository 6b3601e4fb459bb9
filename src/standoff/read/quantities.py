"""Number grammar: counts, ranges, shares and money in running English text.

A numeral is found first; what stands around it is then taken in: the second end of a range, a
currency (ISO 4217), a qualifier before ("some", "at least") or after ("or more"), a per cent
sign or unit of measure. Numerals that only name (years, dates, resolutions) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from standoff.read.numerals import WORDS, Numeral, alternatives, numerals
from standoff.vocabulary.claims import Quantity

__all__ = ["COINS", "Amount", "amounts"]

SYMBOLS: Final[dict[str, str]] = WORDS["symbols"]
CODES: Final[list[str]] = WORDS["lists"]["codes"].split()
COINS: Final[dict[str, str]] = {coin.lower(): code for coin, code in WORDS["coins"].items()}
"""ISO 4217 codes by the name of a currency, singular, in lower case."""
MEASURES: Final[dict[str, str]] = WORDS["measures"]
_LONG_MEASURES: Final = [word for word in MEASURES if len(word) > 2]
PERSONS: Final[list[str]] = WORDS["lists"]["persons"].split()
_MONTH: Final = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_NAMED: Final = "|".join(WORDS["lists"]["named_by_number"].split())
_SYMBOL: Final = re.compile(rf"(?:{alternatives(SYMBOLS)}|\b(?:{'|'.join(CODES)})\s?)$")
_SHORT: Final = re.compile(r"\s?(?P<short>[mb])\b")
_SHORT_COUNT: Final = re.compile(r"(?P<short>m)(?=\s+(?:people|[a-z]+s)\b)")
_JOIN: Final = re.compile(
    r"\s?%?(?:\s?[-–—]\s?|\s+(?P<word>to|and|or)\s+)(?:(?:up\s+to|as\s+many\s+as)\s+)?"
    rf"(?P<symbol>{alternatives(SYMBOLS)})?"
)
_BETWEEN: Final = re.compile(r"\bbetween\s+$", re.I)
_CHANGE: Final = re.compile(
    r"\b(?:r[io]se|rising|gr[eo]w\w*|increas\w+|f[ae]ll\w*|cut\w*|reduc\w+|rais\w+|drop\w*|"
    r"expand\w*|declin\w+|doubl\w+|jump\w*|shr[aiu]nk\w*|went|up|down)\b[^.;]*\bfrom\s+$",
    re.I,
)
_BEFORE: Final = tuple(
    (
        row["qualifier"],
        re.compile(rf"(?:\b(?:{row['words']})\s+|{row['marks']}\s?)$".replace(" ", r"\s+"), re.I),
    )
    for row in WORDS["before"]
)
_AFTER: Final = tuple((row["qualifier"], re.compile(row["words"], re.I)) for row in WORDS["after"])
_PERCENT: Final = re.compile(
    r"\s?%|[\s-]per\s?cent(?:age\s+points?)?\b|\s+percentage\s+points?\b", re.I
)
_COIN: Final = re.compile(
    rf"(?:\s+of)?[\s-](?P<coin>{alternatives(COINS)})s?\b(?!\s+of\s+(?:explosives?|TNT)\b)",
    re.I,
)
_CODE: Final = re.compile(rf"\s?(?P<code>{'|'.join(CODES)})\b")
_MEASURE: Final = re.compile(
    rf"(?P<measure>(?-i:\s?(?:km|m|ft|kg)\b(?!-))|[\s-]?(?:{alternatives(_LONG_MEASURES)})s?\b)"
    r"(?:-old\b|-long\b)?",
    re.I,
)
_STRONG: Final = re.compile(r"[\s-]strong\b", re.I)
_PEOPLE: Final = re.compile(
    r"(?:\s+of)?(?:\s+(?!(?:and|or|to|in|from|for|with|on|at|by|as|[a-z]+s)\b)[\w’'.-]+){0,3}?"
    rf"\s+(?:{'|'.join(PERSONS)})\b",
)
_NAME_BEFORE: Final = re.compile(
    rf"\b(?:{_MONTH}|(?:{_NAMED})s?)\s+$|(?-i:\b[A-Z]{{2,}}\s$)|\d[-–/]$", re.I
)
_NAME_AFTER: Final = re.compile(
    rf"\s+(?:of\s+)?{_MONTH}(?!\s+(?:have|be|not)\b)|\s?[ap]\.?m\b|\s+o['’]clock\b|[/:–-]\d"
    r"|(?:st|nd|rd|th|s|d|g|x)\b",
    re.I,
)
_YEAR_AFTER: Final = re.compile(r"\s+(?!(?:was|is|as|has)\b)(?:[a-z]+s|people|troops|men)\b")
_ONE_BEFORE: Final = re.compile(r"\b(?:no|any|every|the|this|that|each|some)\s+$", re.I)
_ONE_AFTER: Final = re.compile(r"\s+(?!(?:of|another|side|day|thing|such|who|that|or)\b)[^\W\d]")


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity where it stands in a text, in code points, end exclusive."""

    start: int
    end: int
    quantity: Quantity


def amounts(text: str) -> tuple[Amount, ...]:
    """Read the amounts of a text, in order.

    Parameters
    ----------
    text : str
        Plain English text.

    Returns
    -------
    tuple of Amount
        Not overlapping. `quantity.unit` is a currency, "percent", a measure in the plural
        ("kilometres"), "persons" where people are counted, else "".

    Examples
    --------
    >>> [found] = amounts("They sent some 40 aircraft.")
    >>> found.quantity
    Quantity(low=40.0, high=40.0, unit='', qualifier='approximately', text='some 40')
    """
    found: list[Amount] = []
    for first, last in _ranges(text, [_shortened(text, numeral) for numeral in numerals(text)]):
        if not _only_names(text, first, last):
            amount = _dressed(text, first, last)
            if not found or found[-1].end <= amount.start:
                found.append(amount)
    return tuple(found)


def _shortened(text: str, numeral: Numeral) -> Numeral:
    """Take in the "m" of "$5m" and "5m people", which elsewhere stands for metres."""
    if numeral.kind != "figures" or numeral.scale != 1:
        return numeral
    money = _SYMBOL.search(text, max(0, numeral.start - 4), numeral.start)
    match = (_SHORT if money else _SHORT_COUNT).match(text, numeral.end)
    if not match:
        return numeral
    scale = 1e6 if match["short"] == "m" else 1e9
    value = round(numeral.low * scale, 6)
    return replace(numeral, end=match.end(), low=value, high=value, scale=scale)


def _ranges(text: str, found: list[Numeral]) -> Iterator[tuple[Numeral, Numeral | None]]:
    """Pair the two ends of a range; a numeral alone is paired with None."""
    taken = -1
    for i, first in enumerate(found):
        if i == taken:
            continue
        ends = _ends(text, first, found[i + 1]) if i + 1 < len(found) else None
        if ends:
            taken = i + 1
        yield ends or (first, None)


def _ends(text: str, first: Numeral, last: Numeral) -> tuple[Numeral, Numeral] | None:
    """Give both ends with one scale if the numerals are the ends of one range."""
    join = _JOIN.match(text, first.end)
    if not join or join.end() != last.start or "vague" in (first.kind, last.kind):
        return None
    if join["word"] == "and" and not _BETWEEN.search(text, 0, first.start):
        return None
    if join["word"] == "to" and _CHANGE.search(text, max(0, first.start - 60), first.start):
        return None
    money = _SYMBOL.search(text, max(0, first.start - 4), first.start)
    short = _SHORT.match(text, last.end) if money and last.scale == 1 else None
    if short:
        scale = 1e6 if short["short"] == "m" else 1e9
        last = replace(last, end=short.end(), low=last.low * scale, high=last.low * scale)
        last = replace(last, scale=scale)
    if first.scale == 1 < last.scale and first.low < last.low / last.scale:
        first = replace(first, low=first.low * last.scale)
    return (first, last) if first.low < last.low else None


def _only_names(text: str, first: Numeral, last: Numeral | None) -> bool:
    """Say whether the numeral names or dates rather than counts."""
    if first.kind in ("vague", "share"):
        return False
    if last is None and text[first.start : first.end].lower() == "one":
        before = _ONE_BEFORE.search(text, max(0, first.start - 8), first.start)
        return before is not None or not _ONE_AFTER.match(text, first.end)
    if _SYMBOL.search(text, max(0, first.start - 4), first.start):
        return False
    end = (last or first).end
    if _NAME_BEFORE.search(text, max(0, first.start - 16), first.start):
        return True
    if _NAME_AFTER.match(text, end):
        return True
    plain = text[first.start : first.end].isdigit() and 1500 <= first.low < 2100
    return plain and not _YEAR_AFTER.match(text, end) and not _COIN.match(text, end)


def _dressed(text: str, first: Numeral, last: Numeral | None) -> Amount:
    """Take in what stands around a numeral or range."""
    start, end = first.start, (last or first).end
    unit, qualifier = "percent" if first.kind == "share" else "", "between" if last else ""
    if symbol := _SYMBOL.search(text, max(0, start - 4), start):
        start, unit = symbol.start(), SYMBOLS.get(symbol[0]) or symbol[0].strip()
    if between := _BETWEEN.search(text, max(0, start - 12), start):
        start = between.start() if last else start
    for name, pattern in _BEFORE:
        if match := pattern.search(text, max(0, start - 20), start):
            start, qualifier = match.start(), name
            break
    for name, pattern in _AFTER:
        if match := pattern.match(text, end):
            end, qualifier = match.end(), name
            break
    if not unit:
        end, unit = _unit(text, end)
    words = text[start:end]
    low, high = _bounds(first, last, qualifier)
    return Amount(start, end, Quantity(low, high, unit, qualifier, words))


def _unit(text: str, end: int) -> tuple[int, str]:
    """Read the unit that follows a number: the end of its words, and its name."""
    if match := _PERCENT.match(text, end):
        return match.end(), "percent"
    if match := _COIN.match(text, end):
        coin = " ".join(re.findall(r"[^\s-]+", match["coin"].lower()))
        return match.end(), COINS[coin]
    if match := _CODE.match(text, end):
        return match.end(), match["code"]
    if match := _MEASURE.match(text, end):
        measure = " ".join(re.findall(r"[^\s-]+", match["measure"].lower()))
        return match.end(), MEASURES.get(measure) or MEASURES[measure.removesuffix("s")]
    if match := _STRONG.match(text, end):
        return match.end(), "persons"
    return end, "persons" if _PEOPLE.match(text, end) else ""


def _bounds(
    first: Numeral, last: Numeral | None, qualifier: str
) -> tuple[float | None, float | None]:
    """Say what the qualifier leaves of the two ends."""
    if last:
        return first.low, last.low
    if qualifier in ("at least", "more than"):
        return first.low, None
    if qualifier in ("up to", "less than"):
        return None, first.high
    return first.low, first.high
