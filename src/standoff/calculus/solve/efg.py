"""Read and write extensive-form games in Gambit's ``.efg`` format (version 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from standoff.calculus.solve.trees import Branching, End, GameTree, game_tree
from standoff.errors import SourceError, UsageError

__all__ = ["read_efg", "write_efg"]

TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"|([{},])|([^\s{},"]+)')


class _Reader:
    """Tokens of a file, taken one at a time: (text, whether it was quoted)."""

    def __init__(self, text: str) -> None:
        found = TOKEN.finditer(text)
        self.tokens = [
            (m[1] if m[1] is not None else m[2] or m[3], m[1] is not None) for m in found
        ]
        self.at = 0
        self.players: list[str] = []
        self.outcomes: dict[str, tuple[float, ...]] = {}
        self.labels: dict[tuple[str, str], tuple[str, list[tuple[str, float]]]] = {}

    def peek(self) -> tuple[str, bool]:
        return self.tokens[self.at] if self.at < len(self.tokens) else ("", False)

    def take(self, wanted: str | None = None) -> str:
        text, quoted = self.peek()
        if self.at >= len(self.tokens) or (wanted is not None and (quoted or text != wanted)):
            raise SourceError(
                f"not a game in .efg format: found {text!r}, wanted {wanted or 'more'}"
            )
        self.at += 1
        return text

    def quoted(self) -> str | None:
        return self.take() if self.peek()[1] else None

    def braced(self) -> list[str]:
        self.take("{")
        made = []
        while self.peek() != ("}", False):
            if (item := self.take()) != ",":
                made.append(item)
        self.take("}")
        return made


def read_efg(text: str) -> GameTree:
    """Read a game.

    Raises
    ------
    SourceError
        If the text is not a game in this format.
    """
    reader = _Reader(text)
    reader.take("EFG")
    reader.take("2")
    reader.at += 1
    title = reader.take()
    reader.players = reader.braced()
    reader.quoted()
    try:
        return game_tree(title, reader.players, root=_node(reader))
    except (ValueError, UsageError, RecursionError) as wrong:
        raise SourceError(f"not a game in .efg format: {wrong}") from None


def _node(reader: _Reader) -> Branching | End:
    kind = reader.take()
    name = reader.quoted() or ""
    if kind == "t":
        return End(_outcome(reader), name)
    if kind not in ("c", "p"):
        raise SourceError(f"not a game in .efg format: a node begins with {kind!r}")
    mover = reader.take() if kind == "p" else "0"
    number = reader.take()
    key = (mover, number)
    label = reader.quoted()
    if reader.peek() == ("{", False):
        reader.labels[key] = (label or "", _actions(reader.braced(), chance=kind == "c"))
    elif key not in reader.labels:
        raise SourceError(f"not a game in .efg format: information set {number} has no actions")
    label, actions = reader.labels[key]
    payoffs = _outcome(reader)
    children = tuple((action, p, _node(reader)) for action, p in actions)
    player = reader.players[int(mover) - 1] if kind == "p" else None
    return Branching(player, f"{number}:{label}" if label else number, children, payoffs)


def _actions(items: list[str], *, chance: bool) -> list[tuple[str, float]]:
    if not chance:
        return [(item, 0.0) for item in items]
    pairs = zip(items[::2], items[1::2], strict=True)
    return [(label, float(Fraction(p))) for label, p in pairs]


def _outcome(reader: _Reader) -> tuple[float, ...]:
    """Read an outcome: its number, and its payoffs the first time; 0 is none."""
    number = reader.take()
    reader.quoted()
    if reader.peek() == ("{", False):
        reader.outcomes[number] = tuple(float(Fraction(item)) for item in reader.braced())
    if number == "0":
        return ()
    if number not in reader.outcomes:
        raise SourceError(f"not a game in .efg format: outcome {number} has no payoffs")
    return reader.outcomes[number]


def write_efg(tree: GameTree) -> str:
    """Write a game; labels of information sets are unique, as newer readers ask.

    Raises
    ------
    UsageError
        If the tree's payoffs are formulas, which the format has no place for.
    """
    if not isinstance(tree, GameTree):
        raise UsageError(
            ".efg files hold numbers: write one row's game, tree.at(row, coefficients)"
        )
    players = " ".join(f'"{name}"' for name in tree.players)
    lines = [f'EFG 2 R "{tree.title}" {{ {players} }}', '""', ""]
    return "\n".join([*lines, *_lines(tree)]) + "\n"


def _lines(tree: GameTree) -> Iterator[str]:
    outcome = 0
    numbers = _numbers(tree)
    for i, spot in enumerate(tree.spots):
        paid = "0"
        if spot.payoffs:
            outcome += 1
            paid = f'{outcome} "" {{ {", ".join(repr(p) for p in spot.payoffs)} }}'
        if spot.player == -2:
            yield f't "{spot.label}" {paid if spot.payoffs else 0}'
        elif spot.player == -1:
            pairs = zip(spot.actions, spot.chances, strict=True)
            parts = " ".join(f'"{action}" {p!r}' for action, p in pairs)
            yield f'c "" {i + 1} "{spot.label}" {{ {parts} }} {paid}'
        else:
            parts = " ".join(f'"{action}"' for action in spot.actions)
            number = numbers[spot.information]
            yield f'p "" {spot.player + 1} {number} "{spot.label}" {{ {parts} }} {paid}'


def _numbers(tree: GameTree) -> list[int]:
    counts = [0] * len(tree.players)
    made = []
    for h in tree.information:
        counts[h.player] += 1
        made.append(counts[h.player])
    return made
