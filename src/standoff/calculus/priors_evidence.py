"""From claims to readings of the patrons model's parameters: which claim says what about whom."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from standoff.calculus.priors_table import (
    CERTAINTY_WEIGHT,
    DEPENDENCE,
    EVIDENCE,
    SOURCE_WEIGHT,
    Shift,
)
from standoff.vocabulary.actors import Actor, Sector
from standoff.vocabulary.claims import (
    Assessment,
    Claim,
    Event,
    Posture,
    Relation,
    Signal,
    Stance,
    Support,
)
from standoff.vocabulary.crises import Case, View

__all__ = ["Sighting", "Update", "sightings", "updates"]

STATE_SECTORS = frozenset({Sector.GOV, Sector.MIL, Sector.SPY, Sector.LEG, Sector.UNK})
"""Sectors through which a state acts; a claim on its opposition or press is not about it."""

WITHDRAWN = frozenset({"draw-down"})
HOSTILE = frozenset({"THREATEN", "REJECT", "ACCUSE", "COERCE", "MOBILIZE", "SANCTION", "ASSAULT"})
FRIENDLY = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD"})
FORMS = {
    "arms": ("weapons", "materiel", "arms"),
    "people": ("personnel", "troops", "forces", "joint operations"),
}
COMMITMENT = {"explicit": 1.0, "implicit": 0.6, "conditional": 0.6}
PAST_OR_OPEN = frozenset({"hypothetical", "future", "negation"})


@dataclass(frozen=True, slots=True)
class Sighting:
    """One claim's bearing on one player: a key of `EVIDENCE` and the claim's weight."""

    player: str
    evidence: str
    weight: float
    claim: Claim


@dataclass(frozen=True, slots=True)
class Update:
    """All evidence on one parameter: total weight, weighted mean reading, what it came from."""

    weight: float
    toward: float
    claims: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class _Ally:
    code: str
    ward: str
    foe: str


def sightings(case: Case, *, view: View) -> Iterator[Sighting]:
    """Read every claim of the view for what it says about the case's players."""
    coercer, target = case.coercer.code, case.target.code
    allies = [_Ally(role.code, target, coercer) for role in case.patrons]
    allies += [_Ally(role.code, coercer, target) for role in case.partners]
    for claim in view.claims:
        weight = _reliability(claim)
        for ally in allies:
            for evidence, strength in _on_ally(claim, ally):
                yield Sighting(ally.code, evidence, weight * strength, claim)
        for evidence, strength in _on_leader(claim, "C", coercer, target):
            yield Sighting(coercer, evidence, weight * strength, claim)
        for evidence, strength in _on_leader(claim, "T", target, coercer):
            yield Sighting(target, evidence, weight * strength, claim)


def _reliability(claim: Claim) -> float:
    certainty = CERTAINTY_WEIGHT[claim.factuality.certainty]
    source = SOURCE_WEIGHT[claim.attribution.kind]
    return certainty * source * (1.0 if claim.probability is None else claim.probability)


def _names(actors: Iterable[Actor], code: str) -> bool:
    return any(actor.code == code and actor.sector in STATE_SECTORS for actor in actors)


def _judged(claim: Claim, code: str) -> Iterator[tuple[str, bool]]:
    """Give each dimension judged of a state and whether the judgement is negative.

    The polarity already holds the sentence's negation ("neither the will nor ..." is "-", "does
    not lack the will" is "+"), so the claim's factuality must not turn it again.
    """
    if isinstance(claim, Assessment):
        for judgement in claim.judgements:
            sided = judgement.polarity in ("+", "-")
            if sided and _names(judgement.about or claim.about, code):
                yield judgement.dimension, judgement.polarity == "-"


def _on_ally(claim: Claim, ally: _Ally) -> Iterator[tuple[str, float]]:
    match claim:
        case Assessment():
            words = {"support_level": "support level"}
            for dimension, denied in _judged(claim, ally.code):
                name = words.get(dimension, dimension) + (" denied" if denied else "")
                if name in EVIDENCE:
                    yield name, 1.0
        case Relation() if claim.factuality.positive:
            yield from _tie(claim, ally)
        case Support() if _names(claim.supporter, ally.code) and _names(claim.recipient, ally.ward):
            yield from _helped(claim)
        case Signal() if _names(claim.actor, ally.code):
            yield from _spoken(claim, ally)
        case Posture() if _names(claim.actor, ally.code) and not _names(claim.against, ally.ward):
            withdrawn = claim.direction in WITHDRAWN or not claim.factuality.positive
            yield ("forces withdrawn" if withdrawn else "forces moved"), 1.0
        case Event() if _names(claim.actor, ally.code) and _happened(claim):
            if claim.event in ("AID", "SUPPORT") and _names(claim.recipient, ally.ward):
                yield "help", 1.0


def _tie(claim: Relation, ally: _Ally) -> Iterator[tuple[str, float]]:
    sides = (claim.a, claim.b), (claim.b, claim.a)
    with_ward = any(_names(a, ally.code) and _names(b, ally.ward) for a, b in sides)
    with_foe = any(_names(a, ally.code) and _names(b, ally.foe) for a, b in sides)
    leaned_on = _names(claim.a, ally.ward) and _names(claim.b, ally.code)
    ties = {
        "alliance": with_ward,
        "partnership": with_ward,
        "rivalry": with_foe,
        "dependence": leaned_on,
    }
    if ties.get(claim.relation, False):
        yield claim.relation, 1.0


