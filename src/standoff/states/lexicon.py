"""The gazetteer as a lexicon: which words of a text name which actor on a given day."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property, lru_cache

from standoff.states.entities import Entity, Mention
from standoff.states.leaders import HONORIFICS, Leader, leaders, offices
from standoff.states.ships import is_ship, ship_at
from standoff.states.surfaces import surfaces

__all__ = ["Lexicon", "lexicon"]

_TOKEN = re.compile(r"\w+|[^\w\s]")
_DAYS_KEPT = 16
_SHORTEST_SHOUTED = 4
"""Words in capitals from this length are read as names in a headline ("VENEZUELA", not "US")."""


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int


def _tokens(text: str) -> list[_Token]:
    return [_Token(m.group().replace("’", "'"), *m.span()) for m in _TOKEN.finditer(text)]


@cache
def _key(surface: str) -> tuple[str, ...]:
    if surface.replace(" ", "").isalnum():
        return tuple(surface.split())
    return tuple(_TOKEN.findall(surface.replace("’", "'")))


def _ascii(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text)
    return "".join(c for c in letters if not unicodedata.combining(c))


class _Index:
    """Runs of tokens by their first token: longest match at a place."""

    def __init__(self, names: Iterator[str]) -> None:
        self._whole: dict[tuple[str, ...], str] = {}
        self._longest: dict[str, int] = {}
        for name in names:
            key = _key(name)
            self._whole[key] = name
            if len(key) > self._longest.get(key[0], 0):
                self._longest[key[0]] = len(key)

    @cached_property
    def shouted(self) -> dict[str, str]:
        """Map words in capitals to how names write them."""
        words = {word for key in self._whole for word in key}
        kept = (w for w in words if len(w) >= _SHORTEST_SHOUTED or w.islower())
        return {w.upper(): w for w in sorted(kept, reverse=True) if not w.isupper()}

    def at(self, words: Sequence[str], start: int) -> tuple[str, int] | None:
        """Give the longest name that begins at a token, and how many tokens it has."""
        longest = min(self._longest.get(words[start], 0), len(words) - start)
        for width in range(longest, 0, -1):
            name = self._whole.get(tuple(words[start : start + width]))
            if name is not None:
                return name, width
        return None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Surface forms and what they can stand for as of one day.

    Attributes
    ----------
    as_of : date
    entries : mapping of str to tuple of Entity
        Keyed by the exact words, case included ("US" is a state, "us" is not); the readings of a
        form stand in order, the most usual on the day first. A title before a surname ("President
        Maduro", "Mr. Putin") is understood by `scan` and `lookup` and is not an entry of its own.
    """

    as_of: date
    entries: Mapping[str, tuple[Entity, ...]]
    _index: _Index = field(repr=False)
    _titles: _Index = field(repr=False)
    _titled: Mapping[str, tuple[tuple[Entity, tuple[str, ...]], ...]] = field(repr=False)

    @property
    def surfaces(self) -> tuple[str, ...]:
        """List all surface forms, for building a matcher."""
        return tuple(self.entries)

    def lookup(self, words: Sequence[str] | str) -> tuple[Entity, ...]:
        """Find what a run of words stands for; nothing if the words as a whole are no entry.

        Parameters
        ----------
        words : sequence of str, or str
            Tokens of any tokenizer, or the text itself; a leading "the" does not matter.
        """
        text = words if isinstance(words, str) else " ".join(words)
        tokens = _tokens(text)
        found = self.scan(text)
        if len(found) != 1 or not tokens:
            return ()
        begins = tokens[0] if tokens[0].text.lower() != "the" or len(tokens) == 1 else tokens[1]
        whole = found[0].start in (tokens[0].start, begins.start) and found[0].end == tokens[-1].end
        return found[0].entities if whole else ()

    def scan(self, text: str) -> tuple[Mention, ...]:
        """Find all mentions in a text, longest first at each place, none inside another."""
        tokens = _tokens(text)
        words = [t.text for t in tokens]
        found: list[Mention] = []
        at = 0
        while at < len(words):
            match = self._at(words, at)
            if match is None:
                at += 1
                continue
            entities, width = match
            start, end = tokens[at].start, tokens[at + width - 1].end
            if entities:
                found.append(Mention(start, end, text[start:end], entities))
            at += width
        return tuple(found)

    def _at(self, words: list[str], at: int) -> tuple[tuple[Entity, ...], int] | None:
        ship = ship_at(words, at)
        if ship is not None:
            return (ship[0],), ship[1]
        match = self._titled_at(words, at) or self._plain_at(words, at)
        if match and match[0][0].person and is_ship(words, at, width=match[1]):
            return (), match[1]
        return match

    def _plain_at(self, words: list[str], at: int) -> tuple[tuple[Entity, ...], int] | None:
        match = self._index.at(words, at)
        if match is None and words[at].isupper() and words[at] in self._index.shouted:
            spoken = [self._index.shouted.get(w, w) for w in words[at : at + 6]]
            match = self._index.at(spoken, 0)
        return (self.entries[match[0]], match[1]) if match else None

    def _titled_at(self, words: list[str], at: int) -> tuple[tuple[Entity, ...], int] | None:
        title = self._titles.at(words, at)
        if title is None or at + title[1] >= len(words):
            return None
        name = self._index.at(words, at + title[1])
        if name is None:
            return None
        bearers = self._titled.get(name[0], ())
        meant = tuple(e for e, own in bearers if title[0] in own or title[0] in HONORIFICS)
        return (meant, title[1] + name[1]) if meant else None


