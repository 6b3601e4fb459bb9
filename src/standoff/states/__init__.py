"""Who is a state, when, by what names and codes, and the reference facts that need no licence."""

from __future__ import annotations

from standoff.states.codes import SYSTEMS, number_of, state_of_number
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
from standoff.states.phrases import resolve_phrase, state_of_city
from standoff.states.sectors import sector_of_noun
from standoff.states.state import STATES, Seat, State, name_of, state
from standoff.states.state_groups import members

__all__ = [
    "KINDS",
    "STATES",
    "SYSTEMS",
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
    "members",
    "name_of",
    "nuclear_status",
    "number_of",
    "offices",
    "resolve_phrase",
    "sector_of_noun",
    "state",
    "state_of_city",
    "state_of_number",
    "tenures",
]
