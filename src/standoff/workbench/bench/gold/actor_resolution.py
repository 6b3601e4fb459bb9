"""NGEC's assertions: the country and the sector of an actor phrase (Halterman et al., 2023).

Three conventions of the set are translated: a state or a place as such has no sector there, where
ours stands for its government or for nobody; organisations other than the United Nations and the
European Union share the country IGO, or have none; the creeds are sectors of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from standoff.states import STATES, lexicon, resolve_phrase, state_of_city
from standoff.vocabulary.actors import Actor, Sector
from standoff.workbench.bench.goldset import Meter

__all__ = ["judge", "tally"]

_TODAY = date(2022, 10, 20)
"""The last day that the assertions name: their "today", and the day of those that name none."""
_NOBODY = "---"
_OWN_CODES = ("UNO", "EUR")
_CREEDS = frozenset("BUD CHR CTH CPT DRZ HIN HSD JAN JEW MOS ORT PRO SHI SIK SUN SFI".split())
"""CAMEO's codes of religions (Gerner et al., 2002), all of them `Sector.REL` here."""
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_QUOTED = re.compile(r'"([^"]*)"')


def judge(record: Mapping[str, Any], _meter: Meter) -> tuple[bool | None, bool | None] | None:
    """Say whether country and sector are right; None for what the assertion leaves open.

    Assertions about pages of an encyclopaedia are another task and are skipped.
    """
    expect = record["expect"]
    country = expect.get("country", expect.get("cc"))
    sector = expect.get("code_1")
    if country is None and sector is None:
        return None
    day, within = _context(record.get("args") or "")
    actor = resolve_phrase(record["text"], as_of=day, within=within)
    said = _sector(actor, record["text"], day)
    wanted = "REL" if sector in _CREEDS else sector
    return (
        None if country is None else _country(actor) == country,
        None if sector is None else said == wanted,
    )


def _country(actor: Actor | None) -> str:
    """Give the country as the set writes it."""
    if actor is None or not actor.known:
        return ""
    if actor.code in STATES or actor.code in _OWN_CODES:
        return actor.code
    return "" if actor.sector is Sector.NGO else "IGO"


def _sector(actor: Actor | None, text: str, day: date) -> str:
    """Give the sector as the set writes it: none for a state or a place as such."""
    if actor is None:
        return "UNK"
    named = lexicon(as_of=day).lookup(text)
    as_state = bool(named) and named[0].kind == "name"
    as_place = actor.sector is Sector.UNK and (bool(named) or state_of_city(text) is not None)
    return "" if as_state or as_place else str(actor.sector)


def _context(arguments: str) -> tuple[date, str]:
    """Read the day and the country that an assertion gives beside the phrase."""
    found = _DAY.search(arguments)
    day = date(*map(int, found.groups())) if found else _TODAY
    for words in _QUOTED.findall(arguments):
        state = resolve_phrase(words, as_of=day) if words and words[0].isupper() else None
        if state is not None and state.known:
            return day, state.code
    return day, _NOBODY


def tally(found: Sequence[tuple[bool | None, bool | None]]) -> Iterator[dict[str, Any]]:
    """Yield the share of right countries and of right sectors."""
    for metric, place, target in (("country_accuracy", 0, 0.90), ("sector_accuracy", 1, 0.75)):
        judged = [each[place] for each in found if each[place] is not None]
        if judged:
            value = sum(map(bool, judged)) / len(judged)
            yield {"metric": metric, "value": value, "n": len(judged), "target": target}
