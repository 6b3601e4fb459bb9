"""From a noun phrase to an actor: the state it belongs to and the sector it speaks of.

The state is the first one named outside a complement that points elsewhere ("Russia's ambassador
to Poland" is Russian). The sector is that of the head noun, or, where the head says little
("officer", "chief", "members of"), of what stands before it or after "of". Sectors follow the
PLOVER ontology (2021).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from standoff.states.entities import Entity, Mention
from standoff.states.lexicon import lexicon
from standoff.states.sectors import is_vague, sector_of_noun
from standoff.states.surfaces import ABROAD
from standoff.states.tabular import split, table
from standoff.vocabulary.actors import Actor, Sector

__all__ = ["resolve_phrase", "state_of_city"]

_ELSEWHERE = frozenset(
    ["to", "with", "against", "for", "toward", "towards", "on", "about", "by", "who", "that"]
)
_WITHIN = frozenset(["of", "in", "from", "at", "across", "inside", "near", "within", "among"])
_FORMER = frozenset(["former", "ex", "retired", "ousted", "deposed", "exiled"])
_OFFICIAL = frozenset([*"GOV MIL LEG JUD SPY COP PTY IGO".split()])
"""Sectors whose people, once out of office, are PLOVER's elites."""
_RANK_AND_FILE = frozenset(
    ["soldier", "soldiers", "troops", "serviceman", "servicemen", "conscript", "conscripts"]
)
_EMPTY = frozenset(["the", "a", "an", "'s", "'", "."])
_PLACES = ("name", "demonym", "capital", "region")
_LONGEST_NOUN = 4
_SHORTEST_MISSPELT = 5
_MILLION = 1_000_000

