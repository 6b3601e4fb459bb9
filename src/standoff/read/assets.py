"""Military assets and items of support: the words that name them, how many, of what sort.

Kinds of force are the land, naval, air and missile arms and personnel; forms of support follow
the UCDP External Support data (Meier et al., 2023).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from standoff.read.tables import words

if TYPE_CHECKING:
    pass

__all__ = ["Asset", "assets", "force_kind", "support_form"]

_WORD: Final = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
_ONE_FORM: Final = ("aircraft", "personnel", "artillery", "infantry", "craft", "ammunition")
_LONGEST: Final = 6
_SHIP: Final = (
    r"\b(?:USS|USNS|USCGC|HMS|HMAS|HMCS|RFS|FS|INS|ITS|TCG|ROKS|ROCS|JS|CNS|IRIS|ARC|BAP|HNLMS)"
    r"\s+[A-Z][\w’'-]*(?:(?:\s+(?:de|of|the))?\s+[A-Z](?:\.|[\w’-]+))*"
)
_AIRCRAFT: Final = (
    r"(?:(?:F|B|C|A|E|P|U|V|AH|UH|CH|MH|MQ|RQ|KC|EP|RC|EA|J|JF|H|Y|JH|Su|Tu|Il|An|Mi|Ka|TB)-|MiG-?)"
    r"\d{1,3}[A-Z]{0,2}"
)
_MISSILE: Final = (
    r"S-\d00|SS-N?-?\d{1,2}|SA-\d{1,2}|DF-\d{1,2}[A-Z]?|HQ-\d{1,2}|R-\d{1,2}|Kh-\d{2,3}|M-\d{1,2}"
    r"|AGM-\d+|RS-\d{2}|CJ-\d+"
)
_VEHICLE: Final = r"T-\d{2}|BMP-\d|BTR-\d{2}|M1A\d|M777|M109|2S\d+|BM-\d+|PT-\d+"
_NAMED: Final = re.compile(
    rf"(?P<naval>{_SHIP})|(?<![\w-])(?:(?P<missile>{_MISSILE})|(?P<land>{_VEHICLE})"
    rf"|(?P<air>{_AIRCRAFT}))s?(?![\w-])"
)


@dataclass(frozen=True, slots=True)
class Asset:
    """Words that name an asset, in code points of a text, end exclusive.

    Attributes
    ----------
    start, end : int
    kind : str
        "personnel", "land", "naval", "air", "missile", "other"; "" for what is no force.
    form : str
        The form of support it would be ("weapons", "training", "funding" ...).
    counts : str
        The unit it is counted in: "persons" or "items".
    """

    start: int
    end: int
    kind: str
    form: str
    counts: str


_Row = tuple[tuple[str, ...], str, str, str, bool]


@cache
def _lexicon() -> dict[str, tuple[_Row, ...]]:
    """Read the table: by first word in lower case, the longest terms first."""
    table = Path(__file__).with_name("tables").joinpath("assets.csv")
    found: dict[str, list[_Row]] = {}
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        cells = (row["kind"], row["form"], row["counts"])
        for term in (term.strip() for term in row["terms"].split(";")):
            words = tuple(_WORD.findall(term))
            for form in dict.fromkeys((words, (*words[:-1], _plural(words[-1])))):
                entry = (form, *cells, term != term.lower())
                found.setdefault(form[0].lower(), []).append(entry)
    return {word: tuple(sorted(rows, key=lambda r: -len(r[0]))) for word, rows in found.items()}


def _plural(noun: str) -> str:
    if noun in _ONE_FORM or noun.endswith("s"):
        return noun
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("x", "ch", "sh")) else f"{noun}s"


@lru_cache(maxsize=256)
def assets(text: str) -> tuple[Asset, ...]:
    """Find the words of a text that name assets, the longest at each place.

    Parameters
    ----------
    text : str
        A sentence or more.

    Returns
    -------
    tuple of Asset
        In text order, not overlapping.

    Examples
    --------
    >>> [(a.kind, a.form) for a in assets("two guided-missile destroyers and the USS Cole")]
    [('naval', 'weapons'), ('naval', 'weapons')]
    """
    named = [
        Asset(match.start(), match.end(), match.lastgroup or "other", "weapons", "items")
        for match in _NAMED.finditer(text)
    ]
    found: list[Asset] = []
    for asset in sorted([*named, *_by_word(text)], key=lambda a: (a.start, -a.end)):
        if found and asset.start < found[-1].end:
            continue
        beside = found and text[found[-1].end : asset.start] in (" ", "-")
        if beside and (found[-1].kind == asset.kind or found[-1] in named):
            kind, form = found[-1].kind, found[-1].form
            found[-1] = replace(asset, start=found[-1].start, kind=kind, form=form)
        else:
            found.append(asset)
    return tuple(asset for asset in found if asset.kind != "civilian")


def _by_word(text: str) -> Iterator[Asset]:
    lexicon = _lexicon()
    if lexicon.keys().isdisjoint(_WORD.findall(text.lower())):
        return
    words = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
    place = 0
    while place < len(words):
        width = 1
        for form, kind, name, counts, exact in lexicon.get(words[place][0].lower(), ()):
            run = words[place : place + len(form)]
            here = tuple(word if exact else word.lower() for word, _, _ in run)
            if here == form and _joined(text, run):
                yield Asset(run[0][1], run[-1][2], kind, name, counts)
                width = len(form)
                break
        place += width


def _joined(text: str, run: list[tuple[str, int, int]]) -> bool:
    """Say whether only a space or a hyphen stands between the words of a run."""
    return all(text[a[2] : b[1]] in (" ", "-", "‑", "\n") for a, b in pairwise(run))


def force_kind(word: str) -> str:
    """Say which arm an adjective names ("naval", "army"); "other" for "military", else ""."""
    return _class_of(word.lower(), "arm")


def support_form(word: str) -> str:
    """Say which form of support an adjective names ("financial", "military"), else ""."""
    return _class_of(word.lower(), "form")


@cache
def _class_of(word: str, what: str) -> str:
    names = {
        "arm": ("naval", "air", "land", "missile", "personnel", "other"),
        "form": ("materiel", "funding", "intelligence", "training"),
    }
    return next((name for name in names[what] if word in words(f"{what}_{name}")), "")
