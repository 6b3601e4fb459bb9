"""Interval grammar: time expressions of English text as first and last day.

Expressions that lean on another day ("on Tuesday", "in recent weeks", "two days later") are
anchored to the day of the report, or to the last day that the text itself has named.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from standoff.read.days import Days, month, part, season, shift, unit, year
from standoff.read.numerals import UNITS, alternatives, cardinal

__all__ = ["GRAMMAR", "HINTS", "TRIGGER", "Anchor", "Reader", "preceded"]

_MONTHS: Final = re.findall("...", "janfebmaraprmayjunjulaugsepoctnovdec")
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_RECENT: Final = {"hour": 24, "day": 7, "week": 6, "month": 6, "year": 5, "decade": 3, "century": 2}
_VAGUE: Final = {"few": 3.0, "several": 3.0, "some": 3.0, "couple": 2.0, "many": 5.0}
_ERAS: Final = {
    "cold war": (date(1947, 3, 12), date(1991, 12, 26)),
    "second world war": (date(1939, 9, 1), date(1945, 9, 2)),
    "world war ii": (date(1939, 9, 1), date(1945, 9, 2)),
    "first world war": (date(1914, 7, 28), date(1918, 11, 11)),
    "world war i": (date(1914, 7, 28), date(1918, 11, 11)),
}


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression may lean on.

    Attributes
    ----------
    today : date or None
        The day of the report.
    named : date or None
        The last day that the text has named before.
    ahead : bool
        Whether the clause speaks of what is to come.
    """

    today: date | None
    named: date | None = None
    ahead: bool = False


Reader = Callable[[re.Match[str], Anchor], Days | None]
"""Gives first and last day; (None, None) where they cannot be known; None: no time after all."""

_UNKNOWN: Final[Days] = (None, None)
_TIMELY: Final = re.compile(
    r"\b(?:in|since|by|until|till|of|from|before|after|during|through|throughout|between|and|to|"
    r"on|for|over|around|following|fiscal|late|early|mid|as\s+of|prior\s+to)[\s-]+(?:the\s+)?$",
    re.I,
)
_OWNED: Final = re.compile(r"(?:\b(?:the|an?|its|his|her|their|our|this|that)|['’]s?)\s+$", re.I)
_COUNTED: Final = re.compile(r"\s+(?:[a-z]+s|people|men|troops)\b(?<!\bas)(?<!was)(?<!is)(?<!has)")
_NOUN: Final = re.compile(r"\s+[a-z]")


def preceded(pattern: re.Pattern[str], text: str, *, start: int) -> re.Match[str] | None:
    """Match a pattern that ends in "$" on the few words before a place in a text."""
    return pattern.search(text, max(0, start - 24), start)


def _turn(options: list[tuple[date, date]], at: Anchor, relative: str = "") -> Days:
    """Choose which turn of a yearly interval is meant: the latest begun, or the next to come."""
    if at.today is None:
        return _UNKNOWN
    if relative in ("next", "this coming", "the coming"):
        return next((days for days in options if days[0] > at.today), options[-1])
    if at.ahead and not relative:
        return next((days for days in options if days[1] >= at.today), options[-1])
    over = [days for days in options if days[1 if relative == "last" else 0] <= at.today]
    return over[-1] if over else options[0]


def _turns(at: Anchor) -> range:
    y = at.today.year if at.today else 2000
    return range(max(1, y - 2), min(9998, y + 1) + 1)


def _part_of(days: Days, words: str | None, at: Anchor) -> Days:
    first, last = days
    if not words or first is None or last is None:
        return days
    which = re.sub(r"[\s-]+", " ", words.lower())
    if which == "earlier":
        return first, max(first, min(last, at.today or last))
    if which == "later":
        return min(last, max(first, at.today or first)), last
    return part((first, last), which)


def _iso(match: re.Match[str], _: Anchor) -> Days | None:
    try:
        day = date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None
    return day, day


def _month_day(match: re.Match[str], at: Anchor) -> Days | None:
    m, low = _MONTHS.index(match["m"].lower()[:3]) + 1, int(match["d"])
    high = int(match["d2"] or low)
    options = [
        (date(y, m, low), date(y, m, high))
        for y in ([int(match["y"])] if match["y"] else _turns(at))
        if 1 <= low <= high <= month(y, m)[1].day
    ]
    if not options:
        return None
    return options[0] if match["y"] else _turn(options, at)


def _month(match: re.Match[str], at: Anchor) -> Days | None:
    m, relative = _MONTHS.index(match["m"].lower()[:3]) + 1, (match["rel"] or "").lower()
    if match["y"]:
        return _part_of(month(int(match["y"]), m), match["part"], at)
    leading = match["rel"] or match["part"] or preceded(_TIMELY, match.string, start=match.start())
    if match["m"].lower() in ("may", "march") and not leading:
        return None
    return _part_of(_turn([month(y, m) for y in _turns(at)], at, relative), match["part"], at)


