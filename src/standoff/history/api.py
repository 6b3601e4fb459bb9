"""All one needs to plan panels, under one name: ``import standoff.history.api as h``."""

from __future__ import annotations

from standoff.history.account import cite
from standoff.history.exclusions import RULES, WHITTLE_DEFAULT
from standoff.history.panel import Panel, from_spec, panel
from standoff.history.sets import DATA_SETS, data_set
from standoff.history.shelf import Shelf
from standoff.history.verbs.alliances import alliances
from standoff.history.verbs.armed_conflict import armed_conflict
from standoff.history.verbs.contiguity import contiguity
from standoff.history.verbs.crises import crises
from standoff.history.verbs.distance import distance
from standoff.history.verbs.fractionalisation import fractionalisation
from standoff.history.verbs.igos import igos
from standoff.history.verbs.leaders import leaders
from standoff.history.verbs.majors import majors
from standoff.history.verbs.mids import mids
from standoff.history.verbs.names import names
from standoff.history.verbs.other_codes import other_codes
from standoff.history.verbs.relevance import politically_relevant
from standoff.history.verbs.rivalry import rivalry
from standoff.history.verbs.sampling import sample_non_events
from standoff.history.verbs.selection import column_is, states
from standoff.history.verbs.shares import shares
from standoff.history.verbs.spells import spells
from standoff.history.verbs.state_tables import (
    democracy,
    gdp,
    nmc,
    territorial_threat,
    trade,
    ucdp_onsets,
)
from standoff.history.verbs.terrain import terrain
from standoff.history.verbs.wars import wars

__all__ = [
    "DATA_SETS",
    "RULES",
    "WHITTLE_DEFAULT",
    "Panel",
    "Shelf",
    "alliances",
    "armed_conflict",
    "cite",
    "column_is",
    "contiguity",
    "crises",
    "data_set",
    "democracy",
    "distance",
    "fractionalisation",
    "from_spec",
    "gdp",
    "igos",
    "leaders",
    "majors",
    "mids",
    "names",
    "nmc",
    "other_codes",
    "panel",
    "politically_relevant",
    "rivalry",
    "sample_non_events",
    "shares",
    "spells",
    "states",
    "terrain",
    "territorial_threat",
    "trade",
    "ucdp_onsets",
    "wars",
]
