"""A small crisis: Atlantis presses Elbonia; Ruritania and Sylvania stand behind it."""

from __future__ import annotations

from datetime import date
from typing import Any

from standoff.vocabulary.actors import Actor, Sector
from standoff.vocabulary.claims import (
    Assessment,
    Certainty,
    Claim,
    Event,
    Factuality,
    Item,
    Judgement,
    Posture,
    Relation,
    Signal,
    Stance,
    Support,
)
from standoff.vocabulary.crises import Case, Corroboration, Role, View
from standoff.vocabulary.findings import StateFacts
from standoff.vocabulary.results import Number, Provenance, Reference
from standoff.vocabulary.sources import Attribution, Document, SourceKind, document_id

DAY = date(2024, 5, 1)
TEXT = " ".join(f"sentence {i:03d}" for i in range(60))
EXPERT = Attribution(kind=SourceKind.NAMED_EXPERT)


def document(text: str = TEXT, outlet: str = "gazette", day: date | None = DAY) -> Document:
    return Document(document_id(text), text, outlet=outlet, published=day)


PAGE = document()


def actors(*codes: str) -> tuple[Actor, ...]:
    return tuple(Actor(code) for code in codes)


def common(place: int, *, page: Document = PAGE, **more: Any) -> dict[str, Any]:
    span = page.span(13 * place, 13 * place + 12)
    return {"span": span, "rule": "test", "attribution": EXPERT, **more}


def hedged() -> Factuality:
    return Factuality(Certainty.POSSIBLE)


def judged(dimension: str, polarity: str, place: int = 0, about: str = "RUR", **more: Any) -> Claim:
    return Assessment(
        about=actors(about), judgements=(Judgement(dimension, polarity),), **common(place, **more)
    )


def armed(place: int = 1, supporter: str = "RUR", **more: Any) -> Claim:
    item = Item("weapons", "missiles")
    return Support(
        supporter=actors(supporter),
        recipient=actors("ELB"),
        items=(item,),
        **common(place),
        **more,
    )


def tied(relation: str, a: str, b: str, place: int = 2) -> Claim:
    return Relation(relation=relation, a=actors(a), b=actors(b), **common(place))


def said(stance: Stance, place: int = 3, by: str = "ATL", to: str = "ELB", **more: Any) -> Signal:
    own = {name: more.pop(name) for name in ("commitment", "event") if name in more}
    return Signal(
        actor=actors(by), recipient=actors(to), stance=stance, **own, **common(place, **more)
    )


def moved(place: int = 4, by: str = "ATL", direction: str = "build-up") -> Claim:
    against = actors("ELB" if by == "ATL" else "ATL")
    return Posture(
        actor=actors(by), against=against, forces=(), direction=direction, **common(place)
    )


def done(event: str, place: int = 5, by: str = "ATL", to: str = "ELB", **more: Any) -> Claim:
    return Event(actor=actors(by), recipient=actors(to), event=event, **common(place), **more)


def opposition(place: int = 6) -> Claim:
    return Assessment(
        about=(Actor("RUR", Sector.OPP),),
        judgements=(Judgement("will", "-"),),
        **common(place),
    )


def view(*claims: Claim, groups: tuple[Corroboration, ...] = ()) -> View:
    return View(DAY, (PAGE,), claims, groups)


def role(code: str) -> Role:
    return Role(Actor(code), "given by the user")


def case(*patrons: str, partners: tuple[str, ...] = ()) -> Case:
    return Case(
        "Atlantis and Elbonia",
        DAY,
        role("ATL"),
        role("ELB"),
        tuple(map(role, patrons)),
        tuple(map(role, partners)),
    )


def fact(
    code: str, capability: float, km: float, *, nuclear: bool = False, great: bool = False
) -> StateFacts:
    source = Reference(f"capability:{code}", f"capability of {code}", "Beckley (2018)")
    distance = Reference(f"distance:{code}", f"distance of {code}", "capitals")
    standing = Reference(f"standing:{code}", f"nuclear arms and power of {code}", "table")
    return StateFacts(
        code=code,
        name=code.title(),
        capability=Number(capability, Provenance("test", data=(source,)), unit="USD squared"),
        distance_km=Number(km, Provenance("test", data=(distance,)), unit="km"),
        nuclear=nuclear,
        great_power=great,
        latitude=0.0,
        longitude=0.0,
        references=(source, distance, standing),
    )


FACTS = (
    fact("ATL", 100.0, 2000.0, nuclear=True, great=True),
    fact("ELB", 1.0, 0.0),
    fact("RUR", 30.0, 8000.0, nuclear=True, great=True),
    fact("SYL", 2.0, 500.0),
)
