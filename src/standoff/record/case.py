"""Who coerces whom and who stands behind either side, inferred from the claims with reasons.

Roles follow Huth (1988), Extended Deterrence and the Prevention of War: a challenger, a protege
(the target here) and defenders (patrons).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from standoff.states import STATES, name_of
from standoff.vocabulary.actors import Actor
from standoff.vocabulary.claims import (
    Assessment,
    Certainty,
    Claim,
    Event,
    Posture,
    Relation,
    Signal,
    Stance,
    Support,
)
from standoff.vocabulary.crises import Case, Role, View
from standoff.vocabulary.problems import Problem

__all__ = ["COERCIVE", "SUPPORTIVE", "Overrides", "pressures", "roles", "supports"]

COERCIVE: Mapping[str, float] = {
    "ASSAULT": 4.0,
    "COERCE": 3.0,
    "MOBILIZE": 3.0,
    "SANCTION": 3.0,
    "THREATEN": 3.0,
    "REJECT": 0.5,
    "ACCUSE": 1.0,
    "PROTEST": 0.5,
}
"""Weight of an act by one state against another in telling coercer from target."""

SUPPORTIVE: Mapping[str, float] = {"AID": 3.0, "SUPPORT": 2.0, "COOPERATE": 1.0, "AGREE": 0.5}
"""Weight of an act by one state for another in telling its patrons."""

_CERTAINTY = {Certainty.CERTAIN: 1.0, Certainty.PROBABLE: 0.7, Certainty.POSSIBLE: 0.4}
_FEWEST = 1.5
"""Weight below which nobody is called a patron or partner: more than one hedged act of help."""


@dataclass(frozen=True, slots=True)
class Overrides:
    """Roles that the user sets, as codes; None where the claims shall decide."""

    coercer: str | None = None
    target: str | None = None
    patrons: tuple[str, ...] | None = None


@dataclass(slots=True)
class _Tie:
    weight: float = 0.0
    claims: list[str] = field(default_factory=list)
    kinds: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))

    def take(self, weight: float, claim: Claim) -> None:
        self.weight += weight
        self.claims.append(claim.id)
        self.kinds[claim.kind.lower()] += 1

    @property
    def reason(self) -> str:
        counted = sorted(self.kinds.items(), key=lambda item: (-item[1], item[0]))
        return ", ".join(f"{n} {kind} claim{'s' * (n > 1)}" for kind, n in counted)


Ties = dict[tuple[str, str], _Tie]


def _states(actors: Iterable[Actor]) -> list[str]:
    return list(dict.fromkeys(a.code for a in actors if a.code in STATES))


def _pairs(claim: Claim) -> Iterator[tuple[str, str]]:
    first, second = claim.parties
    return ((a, b) for a in _states(first) for b in _states(second) if a != b)


def _pressure(claim: Claim) -> float:
    match claim:
        case Posture():
            return 0.0 if claim.direction == "draw-down" else 3.0
        case Signal(stance=Stance.COERCIVE):
            stated = 1.5 + COERCIVE.get(claim.event, 0.0) / 2
            return stated / 2 if claim.commitment == "conditional" else stated
        case Event():
            return COERCIVE.get(claim.event, 0.0)
        case Assessment() if any(j.dimension == "intent" for j in claim.judgements):
            return 1.0
        case _:
            return 0.0


def _support(claim: Claim) -> float:
    match claim:
        case Support():
            return 0.5 if claim.status in ("denied", "limited") else 3.0
        case Event():
            return SUPPORTIVE.get(claim.event, 0.0)
        case Relation() if claim.relation in ("alliance", "partnership", "dependence"):
            return 2.0
        case Assessment() if any(j.dimension == "support_level" for j in claim.judgements):
            return 1.0
        case _:
            return 0.0


def _certain(claim: Claim) -> float:
    return _CERTAINTY[claim.factuality.certainty] if claim.factuality.positive else 0.0


def pressures(view: View) -> Ties:
    """Weigh, for each ordered pair of states, the claims that the first presses the second."""
    ties: Ties = defaultdict(_Tie)
    for claim in view.claims:
        weight = _pressure(claim) * _certain(claim)
        for pair in _pairs(claim) if weight else ():
            ties[pair].take(weight, claim)
    return ties


def supports(view: View) -> Ties:
    """Weigh, for each ordered pair of states, the claims that the first stands behind the second.

    A standing tie counts both ways; a judgement of the patrons' support counts even if negative:
    it presumes the role.
    """
    ties: Ties = defaultdict(_Tie)
    for claim in view.claims:
        presumed = isinstance(claim, Assessment)
        weight = _support(claim) * (1.0 if presumed else _certain(claim))
        for a, b in _pairs(claim) if weight else ():
            ties[a, b].take(weight, claim)
            if isinstance(claim, Relation):
                ties[b, a].take(weight, claim)
    return ties


def roles(view: View, *, overrides: Overrides | None = None) -> Case | Problem:
    """Infer the crisis's roles from the claims of a view.

    Parameters
    ----------
    view : View
    overrides : Overrides, optional
        What the user sets goes before what the claims say.

    Returns
    -------
    Case or Problem
        A problem if the claims show nobody pressing anybody and the user did not say who.

    Notes
    -----
    The dyad (coercer, target) has the greatest weight of pressing claims, with half of the help
    that others give the target and half of what the coercer presses on those helpers (demands over
    a protege go to its patron), less half of the weight the other way, less the help the one
    gives the other (a patron that quarrels with its protege is no coercer), less what the target
    presses on third states and the help the coercer gives to those (a patron's deterrent threats
    do not make it the coercer), less the target's help for others whom the coercer presses (it
    is their patron, then). Patrons have at least weight 1.5 of supporting claims for the
    target, and more than for the coercer.
    """
    given = overrides or Overrides()
    pressing = pressures(view)
    helping = supports(view)
    dyad = _dyad(pressing, helping, given)
    if dyad is None:
        return Problem(
            "no claim says who presses whom: name them with --coercer and --target",
            "record.case",
        )
    coercer, target = dyad
    patrons = _behind(helping, target, against=coercer, as_of=view.as_of)
    if given.patrons is not None:
        patrons = tuple(_given(code) for code in given.patrons)
    partners = tuple(
        r
        for r in _behind(helping, coercer, against=target, as_of=view.as_of)
        if r.code not in {p.code for p in patrons}
    )
    tie = pressing.get((coercer, target), _Tie())
    first, second = (name_of(code, as_of=view.as_of) for code in dyad)
    return Case(
        title=f"{first} and {second}",
        as_of=view.as_of,
        coercer=_role(coercer, tie, f"{first} presses {second}", given.coercer),
        target=_role(target, tie, f"{second} is pressed by {first}", given.target),
        patrons=patrons,
        partners=partners,
    )


def _dyad(pressing: Ties, helping: Ties, given: Overrides) -> tuple[str, str] | None:
    if given.coercer and given.target:
        return given.coercer, given.target
    fitting = [
        (_likeness(pressing, helping, pair=(a, b)), a, b)
        for a, b in pressing
        if given.coercer in (None, a) and given.target in (None, b)
    ]
    if not fitting:
        return None
    _, coercer, target = max(fitting, key=lambda entry: (entry[0], entry[1], entry[2]))
    return coercer, target


def _likeness(pressing: Ties, helping: Ties, *, pair: tuple[str, str]) -> float:
    """Weigh how well a pair fits the parts of coercer and target."""
    coercer, target = pair

    pressed = {third for first, third in pressing if first == target and third != coercer}
    proteges = {third for first, third in pressing if first == coercer and third != target}
    helpers = {first for first, second in helping if second == target and first != coercer}
    press = {pair: tie.weight for pair, tie in pressing.items()}
    help_ = {pair: tie.weight for pair, tie in helping.items()}
    return (
        press.get((coercer, target), 0.0)
        - 0.5 * press.get((target, coercer), 0.0)
        - help_.get((coercer, target), 0.0)
        + 0.5 * sum(help_.get((h, target), 0.0) + press.get((coercer, h), 0.0) for h in helpers)
        - sum(press.get((target, t), 0.0) + help_.get((coercer, t), 0.0) for t in pressed)
        - sum(help_.get((target, p), 0.0) for p in proteges)
    )


def _behind(helping: Ties, side: str, *, against: str, as_of: date) -> tuple[Role, ...]:
    found = [
        (tie, patron)
        for (patron, helped), tie in helping.items()
        if helped == side
        and patron != against
        and tie.weight >= _FEWEST
        and tie.weight > helping.get((patron, against), _Tie()).weight
    ]
    found.sort(key=lambda entry: (-entry[0].weight, entry[1]))
    whom = name_of(side, as_of=as_of)
    return tuple(
        _role(patron, tie, f"{name_of(patron, as_of=as_of)} stands behind {whom}", None)
        for tie, patron in found
    )


def _role(code: str, tie: _Tie, part: str, given: str | None) -> Role:
    if given:
        return _given(code, tie)
    return Role(Actor(code), f"{part}: {tie.reason}", tuple(dict.fromkeys(tie.claims)))


def _given(code: str, tie: _Tie | None = None) -> Role:
    return Role(Actor(code), "given by the user", tuple(dict.fromkeys(tie.claims if tie else ())))
