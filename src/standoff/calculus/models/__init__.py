"""The strategic models, one file each, by name."""

from __future__ import annotations

__all__ = ["MODELS"]

MODELS: tuple[str, ...] = (
    "patrons",
    "egame12",
    "egame122",
    "egame123",
    "ultimatum",
    "signalling",
    "bdm",
)
"""Module names in this folder that are models; each has a chapter in `docs/theory`."""