def _year(match: re.Match[str], at: Anchor) -> Days | None:
    text, timely = match.string, preceded(_TIMELY, match.string, start=match.start())
    weak = timely is None or re.match(r"(?:of|and|to|for|over|around)\b", timely[0], re.I)
    if weak and _COUNTED.match(text, match.end()):
        return None
    if not match["part"] and not timely:
        named = _NOUN.match(text, match.end()) and preceded(_OWNED, text, start=match.start())
        if not named:
            return None
    return _part_of(year(int(match["y"])), match["part"], at)


def _years(match: re.Match[str], _: Anchor) -> Days | None:
    low = int(match["y"])
    tail = match["y2"]
    high = int(tail) if len(tail) == 4 else low // 100 * 100 + int(tail)
    return (date(low, 1, 1), date(high, 12, 31)) if low < high else None


def _decade(match: re.Match[str], at: Anchor) -> Days | None:
    low = int(match["y"]) if match["y"] else 1900 + int(match["short"])
    return _part_of((date(low, 1, 1), date(low + 9, 12, 31)), match["part"], at)


def _century(match: re.Match[str], at: Anchor) -> Days | None:
    n = int(match["n"])
    if not 1 <= n <= 30:
        return None
    return _part_of((date(n * 100 - 99, 1, 1), date(n * 100, 12, 31)), match["part"], at)


def _season(match: re.Match[str], at: Anchor) -> Days | None:
    name, relative = match["season"].lower(), (match["rel"] or "").lower()
    if match["y"]:
        return _part_of(season(int(match["y"]), name), match["part"], at)
    if not relative and not match["part"]:
        return None
    return _part_of(_turn([season(y, name) for y in _turns(at)], at, relative), match["part"], at)


def _weekday(match: re.Match[str], at: Anchor) -> Days | None:
    if at.today is None:
        return _UNKNOWN
    relative = (match["rel"] or "").lower()
    back = (at.today.weekday() - _WEEKDAYS.index(match["day"].lower()[:3])) % 7
    if relative == "last":
        back = back or 7
    elif relative == "next" or (at.ahead and not relative):
        back = back - 7 if back or relative == "next" else 0
    day = shift(at.today, -back, of="day")
    return day, day


def _deictic(match: re.Match[str], at: Anchor) -> Days | None:
    if at.today is None:
        return _UNKNOWN
    word = match.group().lower()
    offset = (
        -2
        if "before" in word
        else -1
        if "yester" in word or "last" in word
        else 1
        if "tomorrow" in word
        else 0
    )
    day = shift(at.today, offset, of="day")
    return day, day


def _unit(match: re.Match[str], at: Anchor) -> Days | None:
    """Read "this week", "late last month", "the end of the year"."""
    relative = (match["rel"] or "the").lower().removeprefix("the ").strip()
    basis = at.named if relative in ("previous", "following", "same") and at.named else at.today
    if basis is None:
        return _UNKNOWN
    if relative == "the" and not match["part"]:
        return None
    offset = {"last": -1, "previous": -1, "next": 1, "following": 1, "coming": 1}.get(relative, 0)
    return _part_of(unit(basis, match["unit"].lower(), offset=offset), match["part"], at)


def _count(words: str | None) -> float:
    """Say how many units are meant; several words mean the fewest that they can."""
    if not words:
        return 1.0
    last = re.split(r"[\s-]+", re.sub(r"\s+of$", "", words.lower().strip()))[-1]
    if last in _VAGUE:
        return _VAGUE[last]
    if last == "half":
        return 0.5
    plain = re.sub(r"[,+]|-?plus$", "", words.strip())
    plain = re.split(r"\s?[-–]\s?(?=\d)|\s+(?:to|or)\s+", plain)[-1]
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return float(plain)
    return 1.0 if last in ("a", "an") else cardinal(plain)


def _counted(match: re.Match[str]) -> str:
    """Give the unit that is counted, in the singular; days where none is named."""
    return (match["unit"] or "day").lower().replace("centuries", "century")


def _rolling(match: re.Match[str], at: Anchor) -> Days | None:
    """Read "in recent weeks", "over the past decade", "the next few days"."""
    if at.today is None:
        return _UNKNOWN
    of, relative = _counted(match), match["rel"].lower()
    n = _RECENT[of] if relative == "recent" else _count(match["n"])
    if relative != "recent" and not match["n"] and match["s"]:
        n = _RECENT[of]
    if relative in ("coming", "next", "following"):
        return at.today, shift(at.today, n, of=of)
    return shift(at.today, -n, of=of), at.today


