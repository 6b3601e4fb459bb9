"""Finds the code blocks of a Markdown page."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BLOCK = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(page: str, language: str) -> list[str]:
    """Give the blocks of one language in the order of the page."""
    return [body for name, body in _BLOCK.findall(page) if name == language]


def commands(page: str) -> Iterator[list[str]]:
    """Give the arguments of each ``$ standoff ...`` line of the console blocks."""
    import shlex

    for block in blocks(page, "console"):
        for line in block.replace("\\\n", " ").splitlines():
            if line.startswith("$ standoff"):
                yield shlex.split(line, comments=True)[2:]
