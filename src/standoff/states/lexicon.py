"""The gazetteer as a lexicon: which words of a text name which actor on a given day."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache

from standoff.states.entities import Entity, Mention
from standoff.states.leaders import HONORIFICS, Leader, bearers, leader, offices
from standoff.states.ships import is_ship, ship_at
from standoff.states.surfaces import surfaces
from standoff.states.tabular import day, table

__all__ = ["Lexicon", "lexicon"]

_TOKEN = re.compile(r"\w+|[^\w\s]")
_DAYS_KEPT, _ERAS_KEPT = 64, 4
_SHORTEST_SHOUTED = 4
"""Words in capitals from this length are read as names in a headline ("VENEZUELA", not "US")."""


def _tokens(text: str) -> tuple[list[str], list[tuple[int, int]]]:
    """Give the words and single marks of a text and where each stands."""
    matches = list(_TOKEN.finditer(text))
    return [m[0].replace("’", "'") for m in matches], [m.span() for m in matches]


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

    def __init__(self, names: Iterable[str]) -> None:
        self._whole: dict[tuple[str, ...], str] = {}
        self._longest: dict[str, int] = {}
        for name in names:
            key = _key(name)
            self._whole[key] = name
            if len(key) > self._longest.get(key[0], 0):
                self._longest[key[0]] = len(key)

    def __contains__(self, word: str) -> bool:
        """Say whether some name begins with a token."""
        return word in self._longest

    @cached_property
    def shouted(self) -> dict[str, str]:
        """Map words in capitals to how names write them."""
        words = {word for key in self._whole for word in key}
        kept = (w for w in words if len(w) >= _SHORTEST_SHOUTED or w.islower())
        return {w.upper(): w for w in sorted(kept, reverse=True) if not w.isupper()}

    def at(self, words: Sequence[str], start: int) -> Iterator[tuple[str, int]]:
        """Give the names that begin at a token, longest first, and how many tokens each has."""
        longest = min(self._longest.get(words[start], 0), len(words) - start)
        for width in range(longest, 0, -1):
            name = self._whole.get(tuple(words[start : start + width]))
            if name is not None:
                yield name, width


@cache
def _titles() -> _Index:
    titles = {title for office in offices().values() for title in office.titles}
    return _Index({*titles, *HONORIFICS})


@dataclass(frozen=True, slots=True)
class _Era:
    """What stays the same between two days on which a name comes or lapses.

    Attributes
    ----------
    ranked : mapping of str to list
        Surface forms of all but people, with reading and rank.
    index : _Index
        Of those and of the forms of everybody's name.
    accented : mapping of str to tuple of str
        Forms with accents or other letters, by what is left of them in plain ones.
    """

    ranked: Mapping[str, list[tuple[int, Entity]]]
    index: _Index
    accented: Mapping[str, tuple[str, ...]]


@cache
def _turns() -> tuple[date, ...]:
    """Give the days from which some name is new or a thing of the past."""
    rows = table("historic_names")
    starts = [start for row in rows if (start := day(row["start"])) is not None]
    ends = [end + timedelta(days=1) for row in rows if (end := day(row["end"])) is not None]
    return tuple(sorted({*starts, *ends, date.min}))


@lru_cache(maxsize=_ERAS_KEPT)
def _era(turn: date) -> _Era:
    ranked: dict[str, list[tuple[int, Entity]]] = {}
    for surface, entity, rank in surfaces(turn):
        ranked.setdefault(surface, []).append((rank, entity))
    accented: dict[str, tuple[str, ...]] = {}
    forms = dict.fromkeys((*ranked, *bearers()))
    for form in forms:
        if not form.isascii():
            plain = _ascii(form)
            accented[plain] = (*accented.get(plain, ()), form)
    return _Era(ranked, _Index((*forms, *accented)), accented)


class _Entries(Mapping[str, tuple[Entity, ...]]):
    """The readings of each surface form on a day, worked out when first asked for.

    Who is in office changes every few days, and a text names few of the thousands there are.
    """

    def __init__(self, as_of: date) -> None:
        self.as_of = as_of
        self.era = _era(_turns()[bisect_right(_turns(), as_of) - 1])
        self._known: dict[str, tuple[Entity, ...]] = {}

    def __getitem__(self, surface: str) -> tuple[Entity, ...]:
        """Give the readings of a form in order; KeyError if it has none on the day."""
        found = self._known.get(surface)
        if found is None:
            found = self._known[surface] = self._readings(surface)
        if not found:
            raise KeyError(surface)
        return found

    def __iter__(self) -> Iterator[str]:
        """Go through the forms that stand for something on the day."""
        forms = dict.fromkeys((*self.era.ranked, *bearers(), *self.era.accented))
        return (form for form in forms if form in self)

    def __len__(self) -> int:
        """Count them."""
        return sum(1 for _ in self)

    def _readings(self, surface: str) -> tuple[Entity, ...]:
        own = self._ranked(surface)
        for accented in self.era.accented.get(surface, ()):
            own = own or self._ranked(accented)
        return _ordered(own)

    def _ranked(self, surface: str) -> list[tuple[int, Entity]]:
        found = list(self.era.ranked.get(surface, ()))
        for one in self.bearers(surface):
            bare = replace(one.entity, needs_context=True) if one.common else one.entity
            if surface in one.full:
                found.append((one.rank, one.entity if " " in surface else bare))
            found += [(one.rank, bare)] * (surface in one.short)
        return found

    def bearers(self, surface: str) -> Iterator[Leader]:
        """Give the people known by the day who go by a form of a name."""
        for person in bearers().get(surface, ()):
            known = leader(person, as_of=self.as_of)
            if known is not None:
                yield known


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
    entries: _Entries = field(repr=False)

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
        tokens, places = _tokens(text)
        found = self.scan(text)
        if len(found) != 1 or not tokens:
            return ()
        first = 1 if tokens[0].lower() == "the" and len(tokens) > 1 else 0
        begins = found[0].start in (places[0][0], places[first][0])
        return found[0].entities if begins and found[0].end == places[-1][1] else ()

    def scan(self, text: str) -> tuple[Mention, ...]:
        """Find all mentions in a text, longest first at each place, none inside another."""
        words, places = _tokens(text)
        index, titles = self.entries.era.index, _titles()
        found: list[Mention] = []
        behind = 0
        for at, word in enumerate(words):
            begins = word in index or word in titles or word.isupper()
            match = self._at(words, at) if begins and at >= behind else None
            if match is None:
                continue
            entities, width = match
            start, end = places[at][0], places[at + width - 1][1]
            if entities:
                found.append(Mention(start, end, text[start:end], entities))
            behind = at + width
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
        match = self._longest(words, at)
        shouted = self.entries.era.index.shouted if match is None and words[at].isupper() else ()
        if shouted and words[at] in shouted:
            spoken = [shouted.get(w, w) for w in words[at : at + 6]]
            match = self._longest(spoken, 0)
        return (self.entries[match[0]], match[1]) if match else None

    def _longest(self, words: list[str], at: int) -> tuple[str, int] | None:
        names = self.entries.era.index.at(words, at)
        return next((match for match in names if match[0] in self.entries), None)

    def _titled_at(self, words: list[str], at: int) -> tuple[tuple[Entity, ...], int] | None:
        title = next(_titles().at(words, at), None)
        if title is None or at + title[1] >= len(words):
            return None
        name = self._longest(words, at + title[1])
        if name is None:
            return None
        people = [one for one in self.entries.bearers(name[0]) if name[0] in one.short]
        meant = tuple(
            one.entity
            for one in sorted(people, key=lambda one: one.rank)
            if title[0] in one.titles or title[0] in HONORIFICS
        )
        return (meant, title[1] + name[1]) if meant else None


@lru_cache(maxsize=_DAYS_KEPT)
def lexicon(*, as_of: date) -> Lexicon:
    """Give the lexicon of a day: names, seats, organisations, and the leaders known by then.

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
    return Lexicon(as_of, _Entries(as_of))


def _ordered(readings: list[tuple[int, Entity]]) -> tuple[Entity, ...]:
    if len(readings) == 1:
        return (readings[0][1],)
    return tuple(dict.fromkeys(e for _, e in sorted(readings, key=lambda r: r[0])))
