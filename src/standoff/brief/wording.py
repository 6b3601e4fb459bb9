"""Plain English for numbers, lists and dates; no more digits than an interval supports."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from standoff.brief.document import Figure, Run
from standoff.vocabulary.claims import Quantity
from standoff.vocabulary.results import Interval, Provenance

__all__ = [
    "amount",
    "brief_shown",
    "count",
    "day",
    "days",
    "decimal",
    "listing",
    "percent",
    "plural",
    "points",
    "possessive",
    "shown",
    "signed",
    "significant",
    "span_of",
    "start",
    "the",
    "typeset",
    "verb",
    "whole",
]

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ARTICLE = re.compile(
    r"^(?:United |Soviet |Dominican Rep|Czech Rep|Central African|Netherlands|Philippines|Bahamas|"
    r"Maldives|Gambia|Comoros|Seychelles|Solomon |Marshall |Republic |Democratic |People|"
    r"European |African |Organi[sz]ation |Holy See|Arab League|Democratic|Vatican)"
)
_WIDE = 0.20
_ONE = re.compile("^an?$", re.IGNORECASE)
MINUS = "\N{MINUS SIGN}"


def count(n: int) -> str:
    """Say a count in words up to ten, in digits above."""
    return _SMALL[n] if n < len(_SMALL) else f"{n:,}"


def plural(n: int, noun: str, *, many: str = "") -> str:
    """Say a count with its noun: "one claim", "12 claims"."""
    return f"{count(n)} {noun if n == 1 else many or noun + 's'}"


def verb(n: int, forms: str) -> str:
    """Choose the verb's form for a number of subjects: ``verb(2, "is/are")`` is "are"."""
    one, many = forms.split("/")
    return one if n == 1 else many


def listing(items: Sequence[str], last: str = "and") -> str:
    """Join words as English does: "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def the(name: str) -> str:
    """Put the article before the names that take one: "the United States"."""
    return f"the {name}" if _ARTICLE.match(name) else name


def typeset(words: str) -> str:
    """Set the signs of a sentence made elsewhere: minus, ranges of years, per cent."""
    ranged = re.sub(r"(?<=\d)-(?=\d)", "–", words.replace(" %", "%"))
    return re.sub(r"(?<![\w–])-(?=[.\d])", MINUS, ranged)


def start(words: str) -> str:
    """Raise the first letter, for the head of a sentence."""
    return words[:1].upper() + words[1:]


def possessive(name: str) -> str:
    """Say whose: "Venezuela's", "the United States'"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def day(when: date | None) -> str:
    """Say a day: "15 November 2025"; "undated" where there is none."""
    return f"{when.day} {when:%B %Y}" if when else "undated"


