"""Everything the workbench found on one case: what a brief is written from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from standoff.vocabulary.chances import BaseRate, Chance, Forecast, Hazard, Outlook
from standoff.vocabulary.crises import Case, Opening, View
from standoff.vocabulary.games import Equilibrium
from standoff.vocabulary.hypotheses import Hypotheses
from standoff.vocabulary.precedents import Analogue, AnalogueSet, HistoryFact
from standoff.vocabulary.results import Interval, Number, Provenance, Reference
from standoff.vocabulary.timelines import Timeline

__all__ = [
    "Absence",
    "AmbiguityIndex",
    "Analogue",
    "Dropped",
    "Findings",
    "SignalPoint",
    "StateFacts",
]


@dataclass(frozen=True, slots=True)
class SignalPoint:
    """One signal on the time line (or text line where undated).

    `value` is -1 (conciliatory) to +1 (coercive), 0 ambiguous; `weight` its certainty and
    commitment; `position` its place in the text from 0 to 1.
    """

    claim: str
    actor: str
    value: float
    weight: float
    position: float
    day: date | None = None


@dataclass(frozen=True, slots=True)
class AmbiguityIndex:
    """How far an actor's signals contradict or swing, 0 (one clear line) to 1.

    Attributes
    ----------
    actor : str
    index : float
        The documented formula over `points`.
    mixture, oscillation, hedging : float
        Its three parts, each 0 to 1.
    interval : Interval
    points : tuple of SignalPoint
    """

    actor: str
    index: float
    mixture: float
    oscillation: float
    hedging: float
    interval: Interval
    points: tuple[SignalPoint, ...]


@dataclass(frozen=True, slots=True)
class StateFacts:
    """Reference facts on one actor as used: capability share, distances, standing, each cited.

    Attributes
    ----------
    code, name : str
    capability : Number or None
        Beckley's measure (GDP x GDP per head), in the unit it names.
    distance_km : Number or None
        From its capital to the target's.
    nuclear, great_power : bool
    references : tuple of Reference
    """

    code: str
    name: str
    capability: Number | None
    distance_km: Number | None
    nuclear: bool
    great_power: bool
    latitude: float
    longitude: float
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Absence:
    """An input that was not there, and what that costs."""

    what: str
    cost: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Dropped:
    """What the chances would be without the claims of one source.

    Attributes
    ----------
    source : str
        The outlet or the person, in words.
    claims : tuple of str
        Its claims: what was left out.
    horizon_days : int
    chances : tuple of Chance
        Of a brief's outcomes at that horizon; empty where nothing is left to tell a dyad from.
    note : str
        What else changes: the roles, the opening, the day it began; "" if nothing.
    """

    source: str
    claims: tuple[str, ...]
    horizon_days: int
    chances: tuple[Chance, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """All results on one case, each number with its provenance.

    Attributes
    ----------
    case : Case
    view : View
        Documents, claims and corroboration as of the case's day.
    opening : Opening
    facts : tuple of StateFacts
        Coercer, target, then patrons and partners.
    base_rates : tuple of BaseRate
        Rows of this case's opening class: severity, target outcome, recurrence ...
    hazard : Hazard
    equilibrium : Equilibrium or None
    forecasts : tuple of Forecast
        One per horizon.
    ambiguity : tuple of AmbiguityIndex
    analogues : tuple of Analogue
    references : tuple of Reference
        Every data row used, once.
    absences : tuple of Absence
    provenance : Provenance
        Version, seed, documents.
    analogues : tuple of Analogue
        The nearest past crises; empty without reference data.
    precedents : AnalogueSet or None
        The same with the frequencies among them.
    history : tuple of HistoryFact
        What reference data know of the parties, each with its coverage.
    timeline : Timeline or None
        The dated moves so far.
    outlooks : tuple of Outlook
        What is expected of each target of forecast.
    first_forecasts : tuple of Forecast
        Those of the first day, where dated moves have since updated them; else empty.
    dropped : tuple of Dropped
        One per source.
    hypotheses : Hypotheses or None
        The levels of violence, and what speaks for each.
    features : str
        Which features the pools ran on, and what the other set would have added.
    """

    case: Case
    view: View
    opening: Opening
    facts: tuple[StateFacts, ...]
    base_rates: tuple[BaseRate, ...]
    hazard: Hazard
    equilibrium: Equilibrium | None
    forecasts: tuple[Forecast, ...]
    ambiguity: tuple[AmbiguityIndex, ...]
    references: tuple[Reference, ...]
    absences: tuple[Absence, ...]
    provenance: Provenance
    analogues: tuple[Analogue, ...] = ()
    precedents: AnalogueSet | None = None
    history: tuple[HistoryFact, ...] = ()
    timeline: Timeline | None = None
    outlooks: tuple[Outlook, ...] = ()
    first_forecasts: tuple[Forecast, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    hypotheses: Hypotheses | None = None
    features: str = ""
