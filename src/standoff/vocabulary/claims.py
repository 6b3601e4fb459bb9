"""The eight kinds of claim: a verbatim span, who says it, how certain it is, when.

Event classes are PLOVER's (Halterman et al., 2023); support forms follow the UCDP External
Support data (Meier et al., 2023); factuality follows FactBank (Sauri & Pustejovsky, 2009).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from standoff.vocabulary.actors import Actor
from standoff.vocabulary.identity import as_plain, content_id, from_plain
from standoff.vocabulary.sources import Attribution, Span

__all__ = [
    "CLAIM_KINDS",
    "PLOVER_CLASSES",
    "Assessment",
    "Certainty",
    "Claim",
    "Cost",
    "Event",
    "Factuality",
    "Force",
    "Item",
    "Judgement",
    "Posture",
    "Quantity",
    "Question",
    "Relation",
    "Signal",
    "Stance",
    "Support",
    "When",
    "claim_from_plain",
    "claim_to_plain",
]

PLOVER_CLASSES = (
    *("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE"),
    *("REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
"""The fifteen PLOVER event classes (CONCEDE and RETREAT together are YIELD)."""


class Certainty(StrEnum):
    """How sure the source is (FactBank's CT, PR, PS)."""

    CERTAIN = "CT"
    PROBABLE = "PR"
    POSSIBLE = "PS"


class Stance(StrEnum):
    """Which way an official's signal points."""

    COERCIVE = "coercive"
    CONCILIATORY = "conciliatory"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Factuality:
    """Certainty and polarity with the words that set them.

    Attributes
    ----------
    certainty : Certainty
    positive : bool
        False where the content is denied ("neither the will nor ...").
    cues : tuple of Span
        Hedges and negations that decided it.
    """

    certainty: Certainty = Certainty.CERTAIN
    positive: bool = True
    cues: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """The time a claim is about, as an interval of days; None where open or unknown.

    Attributes
    ----------
    start, end : date or None
        First and last day.
    text : Span or None
        The time expression ("over the past decade"); None if only the document's date is known.
    """

    start: date | None = None
    end: date | None = None
    text: Span | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as the text gives it.

    Attributes
    ----------
    low, high : float or None
        The stated range; equal for a plain number; None where the text names no number
        ("billions" has low 2e9 and no high).
    unit : str
        "persons", an ISO 4217 currency, "items", "percent", or "".
    qualifier : str
        "approximately", "at least", "up to", "more than", "between" or "".
    text : str
        The words.
    """

    low: float | None
    high: float | None
    unit: str = ""
    qualifier: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Force:
    """Part of a force posture: kind is personnel, land, naval, air, missile or other."""

    kind: str
    item: str
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A thing supplied; form follows UCDP External Support (weapons, materiel, training ...)."""

    form: str
    item: str
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One dimension of an assessment with its polarity ("+", "-" or "0") and who it is about."""

    dimension: str
    polarity: str
    about: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What all kinds of claim share.

    Attributes
    ----------
    span : Span
        The verbatim words; `read` refuses a claim whose quote is not the document's slice.
    rule : str
        The rule or model that made the claim, by name.
    attribution : Attribution
    factuality : Factuality
    when : When
    probability : float or None
        The calibrated probability of a statistical head; None for a rule.
    """

    kind: ClassVar[str] = "CLAIM"

    span: Span
    rule: str
    attribution: Attribution = Attribution()
    factuality: Factuality = Factuality()
    when: When = When()
    probability: float | None = None

    @property
    def id(self) -> str:
        """Name the claim by the hash of its content."""
        return content_id(self, prefix="c-")

    @property
    def parties(self) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """Give (who acts or is judged, toward whom), each possibly empty."""
        return (), ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Claim):
    """Something done: a PLOVER class with modes, contexts and auxiliary modes.

    `aux` holds "historical", "future", "hypothetical" or "negation".
    """

    kind: ClassVar[str] = "EVENT"

    actor: tuple[Actor, ...]
    recipient: tuple[Actor, ...]
    event: str
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    aux: tuple[str, ...] = ()
    quantity: Quantity | None = None

    @property
    def parties(self) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """Give actor and recipient."""
        return self.actor, self.recipient


