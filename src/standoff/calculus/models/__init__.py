"""The strategic models, one file each, by name."""

from __future__ import annotations

__all__ = ["MODELS"]

MODELS: tuple[str, ...] = ("patrons",)
"""Module names in this folder that are models; each has a chapter in `docs/theory`."""
