"""Keeps answers by the hash of what was asked, in memory or in a directory."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from standoff.read.backends.llm.strict import strict_json
from standoff.read.backends.llm.wire import LARGEST_REPLY

__all__ = ["Cache", "DirectoryCache", "MemoryCache"]


class Cache(Protocol):
    """Keeps what a model answered; what comes out is believed no more than a fresh answer."""

    def get(self, key: str) -> Any:
        """Give the content kept under a key, None if there is none."""

    def put(self, key: str, content: Any) -> None:
        """Keep a content."""


class MemoryCache:
    """Keeps answers as long as the process lives."""

    def __init__(self) -> None:
        self._kept: dict[str, Any] = {}

    def get(self, key: str) -> Any:
        """Give the content kept under a key, None if there is none."""
        return self._kept.get(key)

    def put(self, key: str, content: Any) -> None:
        """Keep a content."""
        self._kept[key] = content


class DirectoryCache:
    """Keeps answers as files, each whole or not at all; a spoilt file counts as none.

    Parameters
    ----------
    place : pathlib.Path
        Made if need be; where it cannot be written to, nothing is kept.
    """

    def __init__(self, place: Path) -> None:
        self._place = place

    def get(self, key: str) -> Any:
        """Give the content kept under a key, None if there is none."""
        try:
            file = self._place / f"{key}.json"
            if file.stat().st_size > LARGEST_REPLY:
                return None
            return strict_json(file.read_bytes())
        except (OSError, ValueError):
            return None

    def put(self, key: str, content: Any) -> None:
        """Keep a content."""
        with suppress(OSError):
            self._place.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._place, suffix=".tmp")
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as stream:
                    json.dump(content, stream)
                Path(name).replace(self._place / f"{key}.json")
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise
