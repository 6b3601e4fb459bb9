"""The crisis on a map of present borders (Natural Earth 1:110m, public domain)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from standoff.brief.document import Column, Figure, Plot, Row, Table, row
from standoff.brief.drawing.projection import (
    Country,
    Flat,
    Frame,
    Point,
    countries,
    fitted,
    flattened,
    home,
    outline,
)
from standoff.brief.drawing.scene import Circle, Label, Mark, Scene, text_width
from standoff.brief.drawing.scene import Path as Line
from standoff.brief.evidence import Evidence
from standoff.brief.wording import listing, start, whole
from standoff.vocabulary.findings import StateFacts
from standoff.vocabulary.results import Number

__all__ = ["geography"]

_SHAPES = Path(__file__).parent / "shapes" / "countries-110m.json"
_LEAST_DEGREES = 75.0
_SIZE = 13.5
_AROUND = (("start", 9, 5), ("end", -9, 5), ("middle", 0, -11), ("middle", 0, 22))

Place = tuple[str, StateFacts]
"""A part ("coercer", "target", "patron", "partner") and the facts on who plays it."""


@cache
def _shapes() -> tuple[Country, ...]:
    return countries(json.loads(_SHAPES.read_text()))


def geography(evidence: Evidence) -> Plot | None:
    """Draw the parties on a map, or nothing where no party's place is known."""
    places = tuple(
        (part.split(" ")[0], facts)
        for part, role in evidence.parts
        if (facts := evidence.facts(role.code)) is not None
    )
    if not places:
        return None
    names = listing([evidence.the(facts.code) for _, facts in places])
    words = (
        f"A map with {names}; lines join each capital to that of "
        f"{evidence.the(evidence.target)}: solid from the coercer, thin from the patrons. Borders "
        "are de facto borders of the present, at small scale."
    )
    return Plot(
        "plot-map",
        "Where the parties lie",
        words,
        _scene(evidence, places, (680, 372)),
        _scene(evidence, places, (350, 250)),
        _table(evidence, places),
    )


@cache
def _home(longitude: float, latitude: float) -> int | None:
    return home(_shapes(), (longitude, latitude))


@cache
def _flat(meridian: float) -> tuple[Flat, ...]:
    return flattened(_shapes(), meridian)


def _scene(evidence: Evidence, places: tuple[Place, ...], size: tuple[float, float]) -> Scene:
    spots = [(facts.longitude, facts.latitude) for _, facts in places]
    frame = fitted(spots, size, widest=_LEAST_DEGREES)
    marks = [*_ground(places, frame), *_lines(evidence, places, frame)]
    return Scene(*size, (*marks, *_capitals(evidence, places, frame)))


def _ground(places: tuple[Place, ...], frame: Frame) -> Iterator[Mark]:
    homes = {_home(f.longitude, f.latitude): part for part, f in reversed(places)}
    drawn = [outline(flat, frame) for flat in _flat(frame.meridian)]
    yield Line("".join(d for i, d in enumerate(drawn) if i not in homes), "land")
    for index, part in homes.items():
        if index is not None and drawn[index]:
            yield Line(drawn[index], f"land {part}")


def _lines(evidence: Evidence, places: tuple[Place, ...], frame: Frame) -> Iterator[Mark]:
    target = evidence.facts(evidence.target)
    if target is None:
        return
    goal = frame((frame.near(target.longitude), target.latitude))
    for part, facts in places:
        if part in ("coercer", "patron"):
            spot = frame((frame.near(facts.longitude), facts.latitude))
            yield Line(_bow(spot, goal), "pressure" if part == "coercer" else "tie w1 firm")


def _bend(a: Point, b: Point) -> Point:
    """Find the control point of an arc that bends upward, by a sixth of its length."""
    (x1, y1), (x2, y2) = a, b
    side = 1 if x2 >= x1 else -1
    return (x1 + x2) / 2 + side * (y2 - y1) / 6, (y1 + y2) / 2 - abs(x2 - x1) / 6


def _bow(a: Point, b: Point) -> str:
    cx, cy = _bend(a, b)
    return f"M{a[0]:.1f} {a[1]:.1f}Q{cx:.1f} {cy:.1f} {b[0]:.1f} {b[1]:.1f}"