def _ago(match: re.Match[str], at: Anchor) -> Days | None:
    if at.today is None:
        return _UNKNOWN
    return _blurred(shift(at.today, -_count(match["n"]), of=_counted(match)), _counted(match))


def _blurred(day: date, of: str) -> Days:
    """Widen a day that was counted in units to what the counting leaves open."""
    return (day, day) if of in ("hour", "day", "minute") else unit(day, of)


def _later(match: re.Match[str], at: Anchor) -> Days | None:
    """Read "two days later", "weeks earlier", "the next day" from the day named before."""
    if at.named is None:
        return _UNKNOWN
    back = re.search(r"earlier|before|previous", match.group(), re.I) is not None
    n = _count(match["n"]) if match["n"] or not match["s"] else 3.0
    of = _counted(match)
    return _blurred(shift(at.named, -n if back else n, of=of), of)


def _lasting(match: re.Match[str], at: Anchor) -> Days | None:
    """Read "for three years" as a time up to now where the tense says that it reaches to now."""
    around = match.string[max(0, match.start() - 80) : match.end() + 40]
    if at.today is None or not re.search(r"\b(?:has|have|been|had)\b", around):
        return _UNKNOWN
    n = _count(match["n"]) if match["n"] else 2.0
    return shift(at.today, -n, of=_counted(match)), at.today


def _within(match: re.Match[str], at: Anchor) -> Days | None:
    if at.today is None:
        return _UNKNOWN
    n = _count(match["n"]) if match["n"] else 3.0
    return at.today, shift(at.today, n, of=_counted(match))


def _era(match: re.Match[str], _: Anchor) -> Days | None:
    first, last = _ERAS[re.sub(r"\s+", " ", match["era"].lower())]
    timely = preceded(_TIMELY, match.string, start=match.start())
    if timely is None:
        return None
    return (last, last) if timely[0].lower().startswith("since") else (first, last)


def _clock(_: re.Match[str], at: Anchor) -> Days | None:
    return at.today, at.today