@dataclass(frozen=True, slots=True, kw_only=True)
class Posture(Claim):
    """Forces moved or kept: direction is build-up, presence, draw-down or exercise."""

    kind: ClassVar[str] = "POSTURE"

    actor: tuple[Actor, ...]
    against: tuple[Actor, ...]
    forces: tuple[Force, ...]
    direction: str = "build-up"
    location: str = ""
    mode: tuple[str, ...] = ()

    @property
    def parties(self) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """Give who moves forces, and against whom."""
        return self.actor, self.against


@dataclass(frozen=True, slots=True, kw_only=True)
class Support(Claim):
    """Help from one actor to another: status is delivered, ongoing, promised, limited or denied."""

    kind: ClassVar[str] = "SUPPORT"

    supporter: tuple[Actor, ...]
    recipient: tuple[Actor, ...]
    items: tuple[Item, ...]
    status: str = "ongoing"
    event: str = "AID"
    context: tuple[str, ...] = ()

    @property
    def parties(self) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """Give supporter and recipient."""
        return self.supporter, self.recipient


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal(Claim):
    """What an official says to or about another state: stance and commitment.

    `commitment` is "explicit", "implicit" or "conditional"; `event` is a PLOVER class or "".
    """

    kind: ClassVar[str] = "SIGNAL"

    actor: tuple[Actor, ...]
    recipient: tuple[Actor, ...]
    stance: Stance
    commitment: str = "explicit"
    event: str = ""
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    aux: tuple[str, ...] = ()

    @property
    def parties(self) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """Give speaker and addressee."""
        return self.actor, self.recipient


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Claim):
    """A judgement: who judges is the attribution, whom is `about`, toward whom is `toward`.

    Dimensions: will, readiness, capability, intent, support_level, regime_survival.
    """

    kind: ClassVar[str] = "ASSESSMENT"

    about: tuple[Actor, ...]
    judgements: tuple[Judgement, ...]
    toward: tuple[Actor, ...] = ()
    value: str = ""

    @property
    def parties(self) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """Give who is judged, and toward whom."""
        return self.about, self.toward


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Claim):
    """A standing tie: alliance, partnership, rivalry or dependence (of `a` on `b`)."""

    kind: ClassVar[str] = "RELATION"

    relation: str
    a: tuple[Actor, ...]
    b: tuple[Actor, ...]

    @property
    def parties(self) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """Give both sides of the tie."""
        return self.a, self.b


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost(Claim):
    """A cost to civilians or the economy; `domain` is "civilians" or "economy"."""

    kind: ClassVar[str] = "COST"

    bearer: tuple[Actor, ...]
    domain: str
    quantity: Quantity | None = None

    @property
    def parties(self) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """Give who bears the cost."""
        return self.bearer, ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Claim):
    """An open outcome with its alternatives, each in the document's words."""

    kind: ClassVar[str] = "QUESTION"

    outcomes: tuple[str, ...]
    about: tuple[Actor, ...] = ()

    @property
    def parties(self) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """Give whom the question is about."""
        return self.about, ()


CLAIM_KINDS: dict[str, type[Claim]] = {
    cls.kind: cls for cls in (Event, Posture, Support, Signal, Assessment, Relation, Cost, Question)
}
"""The eight kinds by name."""


def claim_from_plain(plain: dict[str, Any]) -> Claim:
    """Rebuild a claim from `as_plain(claim)`, a dictionary with the key ``kind``."""
    claim = from_plain(CLAIM_KINDS[plain["kind"]], plain)
    assert isinstance(claim, Claim)
    return claim


def claim_to_plain(claim: Claim) -> dict[str, Any]:
    """Say a claim as JSON-like data with its id first."""
    return {"id": claim.id, **as_plain(claim)}
