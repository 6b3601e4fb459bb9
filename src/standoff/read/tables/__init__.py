"""The reader's word tables as package data: classes of words by meaning, agents, acts."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

__all__ = ["rows", "sectors", "words"]


@cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """Read one table by its name without ending; every cell is text."""
    text = files(__name__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def _classes() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in ("words.toml", "forces.toml"):
        text = files(__name__).joinpath(name).read_text(encoding="utf-8")
        found |= {name: tuple(cell.split()) for name, cell in tomllib.loads(text).items()}
    return found


@cache
def words(*names: str) -> frozenset[str]:
    """Give the lemmas of some classes of words together.

    Parameters
    ----------
    *names : str
        Keys of ``words.toml`` and ``forces.toml``; ``@other`` there takes in another class.

    Raises
    ------
    KeyError
        A class that the table does not hold.
    """
    found: set[str] = set()
    for name in names:
        for word in _classes()[name]:
            found |= words(word[1:]) if word.startswith("@") else {word.replace("_", " ")}
    return frozenset(found)


@cache
def sectors() -> Mapping[str, str]:
    """Map common nouns for people and bodies ("troop", "minister") to PLOVER's sectors."""
    table = reversed(rows("agents"))
    pairs = {noun: row["sector"] for row in table for noun in row["nouns"].split()}
    return MappingProxyType(pairs)
