"""The verbs of a panel: one file each, one row each in the tuple below."""

from __future__ import annotations

from standoff.errors import UnknownName
from standoff.history.verb import Verb
from standoff.history.verbs import (
    alliances,
    armed_conflict,
    contiguity,
    crises,
    distance,
    fractionalisation,
    igos,
    leaders,
    majors,
    mids,
    names,
    other_codes,
    relevance,
    rivalry,
    sampling,
    selection,
    shares,
    spells,
    state_tables,
    terrain,
    wars,
)

__all__ = ["VERBS", "verb_of"]

VERBS: tuple[Verb, ...] = (
    relevance.VERB,
    *selection.VERBS,
    sampling.VERB,
    names.VERB,
    other_codes.VERB,
    contiguity.VERB,
    majors.VERB,
    distance.VERB,
    mids.VERB,
    wars.VERB,
    armed_conflict.VERB,
    crises.VERB,
    rivalry.VERB,
    alliances.VERB,
    *state_tables.VERBS,
    shares.VERB,
    igos.VERB,
    leaders.VERB,
    fractionalisation.VERB,
    terrain.VERB,
    spells.VERB,
)
"""Every verb, filters first."""


def verb_of(name: str) -> Verb:
    """Find a verb by name.

    Raises
    ------
    UnknownName
        If there is none.
    """
    for verb in VERBS:
        if verb.name == name:
            return verb
    raise UnknownName(f"no verb is called {name!r}; there are {[v.name for v in VERBS]}")