def days(horizon: int) -> str:
    """Say a horizon: "30 days", "one year"."""
    if horizon % 365 == 0:
        return plural(horizon // 365, "year")
    return "one day" if horizon == 1 else f"{horizon} days"


def _figure(
    value: float, text: str, *, interval: Interval | None, made: Provenance | None, unit: str
) -> Figure:
    low, high, level = (interval.low, interval.high, interval.level) if interval else (None,) * 3
    if made is None:
        return Figure(value, text, low=low, high=high, level=level, unit=unit)
    keys = tuple(reference.key for reference in made.data)
    return Figure(value, text, low, high, level, unit, made.method, made.claims, keys)


def _grain(interval: Interval | None) -> int:
    wide = interval is not None and interval.high - interval.low >= _WIDE
    return 5 if wide else 1


def _hundredths(value: float, grain: int) -> int:
    return round(100 * value / grain) * grain


def percent(
    p: float, interval: Interval | None = None, *, made: Provenance | None = None
) -> Figure:
    """Print a probability: whole percent, or steps of five where the interval is wide.

    Examples
    --------
    >>> percent(0.347, Interval(0.2, 0.5)).text, percent(0.347, Interval(0.3, 0.4)).text
    ('35%', '35%')
    >>> percent(0.012, Interval(0.0, 0.3)).text, percent(0.004).text
    ('under 5%', 'under 1%')
    """
    grain = _grain(interval)
    rounded = _hundredths(p, grain)
    text = f"{rounded}%"
    if rounded <= 0 < p:
        text = f"under {grain}%"
    elif rounded >= 100 and p < 1:
        text = f"over {100 - grain}%"
    return _figure(p, text, interval=interval, made=made, unit="probability")


def signed(change: float, interval: Interval, *, made: Provenance | None = None) -> Figure:
    """Print a change in probability as bare percentage points with their sign."""
    rounded = _hundredths(change, _grain(interval))
    return _figure(
        change, _signed(rounded), interval=interval, made=made, unit="probability change"
    )


def points(change: float, interval: Interval, *, made: Provenance | None = None) -> Figure:
    """Print a change in probability as signed percentage points, the noun included."""
    bare = signed(change, interval, made=made)
    noun = "point" if bare.text in ("+1", f"{MINUS}1") else "points"
    return replace(bare, text=f"about 0 {noun}" if bare.text == "0" else f"{bare.text} {noun}")


def _signed(n: float) -> str:
    return f"{'+' if n > 0 else MINUS if n < 0 else ''}{abs(n):g}"


def decimal(
    value: float, interval: Interval | None = None, *, made: Provenance | None = None
) -> Figure:
    """Print a number of the order of 1: two decimals, or one where the interval is wide."""
    text = f"{value:.{_places(interval)}f}".replace("-", MINUS)
    return _figure(value, text, interval=interval, made=made, unit="")


def _places(interval: Interval | None) -> int:
    return 1 if _grain(interval) > 1 else 2


def whole(
    value: float,
    interval: Interval | None = None,
    *,
    made: Provenance | None = None,
    unit: str = "",
) -> Figure:
    """Print a count or an amount without decimals, thousands set off; three figures if large."""
    digits = len(f"{abs(value):.0f}")
    text = f"{round(value, min(0, 3 - digits)):,.0f}".replace("-", MINUS)
    return _figure(value, text, interval=interval, made=made, unit=unit)


def span_of(figure: Figure) -> str:
    """Print the interval of a figure in its own grain: "50 to 74%", "0.4 to 0.8"; "" if none."""
    if figure.low is None or figure.high is None:
        return ""
    interval = Interval(figure.low, figure.high)
    if figure.unit.startswith("probability"):
        ends = [_hundredths(end, _grain(interval)) for end in (figure.low, figure.high)]
        signed = figure.unit != "probability"
        low, high = (_signed(end) if signed else str(end) for end in ends)
        return f"{low} to {high}" if signed else f"{low} to {high}%"
    if figure.unit == "days":
        return f"{figure.low:,.0f} to {figure.high:,.0f}".replace("-", MINUS)
    places = _places(interval)
    return f"{figure.low:.{places}f} to {figure.high:.{places}f}".replace("-", MINUS)


def shown(figure: Figure) -> tuple[Run, ...]:
    """Give a figure with its interval in brackets."""
    span = span_of(figure)
    return (figure, f" ({100 * (figure.level or 0):.0f}% interval {span})") if span else (figure,)


def brief_shown(figure: Figure) -> tuple[Run, ...]:
    """Give a figure with its bare interval in brackets, for tables that say the level once."""
    span = span_of(figure).removesuffix("%")
    return (figure, f" ({span})") if span else (figure,)


def _lowered(words: str) -> str:
    """Lower the capital that a word has at the head of its sentence ("About 15,000")."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _digits(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")


def amount(quantity: Quantity, claim: str) -> Run:
    """Print an amount in the source's own words, or as it was understood where those are not kept.

    Examples
    --------
    >>> amount(Quantity(15000.0, 15000.0, "persons", "approximately"), "c-1").text
    'approximately 15,000'
    """
    low, high = quantity.low, quantity.high
    value = low if low is not None else high
    if value is None:
        return quantity.text or "an unstated number of"
    if quantity.text:
        words = _ONE.sub("one", _lowered(quantity.text))
    elif low is not None and high is not None and low != high:
        words = f"{_digits(low)} to {_digits(high)}"
    else:
        words = f"{quantity.qualifier} {_digits(value)}".strip()
    return Figure(
        value, words, low=low, high=high, unit=quantity.unit, method="as stated", claims=(claim,)
    )


def significant(value: float) -> str:
    """Print a number to two significant digits, never in powers of ten.

    Examples
    --------
    >>> significant(0.000213), significant(4987.0), significant(-1.26)
    ('0.00021', '5,000', '−1.3')
    """
    if value == 0 or not math.isfinite(value):
        return f"{value:g}"
    places = max(0, 1 - math.floor(math.log10(abs(value))))
    text = f"{float(f'{value:.2g}'):,.{places}f}"
    return (text.rstrip("0").rstrip(".") if places else text).replace("-", MINUS)