_MONTH: Final = (
    r"(?-i:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\.|\b))"
)
_WEEKDAY: Final = r"(?-i:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_SHORT_DAY: Final = r"(?-i:(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.?)"
_YEAR: Final = r"(?:1[5-9]|20)\d\d"
_PART: Final = (
    r"(?:(?:the\s+)?(?:very\s+)?(?P<part>early|mid|middle|late|beginning|start|end|"
    r"(?:first|second)\s+half|(?:first|second|third|fourth)\s+quarter|earlier|later)"
    r"(?:\s+(?:of|in)(?:\s+the)?)?[\s-]+)?"
)
_NUMBER: Final = rf"\d[\d,]*(?:\.\d+)?|(?:{alternatives(UNITS)})(?:-(?:{alternatives(UNITS)}))?"
_COUNT: Final = (
    r"(?:(?:about|around|nearly|almost|more\s+than|over|at\s+least|roughly|less\s+than|up\s+to)\s+)?"
    rf"(?P<n>(?:{_NUMBER})(?:\s?[-–]\s?|\s+(?:to|or)\s+)(?:{_NUMBER})|(?:{_NUMBER})(?:-?plus|\+)?"
    r"|a\s+few|several|(?:a\s+)?couple(?:\s+of)?|few|half\s+an?|many|some|an?)"
)
_SPAN: Final = r"(?P<unit>hour|day|week|month|year|decade|centur(?:y|ies))(?P<s>s?)\b"
_CORE: Final = r"(?P<unit>week|weekend|month|quarter|year|decade|century)\b(?!['’]s\b|-)"
_REL: Final = r"(?P<rel>last|this|next|this\s+past|this\s+coming)\s+"
_TH: Final = "(?:st|nd|rd|th)?"
_DAYS: Final = (
    rf"(?P<d>\d{{1,2}}){_TH}(?:\s?(?:[-–]|\bto\b|\band\b)\s?(?P<d2>\d{{1,2}}){_TH}(?!\d))?"
)
_ON_DAY: Final = rf"(?:\b(?:{_WEEKDAY}|{_SHORT_DAY}),?\s+(?:the\s+)?)?"
_AND_YEAR: Final = rf"(?:,?\s+(?P<y>{_YEAR})\b(?!,\d))?"
_HOURS: Final = r"(?:\s+(?:morning|afternoon|evening|night))?"

_PATTERNS: Final[tuple[tuple[str, Reader], ...]] = (
    (r"\b(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)\b(?![-\d])", _iso),
    (rf"{_ON_DAY}\b{_DAYS}\s+(?:of\s+)?(?P<m>{_MONTH}){_AND_YEAR}", _month_day),
    (rf"{_ON_DAY}\b(?P<m>{_MONTH})\s*{_DAYS}(?![\d:]|,\d){_AND_YEAR}", _month_day),
    (rf"\b{_PART}(?:{_REL})?(?P<m>{_MONTH})(?:\s+of)?{_AND_YEAR}", _month),
    (rf"(?<![-\w.,$€£]){_PART}(?P<y>{_YEAR})(?![-–\w]|[,.]\d)", _year),
    (rf"(?<![-\w.,$€£])(?P<y>{_YEAR})\s?[-–]\s?(?P<y2>{_YEAR}|\d\d)\b(?!-)", _years),
    (rf"\b(?:the\s+)?{_PART}(?:(?P<y>(?:1[5-9]|20)\d0)|['’](?P<short>[1-9]0))['’]?s\b", _decade),
    (rf"\bthe\s+{_PART}(?P<n>\d{{1,2}})(?:st|nd|rd|th)\s+century\b", _century),
    (
        rf"\b{_PART}(?:(?P<rel>last|this|next|this\s+past|the\s+coming)\s+)?"
        rf"(?P<season>spring|summer|autumn|fall|winter)(?:\s+of)?{_AND_YEAR}\b",
        _season,
    ),
    (rf"\b(?:{_REL})?(?P<day>{_WEEKDAY})\b{_HOURS}", _weekday),
    (
        r"\b(?:the\s+day\s+before\s+yesterday|yesterday|today|tonight|tomorrow|last\s+night|"
        r"this\s+(?:morning|afternoon|evening)|currently|at\s+present)\b(?!['’]s\s+(?:world|age))"
        rf"{_HOURS}",
        _deictic,
    ),
    (
        rf"\b{_PART}(?P<rel>last|this|next|the\s+(?:previous|following|same|coming|current)|the)"
        rf"\s+{_CORE}",
        _unit,
    ),
    (rf"\b{_COUNT}\s+{_SPAN}\s+ago\b", _ago),
    (
        rf"\b(?:(?:{_COUNT}\s+)?{_SPAN}\s+(?:earlier|later|before(?!\s+(?:the|a|his|its))|after(?:wards|\s+that))"
        r"|the\s+(?:next|following|previous)\s+day)\b",
        _later,
    ),
    (
        rf"\b(?:the\s+)?(?P<rel>recent|past|last|next|coming|following|previous)\s+"
        rf"(?:(?:and\s+coming\s+)?{_COUNT}[\s-]+(?:long\s+)?)?{_SPAN}",
        _rolling,
    ),
    (rf"(?<=\bfor\s)(?:the\s+(?:past|last)\s+)?(?:{_COUNT}\s+(?:long\s+)?)?{_SPAN}", _lasting),
    (rf"(?<=\bwithin\s)(?:{_COUNT}\s+)?{_SPAN}(?!\s+of\b)", _within),
    (rf"\b(?P<era>{alternatives(_ERAS)})\b", _era),
    (r"\b(?:\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b\.?|\d{1,2}:\d\d\b(?!\s?[-–]))", _clock),
)
_HINTS: Final[dict[Reader, str]] = {
    _iso: r"\d-\d",
    _month_day: r"\b(?:Ja|F|M|A|Ju|S|O|N|D)[a-z]",
    _month: r"\b(?:Ja|F|M|A|Ju|S|O|N|D)[a-z]",
    _year: r"(?:1[5-9]|20)\d\d",
    _years: r"(?:1[5-9]|20)\d\d",
    _decade: r"\d0['’]?[sS]",
    _century: r"\d(?i:st|nd|rd|th)",
    _season: r"(?i:spring|summer|autumn|fall|winter)",
    _weekday: r"day",
    _ago: r"[aA][gG][oO]",
    _era: r"[wW][aA][rR]",
    _clock: r"\d",
}
GRAMMAR: Final = tuple((re.compile(pattern, re.I), read) for pattern, read in _PATTERNS)
"""Each kind of time expression: its pattern and what reads it."""
HINTS: Final = tuple(re.compile(_HINTS.get(read, "")) for _, read in _PATTERNS)
"""For each kind what any such expression holds, much faster to look for than the expression."""
TRIGGER: Final = re.compile(
    r"\d{4}|\d0['’]?s\b|\d:\d\d|\d ?[ap]\.?m\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
    r"|Mon|Tue|Wed|Thu|Fri|Sat|Sun)|[Dd]ay|[Ww]eek|[Mm]onth|[Yy]ear|[Dd]ecade|[Cc]entur|[Hh]our"
    r"|[Qq]uarter|[Ss]pring|[Ss]ummer|[Aa]utumn|\b[Ff]all\b|[Ww]inter|[Tt]onight|[Tt]omorrow"
    r"|\b[Nn]ight|[Cc]urrently|at present|\b(?:[Ww]ar|WAR)\b|[Mm]orning|[Aa]fternoon|[Ee]vening"
)
"""What some word of every time expression matches."""
