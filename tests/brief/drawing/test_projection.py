from __future__ import annotations

import json
import math
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from standoff.brief import plots
from standoff.brief.drawing.projection import Country, countries, fitted, flattened, home, outline

SHAPES = Path(plots.__file__).parent / "shapes" / "countries-110m.json"


@cache
def world() -> tuple[Country, ...]:
    return countries(json.loads(SHAPES.read_text()))


def test_equal_earth_gives_the_published_proportions() -> None:
    frame = fitted([(-90, 0), (90, 0)], (1000, 2000), widest=360)
    across = frame((frame.meridian + 180, 0))[0] - frame((frame.meridian - 180, 0))[0]
    tall = frame((frame.meridian, -50))[1] - frame((frame.meridian, 50))[1]
    assert across == pytest.approx(1000)
    # By hand from the published coefficients: the equator is 5.41326 wide, y(50) = 0.94157.
    assert tall / across == pytest.approx(2 * 0.94157 / 5.41326, abs=2e-5)


def test_areas_are_kept() -> None:
    frame = fitted([(-90, 0), (90, 0)], (1000, 600), widest=360)

    def cell(latitude: float) -> float:
        step = 0.01
        (x1, y1), (x2, _) = frame((0, latitude)), frame((step, latitude))
        _, y2 = frame((0, latitude + step))
        return abs((x2 - x1) * (y2 - y1)) / math.cos(math.radians(latitude + step / 2))

    assert cell(50) == pytest.approx(cell(0), rel=2e-3)


@pytest.mark.parametrize(
    ("name", "longitude", "latitude"),
    [
        ("Venezuela", -66.88, 10.49),
        ("Russia", 37.62, 55.75),
        ("Taiwan", 121.56, 25.04),
        ("United States of America", -77.04, 38.9),
        ("Cuba", -82.38, 23.13),
    ],
)
def test_capitals_lie_in_their_countries(name: str, longitude: float, latitude: float) -> None:
    index = home(world(), (longitude, latitude))
    assert index is not None
    assert world()[index].name == name


def test_the_open_sea_is_nobodys() -> None:
    assert home(world(), (-140.0, 0.0)) is None


def test_rings_run_over_the_date_line() -> None:
    russia = next(c for c in world() if c.name == "Russia")
    for ring in russia.rings:
        assert all(abs(b[0] - a[0]) < 180 for a, b in pairwise(ring))


def test_a_frame_shows_every_place_and_what_is_near_it() -> None:
    places = [(-77.0, 38.9), (-66.9, 10.5), (116.4, 39.9)]
    frame = fitted(places, (680, 372), widest=75)
    for longitude, latitude in places:
        x, y = frame((frame.near(longitude), latitude))
        assert 0 < x < 680
        assert 0 < y < 372
    neighbours = fitted([(121.6, 25.0), (116.4, 39.9)], (680, 372), widest=75)
    pair = [c for name in ("Japan", "Brazil") for c in world() if c.name == name]
    japan, brazil = flattened(pair, neighbours.meridian)
    assert outline(japan, neighbours)
    assert outline(brazil, neighbours) == ""


def test_what_crosses_the_seam_is_cut_there() -> None:
    russia = [c for c in world() if c.name == "Russia"]
    (flat,) = flattened(russia, 0.0)
    edge = max(abs(x) for ring in flat for x, _ in ring)
    (whole,) = flattened(russia, 100.0)
    assert len(flat) > len(whole)
    assert edge <= math.pi