Box = tuple[float, float, float, float]


def _along(a: Point, b: Point) -> Iterator[Box]:
    """Give small boxes along the arc from a to b, for names to keep clear of."""
    (x1, y1), (cx, cy), (x2, y2) = a, _bend(a, b), b
    for k in range(1, 12):
        t = k / 12
        x = (1 - t) ** 2 * x1 + 2 * t * (1 - t) * cx + t * t * x2
        y = (1 - t) ** 2 * y1 + 2 * t * (1 - t) * cy + t * t * y2
        yield (x - 1, y - 1, x + 1, y + 1)


def _capitals(evidence: Evidence, places: tuple[Place, ...], frame: Frame) -> Iterator[Mark]:
    spots = [
        (part, facts, *frame((frame.near(facts.longitude), facts.latitude)))
        for part, facts in places
    ]
    goal = next(((x, y) for _, f, x, y in spots if f.code == evidence.target), spots[0][2:])
    taken = [(x - 6, y - 6, x + 6, y + 6) for _, _, x, y in spots]
    taken += [box for _, _, x, y in spots for box in _along((x, y), goal)]
    for part, facts, x, y in reversed(spots):
        label, box = _label(facts.name, (x, y), taken=taken, frame=frame)
        taken.append(box)
        yield Circle(x, y, 5 if part in ("coercer", "target") else 4, part)
        yield Label(*label, f"name halo {part}", _anchor(label[0], x))


def _anchor(at: float, x: float) -> str:
    return "start" if at > x else "end" if at < x else "middle"


def _label(
    name: str, spot: Point, *, taken: list[Box], frame: Frame
) -> tuple[tuple[float, float, str], Box]:
    """Choose the side of a dot where its name runs into the fewest other things."""
    x, y = spot
    width = text_width(name, _SIZE) + 4

    def box(option: tuple[str, int, int]) -> Box:
        anchor, dx, dy = option
        left = x + dx - {"start": 0, "middle": width / 2, "end": width}[anchor]
        return (left, y + dy - 13, left + width, y + dy + 4)

    def cost(option: tuple[str, int, int]) -> float:
        left, top, right, bottom = box(option)
        outside = left < 0 or top < 0 or right > frame.width or bottom > frame.height
        hits = sum(left < r and l < right and top < b and t < bottom for l, t, r, b in taken)
        return hits + 3 * outside

    best = min(_AROUND, key=cost)
    return (x + best[1], y + best[2], name), box(best)


def _table(evidence: Evidence, places: tuple[Place, ...]) -> Table:
    coercer = evidence.facts(evidence.coercer)
    base = coercer.capability if coercer else None
    rows: list[Row] = []
    for part, facts in places:
        distance = facts.distance_km
        far = _distance(distance) if distance and facts.code != evidence.target else "–"
        marks = [word for word, so in _standing(facts) if so]
        standing = listing(marks) or "–"
        name = evidence.name(facts.code)
        rows.append(row(name, part, far, start(standing), _relative(facts.capability, base)))
    columns = (
        Column("Party"),
        Column("Part"),
        Column("Distance, km", numeric=True),
        Column("Standing"),
        Column("Capability", numeric=True),
    )
    caption = "The parties as the reference facts have them"
    note = (
        "Distance runs between capitals. Capability is gross domestic product times product per "
        f"head (Beckley, 2018), with {evidence.the(evidence.coercer)} set to 100."
    )
    return Table("table-map", caption, columns, tuple(rows), note if base else "")


def _standing(facts: StateFacts) -> tuple[tuple[str, bool], ...]:
    return (("great power", facts.great_power), ("nuclear-armed", facts.nuclear))


def _distance(number: Number) -> Figure:
    return whole(number.value, made=number.provenance, unit="km")


def _relative(number: Number | None, base: Number | None) -> Figure | str:
    if number is None or base is None or base.value <= 0:
        return "–"
    value = 100 * number.value / base.value
    text = "under 0.1" if value < 0.1 else f"{value:.1f}" if value < 10 else f"{value:.0f}"
    keys = tuple(reference.key for reference in number.provenance.data)
    return Figure(
        value,
        text,
        unit="coercer = 100",
        method=number.provenance.method,
        claims=number.provenance.claims,
        references=keys,
    )
