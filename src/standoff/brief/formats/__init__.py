"""The formats of a brief: each one pure function from a `Brief` to text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from standoff.brief.document import Brief
from standoff.brief.formats.html import render as render_html
from standoff.brief.formats.json import render as render_json
from standoff.brief.formats.markdown import render as render_markdown

__all__ = ["FORMATS", "Format", "render_html", "render_json", "render_markdown"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format by name, the file that a face writes it to, and the function that makes it."""

    name: str
    file: str
    render: Callable[[Brief], str]


FORMATS = (
    Format("html", "brief.html", render_html),
    Format("markdown", "brief.md", render_markdown),
    Format("json", "brief.json", render_json),
)
"""Every format."""