_SIDE = re.compile(r"\s*[-–]\s*(?:backed|led|supported|funded|trained|aligned|allied|made)\b")
_TOWARD = re.compile(r"\b(?:anti|pro)\s*[-–]\s*$", re.IGNORECASE)
_WORD = re.compile(r"'s\b|[^\W_]+(?:[-'&.][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Part:
    """The words between two prepositions, and the names among them."""

    words: tuple[_Word, ...]
    names: tuple[Mention, ...]


@cache
def _cities() -> dict[str, str]:
    found = {row["name"]: row["code"] for row in table("cities")}
    for row in table("states"):
        for name in (row["capital"], *split(row["capital_names"])):
            found.setdefault(name, row["code"])
    return found


@cache
def _large_places() -> dict[str, str]:
    """Give states and cities of a million people or more, by name."""
    large = (row for row in table("cities") if int(row["population"]) >= _MILLION)
    found = {row["name"]: row["code"] for row in large}
    for row in table("states"):
        names = (row["name"], row["capital"], *split(row["capital_names"]))
        found.update(dict.fromkeys(names, row["code"]))
    return found


def state_of_city(name: str) -> str | None:
    """Give the code of the state in which a city of 100,000 people or more, or a capital, lies.

    Of several cities of one name the largest is meant.
    """
    return _cities().get(name)


def resolve_phrase(text: str, *, as_of: date, within: str = ABROAD) -> Actor | None:
    """Say which actor a noun phrase stands for.

    Parameters
    ----------
    text : str
        "Pakistani Army", "several of the largest trade unions in Denmark", "President Maduro".
    as_of : date
        Decides who holds which office; somebody who held one before has sector ``ELI``.
    within : str, optional
        Code of the state that the text speaks of, for a phrase that names none ("the ministry").

    Returns
    -------
    Actor or None
        Code ``"---"`` where only the sector is known; None where neither is.

    Examples
    --------
    >>> from datetime import date
    >>> resolve_phrase("Russia's ambassador to Poland", as_of=date(2022, 5, 1)).code
    'RUS'
    """
    phrase = text.replace("’", "'")
    parts = _parts(phrase, _names(phrase, as_of))
    named = [m.entity for part in parts for m in part.names]
    code = next((c for entity in named if (c := _code(entity)) != ABROAD), within)
    sector = _whole(phrase, named, parts) or _sector(parts)
    if sector is None and (code == ABROAD or not named):
        return None
    if sector is Sector.GOV and any(e.actor.sector is Sector.IGO for e in named[:1]):
        sector = Sector.IGO
    return Actor(code, sector or Sector.UNK, text)


def _code(entity: Entity) -> str:
    return entity.within or entity.actor.code


def _names(phrase: str, as_of: date) -> list[Mention]:
    """Find names and cities; leave out those that only say who stands behind or against."""
    found = list(lexicon(as_of=as_of).scan(phrase))
    taken = [range(m.start, m.end) for m in found]
    words = [w for w in _words(phrase) if w.text[:1].isupper()]
    for width in (3, 2, 1):
        for at in range(len(words) - width + 1):
            start, end = words[at].start, words[at + width - 1].end
            code = state_of_city(phrase[start:end])
            if code and not any(start < r.stop and r.start < end for r in taken):
                place = Entity(Actor(ABROAD, Sector.UNK), "region", phrase[start:end], within=code)
                found.append(Mention(start, end, phrase[start:end], (place,)))
                taken.append(range(start, end))
    kept = [m for m in found if not _is_aside(phrase, m)]
    return sorted(kept or _misspelt(words), key=lambda m: m.start)


def _misspelt(words: list[_Word]) -> list[Mention]:
    """Find the first word that is a state's or a city's name with two letters swapped."""
    for word in words:
        text = word.text
        if len(text) < _SHORTEST_MISSPELT or sector_of_noun(text) is not None:
            continue
        for i in range(1, len(text) - 1):
            name = text[:i] + text[i + 1] + text[i] + text[i + 2 :]
            code = _large_places().get(name) if name != text else None
            if code:
                place = Entity(Actor(ABROAD, Sector.UNK), "region", name, within=code)
                return [Mention(word.start, word.end, text, (place,))]
    return []


def _is_aside(phrase: str, name: Mention) -> bool:
    """Say whether a name only tells who stands behind or against, or is part of another name."""
    if _SIDE.match(phrase, name.end) or _TOWARD.search(phrase[: name.start]):
        return True
    if not name.entity.needs_context or not (name.entity.person or name.entity.kind in _PLACES):
        return False
    before = [w.text for w in _words(phrase) if w.end == name.start - 1]
    after = [m.group() for m in [_WORD.match(phrase, name.end + 1)] if m is not None]
    return any(map(_is_proper, (*before, *after)))


def _is_proper(word: str) -> bool:
    """Say whether a word is part of somebody's name: "Smith", not "Police" nor "the"."""
    if not word[:1].isupper() or word.lower() in _EMPTY | _WITHIN | _ELSEWHERE:
        return False
    return sector_of_noun(word) is None


def _words(phrase: str) -> Iterator[_Word]:
    return (_Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(phrase))


def _parts(phrase: str, names: list[Mention]) -> list[_Part]:
    """Cut a phrase at its prepositions, up to the first that points elsewhere."""
    cut: list[list[_Word]] = [[]]
    end = len(phrase)
    for word in _words(phrase):
        inside = any(m.start < word.end and word.start < m.end for m in names)
        if word.text in _ELSEWHERE and not inside and cut[0]:
            end = word.start
            break
        if word.text in _WITHIN and not inside:
            cut.append([])
        else:
            cut[-1].append(word)
    edges = [words[0].start for words in cut if words]
    parts = []
    for at, words in enumerate([w for w in cut if w]):
        stop = edges[at + 1] if at + 1 < len(edges) else end
        mine = tuple(m for m in names if words[0].start <= m.start < stop)
        parts.append(_Part(tuple(words), mine))
    return parts


def _whole(phrase: str, named: list[Entity], parts: list[_Part]) -> Sector | None:
    """Give the sector of a name that is the whole phrase, articles aside."""
    if len(named) != 1 or not parts or not parts[0].names:
        return None
    only = parts[0].names[0]
    rest = [w for w in _words(phrase) if not only.start <= w.start < only.end]
    if any(w.text.lower() not in _EMPTY for w in rest):
        return None
    return _held(only.entity)


def _held(entity: Entity) -> Sector:
    """Give the sector of an entity; officials out of office are elites."""
    sector = entity.actor.sector
    return Sector.ELI if entity.former and sector in _OFFICIAL else sector


def _sector(parts: list[_Part]) -> Sector | None:
    """Give the sector of the first part that says one; a vague one only if no later part does."""
    fallback: Sector | None = None
    for part in parts:
        found, vague = _of_part(part)
        if found is not None and not vague:
            return found
        fallback = fallback or found
    return fallback


def _of_part(part: _Part) -> tuple[Sector | None, bool]:
    """Read a part from its end: the last word that says a sector, or a less vague one before it."""
    vague: Sector | None = None
    for sector, is_loose, word in _carriers(part):
        before = {w.text.lower() for w in part.words if w.start < word.start}
        gone = before & _FORMER or word.text.lower().startswith("ex-")
        if gone and sector in _OFFICIAL and word.text.lower() not in _RANK_AND_FILE:
            return Sector.ELI, False
        if not is_loose:
            return sector, False
        vague = vague or sector
    return vague, True


def _carriers(part: _Part) -> Iterator[tuple[Sector, bool, _Word]]:
    """Give what says a sector, from the end of the part: (sector, whether vague, where)."""
    at = len(part.words)
    while at > 0:
        last = part.words[at - 1]
        name = next((m for m in part.names if m.start < last.end and last.start < m.end), None)
        if name is not None:
            at = sum(w.end <= name.start for w in part.words)
            if name.entity.kind not in _PLACES:
                yield _held(name.entity), False, _Word(name.surface, name.start, name.end)
            continue
        width, sector_found = _noun(part.words[:at])
        if sector_found is not None:
            yield sector_found, is_vague(_text(part.words[at - width : at])), last
        at -= width


def _noun(words: tuple[_Word, ...]) -> tuple[int, Sector | None]:
    """Find the longest noun known that ends the words: how many words, and its sector."""
    for width in range(min(_LONGEST_NOUN, len(words)), 0, -1):
        sector = sector_of_noun(_text(words[-width:]))
        if sector is not None:
            return width, sector
    return 1, None


def _text(words: tuple[_Word, ...]) -> str:
    return " ".join(w.text.removesuffix("'s") for w in words if w.text != "'s")
