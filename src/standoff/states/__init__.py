"""Who is a state, when, by what names and codes, and the reference facts that need no licence."""

from __future__ import annotations

from standoff.states.entities import KINDS, Entity, Mention
from standoff.states.facts import (
    capability,
    capability_absent,
    capability_share,
    distance_km,
    great_power_status,
    is_great_power,
    is_nuclear,
    nuclear_status,
)
from standoff.states.leaders import Office, Tenure, offices, tenures
from standoff.states.lexicon import Lexicon, lexicon
from standoff.states.sectors import sector_of_noun
from standoff.states.state import STATES, Seat, State, name_of, state

__all__ = [
    "KINDS",
    "STATES",
    "Entity",
    "Lexicon",
    "Mention",
    "Office",
    "Seat",
    "State",
    "Tenure",
    "capability",
    "capability_absent",
    "capability_share",
    "distance_km",
    "great_power_status",
    "is_great_power",
    "is_nuclear",
    "lexicon",
    "name_of",
    "nuclear_status",
    "offices",
    "sector_of_noun",
    "state",
    "tenures",
]
