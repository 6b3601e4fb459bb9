"""Who is a state, when, by what names and codes, and the reference facts that need no licence."""

from __future__ import annotations

from standoff.states.entities import KINDS, Entity, Mention
from standoff.states.leaders import Office, Tenure, offices, tenures
from standoff.states.lexicon import Lexicon, lexicon
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
    "lexicon",
    "name_of",
    "offices",
    "state",
    "tenures",
]
