"""JSON as it was meant: each key once, no NaN, no depth that is an attack (RFC 8259, section 4)."""

from __future__ import annotations

import json
from typing import Any, NoReturn

__all__ = ["strict_json"]


def strict_json(data: bytes | str) -> Any:
    """Read JSON that leaves nothing to the reader's taste.

    Parameters
    ----------
    data : bytes or str
        UTF-8 if bytes.

    Raises
    ------
    ValueError
        With a few words that say why: no JSON, a key twice, NaN, nested too deeply.
    """
    try:
        text = data.decode("utf-8", errors="strict") if isinstance(data, bytes) else data
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    except UnicodeDecodeError:
        raise ValueError("not UTF-8") from None
    except json.JSONDecodeError:
        raise ValueError("not JSON") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")