def _helped(claim: Support) -> Iterator[tuple[str, float]]:
    if claim.status in ("limited", "denied") or not claim.factuality.positive:
        yield "help limited", 1.0
        return
    strength = 0.5 if claim.status == "promised" else 1.0
    forms = {item.form for item in claim.items}
    kinds = [kind for kind, names in FORMS.items() if forms & set(names)]
    for kind in kinds or ["help"]:
        yield kind, strength


def _spoken(claim: Signal, ally: _Ally) -> Iterator[tuple[str, float]]:
    strength = COMMITMENT.get(claim.commitment, 1.0)
    to_ward, to_foe = _names(claim.recipient, ally.ward), _names(claim.recipient, ally.foe)
    backs = to_ward and claim.event in FRIENDLY and claim.stance is not Stance.AMBIGUOUS
    threatens = to_foe and claim.stance is Stance.COERCIVE
    if (backs or threatens) and claim.factuality.positive:
        yield "pledge", strength
    elif (to_ward or to_foe) and claim.stance is not Stance.COERCIVE:
        yield "distance kept", strength


def _happened(claim: Event) -> bool:
    return claim.factuality.positive and not PAST_OR_OPEN.intersection(claim.aux)


def _on_leader(claim: Claim, side: str, code: str, foe: str) -> Iterator[tuple[str, float]]:
    """Read a claim for the coercer (`side` "C") or the target ("T")."""
    match claim:
        case Assessment():
            yield from _leader_judged(claim, side, code)
        case Signal() if _names(claim.actor, code) and _names(claim.recipient, foe):
            words = {Stance.COERCIVE: "threat", Stance.CONCILIATORY: "offer"}
            if side == "T":
                words = {Stance.COERCIVE: "defiance", Stance.CONCILIATORY: "offer"}
            name = f"{side} {words.get(claim.stance, 'ambiguity')}"
            if name in EVIDENCE:
                yield name, COMMITMENT.get(claim.commitment, 1.0)
        case Posture() if side == "C" and _names(claim.actor, code):
            withdrawn = claim.direction in WITHDRAWN or not claim.factuality.positive
            yield ("C forces withdrawn" if withdrawn else "C forces moved"), 1.0
        case Event() if _names(claim.actor, code) and _names(claim.recipient, foe):
            yield from _leader_acted(claim, side)


def _leader_judged(claim: Assessment, side: str, code: str) -> Iterator[tuple[str, float]]:
    words = {"will": "will", "readiness": "readiness", "capability": "readiness"}
    for dimension, denied in _judged(claim, code):
        if dimension == "intent" and side == "C" and not denied:
            yield "C aim", 1.0
        elif dimension in words:
            yield f"{side} {words[dimension]}{' denied' if denied else ''}", 1.0


def _leader_acted(claim: Event, side: str) -> Iterator[tuple[str, float]]:
    if not _happened(claim):
        return
    if side == "C" and claim.event in HOSTILE:
        yield "C act", 1.0
    elif side == "T" and claim.event in HOSTILE:
        yield "T defiance", 1.0
    elif side == "T" and claim.event in ("YIELD", "AGREE"):
        yield "T offer", 1.0


def updates(case: Case, *, view: View) -> dict[tuple[str, str], Update]:
    """Weigh all evidence on each (player, symbol).

    Claims that assert the same thing are one reading, the more precise the more independent
    outlets carry it (1 + log2 of their number); readings of one document share half of their
    error; the rest are independent.
    """
    group = {claim: i for i, g in enumerate(view.corroboration) for claim in g.claims}
    outlets = {i: len(g.outlets) for i, g in enumerate(view.corroboration)}
    pools: defaultdict[tuple[str, str], list[tuple[Sighting, Shift]]] = defaultdict(list)
    for sighting in sightings(case, view=view):
        for shift in EVIDENCE[sighting.evidence][2]:
            pools[sighting.player, shift.symbol].append((sighting, shift))
    return {key: _pooled(pool, group, outlets) for key, pool in pools.items()}


def _pooled(
    pool: list[tuple[Sighting, Shift]], group: dict[str, int], outlets: dict[int, int]
) -> Update:
    readings: defaultdict[object, list[tuple[Sighting, Shift]]] = defaultdict(list)
    for sighting, shift in pool:
        readings[group.get(sighting.claim.id, sighting.claim.id)].append((sighting, shift))
    documents: defaultdict[object, list[tuple[float, float]]] = defaultdict(list)
    for name, members in readings.items():
        carried = outlets.get(name, 1) if isinstance(name, int) else 1
        weights = [sighting.weight * shift.weight for sighting, shift in members]
        centre = sum(w * shift.toward for w, (_, shift) in zip(weights, members, strict=True)) / (
            sum(weights) or 1.0
        )
        source = name if carried > 1 else members[0][0].claim.span.document
        documents[source].append((max(weights) * (1.0 + math.log2(max(carried, 1))), centre))
    total = moment = 0.0
    for entries in documents.values():
        summed, top = sum(w for w, _ in entries), max(w for w, _ in entries)
        share = top / (top + DEPENDENCE * (summed - top)) if top else 0.0
        total += share * summed
        moment += share * sum(w * centre for w, centre in entries)
    claims = tuple(dict.fromkeys(sighting.claim.id for sighting, _ in pool))
    return Update(total, moment / total if total else 0.0, claims, _reason(pool))


def _reason(pool: list[tuple[Sighting, Shift]]) -> str:
    counts: defaultdict[str, set[str]] = defaultdict(set)
    for sighting, _ in pool:
        words, source, _ = EVIDENCE[sighting.evidence]
        counts[f"{words} ({source})"].add(sighting.claim.id)
    ranked = sorted(counts.items(), key=lambda item: (-len(item[1]), item[0]))
    return "; ".join(f"{words} ×{len(ids)}" if len(ids) > 1 else words for words, ids in ranked)
