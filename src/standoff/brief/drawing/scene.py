"""A drawing as a flat list of marks in one coordinate system, styled by class names alone."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Circle", "Label", "Mark", "Path", "Scene", "segment", "text_width"]


@dataclass(frozen=True, slots=True)
class Circle:
    """A dot; `href` and `label` make it a link with a name."""

    x: float
    y: float
    r: float
    role: str
    href: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """A line or area in SVG path syntax; `ends` names a marker ("arrow") or is empty."""

    d: str
    role: str
    ends: str = ""
    href: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a point; `anchor` is start, middle or end."""

    x: float
    y: float
    text: str
    role: str
    anchor: str = "start"
    href: str = ""


Mark = Circle | Path | Label
"""Anything drawn."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A drawing of a given size, marks in the order they are painted."""

    width: float
    height: float
    marks: tuple[Mark, ...]


def segment(a: tuple[float, float], b: tuple[float, float]) -> str:
    """Write a straight line from a to b as a path."""
    return f"M{a[0]:.1f} {a[1]:.1f}L{b[0]:.1f} {b[1]:.1f}"


def text_width(text: str, size: float) -> float:
    """Estimate the width of words in a sans-serif face, for placing labels."""
    narrow = sum(text.count(c) for c in "iljtfrI.,:;'| ()")
    return size * (0.61 * (len(text) - narrow) + 0.34 * narrow)
