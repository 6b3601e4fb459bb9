"""Read and write games in strategic form in Gambit's ``.nfg`` format (version 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import numpy as np

from standoff.calculus.solve.strategic import StrategicForm
from standoff.calculus.solve.trees import Array
from standoff.errors import SourceError

__all__ = ["read_nfg", "write_nfg"]

TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"|([{}])|([^\s{},"]+)')
Braced = list[Any]


def read_nfg(text: str) -> StrategicForm:
    """Read a game, in the payoff version of the format or in the outcome version.

    Raises
    ------
    SourceError
        If the text is not a game in this format.
    """
    try:
        return _game(_nested(text))
    except (ValueError, IndexError, TypeError, ZeroDivisionError) as wrong:
        raise SourceError(f"not a game in .nfg format: {wrong}") from None


def _nested(text: str) -> Braced:
    """Give the tokens as a list, a list within it for each pair of braces."""
    stack: list[Braced] = [[]]
    for match in TOKEN.finditer(text):
        if match[2] == "{":
            stack.append([])
        elif match[2] == "}":
            closed = stack.pop()
            stack[-1].append(closed)
        else:
            stack[-1].append(match[1] if match[1] is not None else match[3])
    if len(stack) != 1:
        raise ValueError("the braces do not match")
    return stack[0]


def _game(tokens: Braced) -> StrategicForm:
    if tokens[:2] != ["NFG", "1"]:
        raise ValueError("it does not begin with NFG 1")
    title, players, sizes, *rest = tokens[3:]
    strategies = tuple(
        tuple(names) if isinstance(names, list) else tuple(str(i + 1) for i in range(int(names)))
        for names in sizes
    )
    shape = tuple(len(names) for names in strategies)
    if len(shape) != len(players):
        raise ValueError(f"{len(players)} players, but strategies for {len(shape)}")
    flat = np.array(list(_cells(rest, len(players))), dtype=float)
    if len(flat) != int(np.prod(shape)):
        raise ValueError(f"{len(flat)} cells for {int(np.prod(shape))} combinations of strategies")
    table = flat.reshape(*reversed(shape), len(players))
    payoffs = np.transpose(table, (len(shape), *reversed(range(len(shape)))))
    return StrategicForm(title, tuple(players), strategies, np.ascontiguousarray(payoffs))


def _cells(rest: Braced, players: int) -> Iterator[list[float]]:
    """Give the payoffs of each cell, the first player's strategy varying fastest."""
    outcomes = next((item for item in rest if isinstance(item, list)), None)
    numbers = [item for item in rest if not isinstance(item, list) and _is_number(item)]
    values = [float(Fraction(item)) for item in numbers]
    if outcomes is None:
        yield from (values[i : i + players] for i in range(0, len(values), players))
        return
    for value in values:
        paid = outcomes[int(value) - 1][1:] if value else ["0"] * players
        yield [float(Fraction(item)) for item in paid]


def _is_number(item: str) -> bool:
    return re.fullmatch(r"[-+]?[\d.]+([eE][-+]?\d+|/\d+)?", item) is not None


def write_nfg(form: StrategicForm) -> str:
    """Write a game in the payoff version of the format."""
    players = " ".join(f'"{name}"' for name in form.players)
    names = "\n".join(
        "{ " + " ".join(f'"{name}"' for name in mine) + " }" for mine in form.strategies
    )
    cells: Array = np.transpose(form.payoffs).reshape(-1, len(form.players))
    rows = "\n".join(" ".join(repr(float(p)) for p in row) for row in cells)
    return f'NFG 1 R "{form.title}" {{ {players} }}\n\n{{ {names} }}\n""\n\n{rows}\n'
