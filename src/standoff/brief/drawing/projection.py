"""The globe on paper: Equal Earth (Savric, Patterson & Jenny, 2019), and TopoJSON."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = [
    "Country",
    "Flat",
    "Frame",
    "Point",
    "countries",
    "fitted",
    "flattened",
    "home",
    "outline",
]

Point = tuple[float, float]
"""Longitude and latitude in degrees, or x and y, projected or on paper."""

Flat = tuple[tuple[Point, ...], ...]
"""The rings of a country, projected about a meridian."""

_A = (1.340264, -0.081106, 0.000893, 0.003796)
_SOUTH, _NORTH = -58.0, 84.0


def _equal_earth(longitude: float, latitude: float) -> Point:
    """Project degrees to the plane (equations 6 to 8 of the paper), y upward."""
    a1, a2, a3, a4 = _A
    root = math.sqrt(3) / 2
    t = math.asin(root * math.sin(math.radians(latitude)))
    t2, t6 = t * t, t**6
    slope = a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)
    x = math.radians(longitude) * math.cos(t) / (root * slope)
    return x, t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))


@dataclass(frozen=True, slots=True)
class Country:
    """The rings of one country (longitude, latitude), unwrapped over the date line."""

    name: str
    rings: tuple[tuple[Point, ...], ...]


def countries(topology: dict[str, Any]) -> tuple[Country, ...]:
    """Decode the countries of a quantised TopoJSON file (Bostock & Metcalf, 2013), poles left out.

    Antarctica is left out: its ring runs round the pole, and no crisis is mapped on it.
    """
    sx, sy = topology["transform"]["scale"]
    tx, ty = topology["transform"]["translate"]
    arcs: list[list[Point]] = []
    for deltas in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            arc.append((x * sx + tx, y * sy + ty))
        arcs.append(arc)
    shapes = topology["objects"]["countries"]["geometries"]
    return tuple(
        Country(shape["properties"]["name"], tuple(_ring(arcs, r) for r in _arc_rings(shape)))
        for shape in shapes
        if shape["properties"]["name"] != "Antarctica"
    )


def _arc_rings(shape: dict[str, Any]) -> list[list[int]]:
    if shape["type"] == "Polygon":
        return list(shape["arcs"])
    return [ring for polygon in shape["arcs"] for ring in polygon]


def _ring(arcs: Sequence[Sequence[Point]], indices: Iterable[int]) -> tuple[Point, ...]:
    points: list[Point] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc if not points else arc[1:])
    return _unwrapped(points)


def _unwrapped(points: Sequence[Point]) -> tuple[Point, ...]:
    """Shift longitudes by whole turns so that no step is longer than half a turn."""
    out = [points[0]]
    for longitude, latitude in points[1:]:
        turns = round((out[-1][0] - longitude) / 360)
        out.append((longitude + 360 * turns, latitude))
    return tuple(out)


def home(shapes: Sequence[Country], place: Point) -> int | None:
    """Find the country a place lies in, or whose border is nearest (within 3 degrees)."""
    longitude, latitude = place
    for index, country in enumerate(shapes):
        if any(_inside(ring, longitude, latitude) for ring in country.rings):
            return index
    distance, index = min(
        (min(math.hypot(x - longitude, y - latitude) for ring in c.rings for x, y in ring), i)
        for i, c in enumerate(shapes)
    )
    return index if distance <= 3 else None


def _inside(ring: Sequence[Point], x: float, y: float) -> bool:
    """Say whether a point lies in a ring (even-odd rule)."""
    odd = False
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            odd = not odd
    return odd


@dataclass(frozen=True, slots=True)
class Frame:
    """A window on the projected globe: centre meridian, scale and offset onto paper.

    Attributes
    ----------
    meridian : float
        The longitude that the projection is centred on.
    scale, x0, y0 : float
        Paper units per radian, and the projected point at the paper's upper left corner.
    width, height : float
    """

    meridian: float
    scale: float
    x0: float
    y0: float
    width: float
    height: float

    def __call__(self, place: Point) -> Point:
        """Put a place on paper, without wrapping its longitude."""
        x, y = _equal_earth(place[0] - self.meridian, max(_SOUTH, min(_NORTH, place[1])))
        return self.paper(x, y)

    def paper(self, x: float, y: float) -> Point:
        """Scale a projected point to paper."""
        return (x - self.x0) * self.scale, (self.y0 - y) * self.scale

    def near(self, longitude: float) -> float:
        """Shift a longitude by whole turns to within half a turn of the centre."""
        return longitude - 360 * round((longitude - self.meridian) / 360)


def _best_meridian(longitudes: Sequence[float]) -> float:
    """Centre the smallest arc of the parallel that holds every longitude."""
    around = sorted(longitude % 360 for longitude in longitudes)
    gaps = [(b - a, a) for a, b in zip(around, (*around[1:], around[0] + 360), strict=True)]
    widest, before = max(gaps)
    return (before + widest + (360 - widest) / 2 + 180) % 360 - 180


def fitted(places: Sequence[Point], size: Point, *, widest: float) -> Frame:
    """Choose the frame of a given size that shows all places with room around them.

    `widest` is the least part of the globe's width to show, in degrees at the equator, so that a
    crisis between neighbours still lies on a map one can recognise.
    """
    width, height = size
    meridian = _best_meridian([place[0] for place in places])
    free = Frame(meridian, 1.0, 0.0, 0.0, width, height)
    spots = [free((free.near(longitude), latitude)) for longitude, latitude in places]
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    across = max(max(xs) - min(xs), 0.1) * 1.42
    down = max(max(ys) - min(ys), 0.1) * 1.55
    full = 2 * _equal_earth(180, 0)[0]
    across = min(full, max(across, down * width / height, full * widest / 360))
    scale = width / across
    top, bottom = free((0, _NORTH))[1], free((0, _SOUTH))[1]
    middle = (max(ys) + min(ys)) / 2
    half = height / scale / 2
    if 2 * half <= bottom - top:
        middle = min(max(middle, top + half), bottom - half)
    else:
        middle = (top + bottom) / 2
    x0 = (max(xs) + min(xs)) / 2 - across / 2
    return Frame(meridian, scale, x0, -(middle - half), width, height)


def flattened(shapes: Sequence[Country], meridian: float) -> tuple[Flat, ...]:
    """Project every country about a meridian, cut at the seam; frames then only scale."""
    return tuple(tuple(_flat_rings(country, meridian)) for country in shapes)


def _flat_rings(country: Country, meridian: float) -> Iterator[tuple[Point, ...]]:
    low, high = meridian - 180, meridian + 180
    for ring in country.rings:
        for turn in (-360, 0, 360):
            moved = [(x + turn, y) for x, y in ring]
            first, last = min(x for x, _ in moved), max(x for x, _ in moved)
            if last <= low or first >= high:
                continue
            whole = first >= low and last <= high
            kept = moved if whole else _cut(_cut(moved, low, 1), high, -1)
            yield tuple(_equal_earth(x - meridian, max(_SOUTH, min(_NORTH, y))) for x, y in kept)


def outline(flat: Flat, frame: Frame) -> str:
    """Write a projected country as an SVG path on a frame; rings that lie outside are dropped."""
    parts: list[str] = []
    for ring in flat:
        spots = [frame.paper(x, y) for x, y in ring]
        if spots and _visible(spots, frame):
            parts.append(_closed(spots))
    return "".join(parts)


def _cut(ring: Sequence[Point], edge: float, side: int) -> list[Point]:
    """Keep the part of a ring on one side of a meridian (Sutherland & Hodgman, 1974)."""
    out: list[Point] = []
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        first, second = side * (x1 - edge) >= 0, side * (x2 - edge) >= 0
        if first:
            out.append((x1, y1))
        if first != second:
            out.append((edge, y1 + (edge - x1) / (x2 - x1) * (y2 - y1)))
    return out


def _visible(spots: Sequence[Point], frame: Frame) -> bool:
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    return max(xs) > 0 and min(xs) < frame.width and max(ys) > 0 and min(ys) < frame.height


def _closed(spots: Sequence[Point]) -> str:
    kept: list[str] = []
    for x, y in spots:
        spot = f"{x:.0f} {y:.0f}"
        if not kept or kept[-1] != spot:
            kept.append(spot)
    return "" if len(kept) < 3 else f"M{'L'.join(kept)}Z"
