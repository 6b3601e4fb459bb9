"""Five canonical panels, as plans: those of R peacesciencer 1.2.9 that ours are compared with."""

from __future__ import annotations

from typing import Any

__all__ = ["PIPELINES"]

_GML = {"verb": "mids", "source": "gml"}

PIPELINES: dict[str, dict[str, Any]] = {
    "a_bremer": {
        "unit": "dyad-year",
        "system": "cow",
        "directed": False,
        "years": (1816, 2010),
        "as_of": "2024-12-31",
        "style": "peacesciencer",
        "steps": [
            {"verb": "contiguity"},
            {"verb": "majors"},
            {"verb": "politically_relevant"},
            _GML,
            {"verb": "spells", "event": "gmlmidongoing", "per": "rows"},
            {"verb": "nmc"},
            {"verb": "democracy", "keep": ["aeuds"]},
            {"verb": "alliances"},
            {"verb": "gdp", "keep": ["mrgdppc"]},
        ],
    },
    "b_directed": {
        "unit": "dyad-year",
        "system": "cow",
        "directed": True,
        "years": (1816, 2010),
        "as_of": "2024-12-31",
        "style": "peacesciencer",
        "steps": [
            {"verb": "contiguity"},
            {"verb": "majors"},
            {
                **_GML,
                "keep": ["init", "sidea", "orig", "dispnum", "fatality", "hostlev"],
                "raw": True,
            },
            {"verb": "spells", "event": "gmlmidongoing", "per": "rows"},
            {"verb": "nmc", "keep": ["cinc"]},
            {"verb": "democracy", "keep": ["polity2"]},
            {"verb": "alliances"},
            {"verb": "igos"},
            {"verb": "rivalry"},
            {"verb": "distance", "kind": "capital"},
            {"verb": "distance", "kind": "minimum"},
            {"verb": "other_codes"},
        ],
    },
    "c_stateyear": {
        "unit": "state-year",
        "system": "cow",
        "years": (1816, 2024),
        "as_of": "2024-12-31",
        "style": "peacesciencer",
        "steps": [
            {"verb": "names"},
            # The peer writes zeros after 2010 and drops participants without a known leader; we
            # say so in the plan, to compare cell by cell. Without these options neither happens.
            {**_GML, "keep": ["init"], "beyond": "zero", "participants": "with known leaders"},
            {"verb": "spells", "event": "gmlmidongoing", "per": "rows"},
            {
                "verb": "spells",
                "event": "gmlmidongoing_init",
                "per": "rows",
                "name": "gmlmidinitspell",
            },
            {"verb": "nmc"},
            {"verb": "democracy"},
            {"verb": "gdp"},
            {"verb": "majors", "beyond": "carry"},
            {"verb": "contiguity"},
            {"verb": "distance", "kind": "capital"},
            {"verb": "distance", "kind": "minimum"},
            {"verb": "igos"},
            {"verb": "trade"},
            {"verb": "rivalry"},
            {"verb": "fractionalisation"},
            {"verb": "terrain"},
            {"verb": "leaders"},
            {"verb": "territorial_threat"},
            {"verb": "other_codes"},
        ],
    },
    "d_gw_stateyear": {
        "unit": "state-year",
        "system": "gw",
        "years": (1946, 2024),
        "as_of": "2024-12-31",
        "style": "peacesciencer",
        "steps": [
            {"verb": "names"},
            {"verb": "armed_conflict", "types": ["intrastate"]},
            {"verb": "spells", "event": "ucdpongoing", "per": "rows"},
            {"verb": "democracy", "keep": ["aeuds"]},
            {"verb": "fractionalisation"},
            {"verb": "gdp", "keep": ["mrgdppc", "pwtpop"]},
            {"verb": "terrain"},
            {
                "verb": "armed_conflict",
                "types": ["intrastate"],
                "only_wars": True,
                "prefix": "war_",
            },
            {"verb": "spells", "event": "war_ucdponset", "per": "rows", "ongoing": "null"},
        ],
    },
    "f_gw_directed": {
        "unit": "dyad-year",
        "system": "gw",
        "directed": True,
        "years": (1946, 2024),
        "as_of": "2024-12-31",
        "style": "peacesciencer",
        "steps": [
            {"verb": "names"},
            {"verb": "other_codes"},
            {"verb": "democracy", "keep": ["v2x_polyarchy"]},
            {"verb": "distance", "kind": "capital"},
        ],
    },
}
"""Plans by the name of the expected panel."""
