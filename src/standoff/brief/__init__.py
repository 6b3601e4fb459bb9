"""A report on one crisis whose every sentence and number is traced to its source."""

from __future__ import annotations

from standoff.brief.claim_lines import claims_jsonl
from standoff.brief.compose import brief
from standoff.brief.document import Brief
from standoff.brief.formats import FORMATS, Format, render_html, render_json, render_markdown

__all__ = [
    "FORMATS",
    "Brief",
    "Format",
    "brief",
    "claims_jsonl",
    "render_html",
    "render_json",
    "render_markdown",
]
