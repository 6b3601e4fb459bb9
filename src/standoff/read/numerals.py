"""English numerals in figures and words, exact ("two and a half million") and vague ("dozens")."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

__all__ = ["WORDS", "Numeral", "alternatives", "cardinal", "numerals"]

WORDS: Final = tomllib.loads(
    Path(__file__).with_name("tables").joinpath("numbers.toml").read_text(encoding="utf-8")
)
"""The words of the grammar; the table says what each section holds."""


def _floats(section: str) -> dict[str, float]:
    return {word: float(value) for word, value in WORDS[section].items()}


UNITS: Final = _floats("units")
SCALES: Final = _floats("scales")
SHORT_SCALES: Final = _floats("short_scales")
VAGUE: Final = _floats("vague")
GROUPS: Final = _floats("groups")
SHARES: Final = _floats("shares")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral's place in a text and what it means.

    Attributes
    ----------
    start, end : int
        Code points, end exclusive.
    low, high : float or None
        Equal for an exact numeral; `high` is None for a vague one.
    scale : float
        The power it was written with (1e6 in "two million"); 1 if none.
    kind : str
        "figures", "words", "vague" or "share" (a percentage: "a third of").
    """

    start: int
    end: int
    low: float
    high: float | None
    scale: float = 1.0
    kind: str = "figures"


def alternatives(words: Iterable[str]) -> str:
    """Write words as a regular expression, longest first, a space for any space or hyphen."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"(?:\s+|-)") for word in ordered)


_WORD: Final = f"(?:{alternatives(UNITS)})"
_BIG: Final = f"(?:{alternatives(SCALES)})"
_NUMERAL: Final = re.compile(
    rf"(?<![\w.,:/’'%])(?<![^\W\d]-)(?:"
    rf"(?P<half>half[\s-]an?[\s-]{_BIG}\b|half[\s-](?:dozen|million|billion)\b)"
    rf"|(?P<mixed>(?P<whole>\d+|{_WORD})\s+and\s+an?\s+half\b(?:\s+(?P<mixed_scale>{_BIG})\b)?)"
    rf"|(?P<share>(?:(?P<parts>an?|one|two|three|four)(?:\s+|-)(?P<part>{alternatives(SHARES)})s?"
    r"|(?P<bare>half|the\s+majority))(?=\s+(?:of|the|its|their|his|all)\b)"
    rf"|(?<=\bby )(?P<parts_by>an?|one|two|three)(?:\s+|-)(?P<part_by>{alternatives(SHARES)})s?\b)"
    rf"|(?P<vague>(?P<few>{alternatives(VAGUE)})\b(?:(?:\s+of)?\s+(?P<many>{_BIG})s?\b)?"
    r"|(?P<group>an?\s+(?:couple|pair|handful)|tens|scores)(?=\s+of\b)"
    rf"(?:\s+of\s+(?P<groups>{_BIG})s?\b)?)"
    rf"|(?P<multi>multi-?(?P<multi_scale>million|billion))\b"
    rf"|(?P<figures>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d,]\d)"
    rf"(?:[\s-]?(?P<scale>{_BIG})\b|\s?(?P<short>k|mn|bn|tn)\b)?"
    rf"|(?P<words>(?:an?\s+(?={_BIG}\b))?\b(?:{_WORD}|{_BIG})\b"
    rf"(?:(?:\s+and\s+|\s+|-)(?:{_WORD}|{_BIG})\b)*))",
    re.IGNORECASE,
)


def cardinal(words: str) -> float:
    """Say what number English number words mean.

    Parameters
    ----------
    words : str
        E.g. ``"a hundred and five thousand"``, ``"two dozen"``.

    Returns
    -------
    float

    Raises
    ------
    KeyError
        If a word is no number word.

    Examples
    --------
    >>> cardinal("ninety-two thousand and six")
    92006.0
    """
    total, group = 0.0, 0.0
    for word in re.split(r"[\s-]+", words.lower().strip()):
        if word in ("and", "a", "an"):
            continue
        if word not in SCALES:
            group += UNITS[word]
        elif SCALES[word] < 1000:
            group = (group or 1.0) * SCALES[word]
        else:
            total, group = total + (group or 1.0) * SCALES[word], 0.0
    return total + group


def numerals(text: str) -> Iterator[Numeral]:
    """Yield the numerals of a text in order; what they count is not looked at."""
    for match in _NUMERAL.finditer(text):
        yield next(read for kind, read in _READ.items() if match[kind])(match)


def _half(match: re.Match[str]) -> Numeral:
    value = SCALES[re.split(r"[\s-]+", match["half"].lower())[-1]] / 2
    return Numeral(*match.span(), value, value, kind="words")


def _mixed(match: re.Match[str]) -> Numeral:
    whole = match["whole"].lower()
    scale = SCALES[(match["mixed_scale"]).lower()] if match["mixed_scale"] else 1.0
    value = ((float(whole) if whole.isdigit() else cardinal(whole)) + 0.5) * scale
    return Numeral(*match.span(), value, value, scale, kind="words")


def _share(match: re.Match[str]) -> Numeral:
    part = (match["part"] or match["part_by"] or match["bare"]).lower().split()[-1]
    parts = match["parts"] or match["parts_by"] or "one"
    value = UNITS.get(parts.lower(), 1.0) * SHARES[part]
    return Numeral(*match.span(), value, None if part == "majority" else value, kind="share")


def _vague(match: re.Match[str]) -> Numeral:
    words = (match["few"] or match["group"]).lower()
    many = match["many"] or match["groups"]
    scale = SCALES[many.lower()] if many else 1.0
    last = re.split(r"[\s-]+", words)[-1]
    least = GROUPS[last] if match["group"] else VAGUE["a few" if last == "few" else last]
    return Numeral(*match.span(), least * scale, None, scale, kind="vague")


def _multi(match: re.Match[str]) -> Numeral:
    scale = SCALES[match["multi_scale"].lower()]
    return Numeral(*match.span(), 2 * scale, None, scale, kind="vague")


def _figures(match: re.Match[str]) -> Numeral:
    scale = SCALES[match["scale"].lower()] if match["scale"] else 1.0
    scale = SHORT_SCALES[match["short"].lower()] if match["short"] else scale
    value = round(float(match["figures"].replace(",", "")) * scale, 6)
    return Numeral(*match.span(), value, value, scale)


def _words(match: re.Match[str]) -> Numeral:
    value = cardinal(match["words"])
    last = SCALES.get(re.split(r"[\s-]+", match["words"].lower())[-1], 1.0)
    return Numeral(*match.span(), value, value, last if last >= 1000 else 1.0, kind="words")


_READ: Final = {
    "half": _half,
    "mixed": _mixed,
    "share": _share,
    "vague": _vague,
    "multi": _multi,
    "figures": _figures,
    "words": _words,
}
