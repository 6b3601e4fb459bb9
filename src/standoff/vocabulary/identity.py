"""Content-hashed ids: the same value has the same id on every machine."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import types
import typing
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any

__all__ = ["as_plain", "canonical_json", "content_id", "from_plain"]


def as_plain(value: Any) -> Any:
    """Turn frozen dataclasses, enums, dates and tuples into what JSON can say.

    A dataclass with a class attribute ``kind`` (a claim) carries it as its first key.
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        plain = {f.name: as_plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
        kind = getattr(type(value), "kind", None)
        return {"kind": kind, **plain} if isinstance(kind, str) else plain
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): as_plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [as_plain(item) for item in value]
    return value


def canonical_json(value: Any) -> str:
    """Write a value as JSON with sorted keys and no spaces, so that equal values are equal text."""
    return json.dumps(as_plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def content_id(value: Any, *, prefix: str = "") -> str:
    """Hash a value's canonical JSON (SHA-256, first 16 hexadecimal digits) behind a prefix."""
    digest = hashlib.sha256(canonical_json(value).encode()).hexdigest()[:16]
    return f"{prefix}{digest}"


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def from_plain(kind: Any, plain: Any) -> Any:
    """Rebuild a value of type `kind` from what `as_plain` made of it; the inverse of `as_plain`.

    Parameters
    ----------
    kind
        A dataclass, enum, ``date``, ``tuple[X, ...]``, ``X | None``, mapping or plain type.
    plain
        JSON-like data.

    Raises
    ------
    TypeError
        If a tuple is to be made of what is no list.
    """
    if plain is None:
        return None
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        options = [a for a in typing.get_args(kind) if a is not type(None)]
        return from_plain(options[0], plain) if len(options) == 1 else plain
    if origin is tuple:
        return _tuple_from_plain(typing.get_args(kind), plain)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        names = [f.name for f in dataclasses.fields(kind) if f.init and f.name in plain]
        return kind(**{name: from_plain(hints[name], plain[name]) for name in names})
    if isinstance(kind, type) and issubclass(kind, date):
        return kind.fromisoformat(plain)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(plain)
    return plain


def _tuple_from_plain(arguments: tuple[Any, ...], plain: Any) -> tuple[Any, ...]:
    if not isinstance(plain, list | tuple):
        raise TypeError(f"a list is needed, not {plain!r}")
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return tuple(from_plain(arguments[0], item) for item in plain)
    return tuple(from_plain(a, item) for a, item in zip(arguments, plain, strict=True))
