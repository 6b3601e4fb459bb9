"""Reference facts on a case's states, each with its source: capability, distance, standing."""

from __future__ import annotations

from datetime import date

from standoff import states
from standoff.vocabulary.crises import Case
from standoff.vocabulary.findings import StateFacts
from standoff.vocabulary.results import Number, Reference

__all__ = ["facts_of"]


def facts_of(case: Case) -> tuple[StateFacts, ...]:
    """Gather facts on coercer, target, patrons and partners, in that order, once each.

    Parameters
    ----------
    case : Case
        Nuclear and great-power standing are those of its day.
    """
    roles = (case.coercer, case.target, *case.patrons, *case.partners)
    codes = dict.fromkeys(role.code for role in roles if role.code in states.STATES)
    return tuple(_facts(code, case.target.code, case.as_of) for code in codes)


def _facts(code: str, target: str, as_of: date) -> StateFacts:
    state = states.STATES[code]
    capability = states.capability(code)
    distance = states.distance_km(code, target)
    return StateFacts(
        code=code,
        name=states.name_of(code, as_of=as_of),
        capability=capability,
        distance_km=distance,
        nuclear=states.is_nuclear(code, as_of=as_of),
        great_power=states.is_great_power(code, as_of=as_of),
        latitude=state.latitude,
        longitude=state.longitude,
        references=_references(
            capability,
            distance,
            states.nuclear_status(code, as_of=as_of),
            states.great_power_status(code, as_of=as_of),
        ),
    )


def _references(*numbers: Number | None) -> tuple[Reference, ...]:
    return tuple(dict.fromkeys(r for number in numbers if number for r in number.provenance.data))
