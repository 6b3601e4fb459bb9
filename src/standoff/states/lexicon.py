"""The gazetteer as a lexicon: which words of a text name which actor on a given day."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from standoff.states.entities import Entity, Mention
from standoff.states.leaders import leader_names
from standoff.states.tabular import day, split, table
from standoff.vocabulary.actors import Actor, Sector

__all__ = ["Lexicon", "lexicon"]

_TOKEN = re.compile(r"\w+|[^\w\s]")
_NAMELESS = "---"


def _key(text: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(text.replace("’", "'")))


def _ascii(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text)
    return "".join(c for c in letters if not unicodedata.combining(c))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Surface forms and what they can stand for as of one day.

    Attributes
    ----------
    as_of : date
    entries : mapping of str to tuple of Entity
        Keyed by the exact words, case included ("US" is a state, "us" is not); the readings of a
        form stand in order, the most usual on the day first.
    """

    as_of: date
    entries: Mapping[str, tuple[Entity, ...]]
    _trie: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = field(repr=False)
    _capitals: Mapping[str, str] = field(repr=False)

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
        found = self.scan(text)
        tokens = _key(text)
        skip = 1 if tokens and tokens[0].lower() == "the" else 0
        whole = len(tokens)
        for mention in found:
            covered = len(_key(mention.surface))
            if covered in (whole, whole - skip):
                return mention.entities
        return ()

    def scan(self, text: str) -> tuple[Mention, ...]:
        """Find all mentions in a text, longest first at each place, none inside another."""
        tokens = [(m.group().replace("’", "'"), m.start(), m.end()) for m in _TOKEN.finditer(text)]
        found: list[Mention] = []
        at = 0
        while at < len(tokens):
            mention, width = self._longest(text, tokens, at)
            if mention is not None:
                found.append(mention)
            at += width
        return tuple(found)

    def _longest(
        self, text: str, tokens: list[tuple[str, int, int]], at: int
    ) -> tuple[Mention | None, int]:
        for key, surface in self._candidates(tokens[at][0]):
            width = len(key)
            run = tokens[at : at + width]
            if len(run) == width and all(
                t == k or (t.isupper() and t == k.upper())
                for (t, _, _), k in zip(run, key, strict=True)
            ):
                start, end = run[0][1], run[-1][2]
                return Mention(start, end, text[start:end], self.entries[surface]), width
        return None, 1

    def _candidates(self, word: str) -> Iterator[tuple[tuple[str, ...], str]]:
        yield from self._trie.get(word, ())
        if len(word) > 3 and word in self._capitals:
            yield from self._trie.get(self._capitals[word], ())


def _static(as_of: date) -> Iterator[tuple[str, Entity, int]]:
    yield from _state_names()
    yield from _historic_names(as_of)
    for row in table("seats"):
        actor = Actor(row["code"], Sector(row["sector"]))
        yield (
            row["surface"],
            Entity(actor, "seat", row["surface"], needs_context=bool(row["needs_context"])),
            0,
        )
    for name, kind in (("organisations", ""), ("services", ""), ("armed_groups", "armed group")):
        for row in table(name):
            entity = Entity(
                Actor(row["code"], Sector(row["sector"])),
                kind or row["kind"],
                row["name"],
                needs_context=bool(row["needs_context"]),
            )
            for surface in split(row["surfaces"]):
                yield surface, entity, 3
    for row in table("regions"):
        place = Entity(Actor(_NAMELESS, Sector.UNK), "region", row["name"], within=row["within"])
        for surface in split(row["surfaces"]):
            yield surface, place, 4


def _state_names() -> Iterator[tuple[str, Entity, int]]:
    common = {row["surface"] for row in table("ambiguous")}
    for row in table("states"):
        actor, name = Actor(row["code"]), row["name"]
        ended = 1 if not row["iso2"] else 0
        groups = (
            ("name", (name, *split(row["aliases"]))),
            ("demonym", (*split(row["adjectives"]), *split(row["people"]))),
            ("capital", (row["capital"], *split(row["capital_names"]))),
        )
        for kind, surfaces in groups:
            for surface in filter(None, surfaces):
                entity = Entity(actor, kind, name, needs_context=surface in common)
                yield surface, entity, ended


def _historic_names(as_of: date) -> Iterator[tuple[str, Entity, int]]:
    common = {row["surface"] for row in table("ambiguous")}
    for row in table("historic_names"):
        start, end = day(row["start"]), day(row["end"])
        if start is not None and start > as_of:
            continue
        entity = Entity(
            Actor(row["code"]), row["kind"], row["surface"], needs_context=row["surface"] in common
        )
        yield row["surface"], entity, 0 if end is None or as_of <= end else 2


@cache
def lexicon(*, as_of: date) -> Lexicon:
    """Build the lexicon of a day: names, seats, organisations, and the leaders known by then.

    Parameters
    ----------
    as_of : date
        Nobody who came to office later is in it; who held office before is "former ...".

    Examples
    --------
    >>> from datetime import date
    >>> found = lexicon(as_of=date(1962, 10, 22)).scan("Khrushchev wrote to Washington.")
    >>> [(m.surface, m.entity.actor.code, m.entity.office) for m in found]
    [('Khrushchev', 'RUS', 'first secretary'), ('Washington', 'USA', '')]
    """
    ranked: dict[str, dict[Entity, int]] = {}
    for source in (_static(as_of), leader_names(as_of)):
        for surface, entity, rank in source:
            readings = ranked.setdefault(surface, {})
            readings[entity] = min(rank, readings.get(entity, rank))
    for surface in [s for s in ranked if not s.isascii()]:
        ranked.setdefault(_ascii(surface), ranked[surface])
    entries = {s: tuple(sorted(e, key=lambda x: e[x])) for s, e in ranked.items()}
    trie: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for surface in entries:
        key = _key(surface)
        trie.setdefault(key[0], []).append((key, surface))
    ordered = {k: tuple(sorted(v, key=lambda x: -len(x[0]))) for k, v in trie.items()}
    capitals = {first.upper(): first for first in ordered if not first.isupper()}
    return Lexicon(as_of, entries, ordered, capitals)