@lru_cache(maxsize=_DAYS_KEPT)
def lexicon(*, as_of: date) -> Lexicon:
    """Build the lexicon of a day: names, seats, organisations, and the leaders known by then.

    Parameters
    ----------
    as_of : date
        Nobody who came to office later is in it; who held office before is "former ...".

    Examples
    --------
    >>> from datetime import date
    >>> found = lexicon(as_of=date(1962, 10, 22)).scan("Mr. Khrushchev wrote to Washington.")
    >>> [(m.surface, m.entity.actor.code, m.entity.office) for m in found]
    [('Mr. Khrushchev', 'RUS', 'first secretary'), ('Washington', 'USA', '')]
    """
    ranked: dict[str, list[tuple[int, Entity]]] = {}
    titled: dict[str, list[Leader]] = {}
    for surface, entity, rank in surfaces(as_of):
        ranked.setdefault(surface, []).append((rank, entity))
    for leader in leaders(as_of):
        one = leader.entity
        bare = one
        if leader.common:
            bare = Entity(one.actor, one.kind, one.name, one.person, one.office, True)
        for full in leader.full:
            ranked.setdefault(full, []).append((leader.rank, one if " " in full else bare))
        for short in leader.short:
            ranked.setdefault(short, []).append((leader.rank, bare))
            titled.setdefault(short, []).append(leader)
    for surface in [s for s in ranked if not s.isascii()]:
        ranked.setdefault(_ascii(surface), ranked[surface])
    entries = {s: _ordered(readings) for s, readings in ranked.items()}
    titles = {t for office in offices().values() for t in office.titles}
    return Lexicon(
        as_of=as_of,
        entries=entries,
        _index=_Index(iter(entries)),
        _titles=_Index(iter({*titles, *HONORIFICS})),
        _titled={short: _bearers(people) for short, people in titled.items()},
    )


def _bearers(people: list[Leader]) -> tuple[tuple[Entity, tuple[str, ...]], ...]:
    ordered = sorted(people, key=lambda p: p.rank) if len(people) > 1 else people
    return tuple((person.entity, person.titles) for person in ordered)


def _ordered(readings: list[tuple[int, Entity]]) -> tuple[Entity, ...]:
    if len(readings) == 1:
        return (readings[0][1],)
    return tuple(dict.fromkeys(e for _, e in sorted(readings, key=lambda r: r[0])))
