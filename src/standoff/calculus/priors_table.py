"""What the patrons model assumes before it reads anything, and what each kind of evidence does.

Payoffs are in units of the coercer's median stake. Every number here is printed in
`docs/theory/patrons.md`; the citations give the direction, the sizes are ours and wide.
"""

from __future__ import annotations

from dataclasses import dataclass

from standoff.vocabulary.claims import Certainty
from standoff.vocabulary.sources import SourceKind

__all__ = [
    "CAPABILITY_ERROR",
    "CERTAINTY_WEIGHT",
    "DEPENDENCE",
    "EVIDENCE",
    "FACTS",
    "GREAT_POWER_REACH",
    "PRIORS",
    "SOURCE_WEIGHT",
    "UNKNOWN_DISTANCE",
    "Prior",
    "Shift",
]


@dataclass(frozen=True, slots=True)
class Prior:
    """A latent normal: log of a positive parameter, log odds of a share.

    Attributes
    ----------
    symbol, meaning : str
    scale : {"positive", "share"}
    median : float
        In the parameter's own unit.
    spread : float
        Standard deviation of the latent.
    role : {"common", "coercer", "target", "ally"}
    source : str
        Where the direction or the order of magnitude comes from.
    """

    symbol: str
    meaning: str
    scale: str
    median: float
    spread: float
    role: str
    source: str


PRIORS: tuple[Prior, ...] = (
    Prior("lambda", "precision of the players' choices", "positive", 2.0, 0.5, "common",
          "McKelvey & Palfrey 1998; stakes are of the order of the errors in Signorino 1999"),
    Prior("m", "decisiveness of the contest", "positive", 0.8, 0.35, "common", "Hirshleifer 1989"),
    Prior("D", "distance at which strength halves, km", "positive", 5000.0, 0.5, "common",
          "loss-of-strength gradient, Boulding 1962"),
    Prior("tau", "days of one round of the standoff", "positive", 75.0, 0.6, "common",
          "half of all ICB crises end within 80 days"),
    Prior("s_C", "stake of the coercer", "positive", 1.0, 0.35, "coercer", "the unit of payoffs"),
    Prior("a", "audience cost of backing down", "positive", 0.25, 0.7, "coercer", "Fearon 1994"),
    Prior("c_C", "the coercer's cost of using force", "positive", 0.5, 0.6, "coercer",
          "Signorino & Tarar 2006"),
    Prior("k_T", "capability of the target, the coercer's = 1", "positive", 0.2, 1.5, "target",
          "Beckley 2018"),
    Prior("s_T", "stake of the target", "positive", 1.25, 0.45, "target",
          "who defends what it holds cares more: George & Smoke 1974; Huth 1988"),
    Prior("c_T", "the target's cost of being attacked", "positive", 0.5, 0.6, "target",
          "Signorino & Tarar 2006"),
    Prior("k_i", "capability, the coercer's = 1", "positive", 0.2, 1.5, "ally", "Beckley 2018"),
    Prior("rho_i", "readiness: share of its capability it could send", "share", 0.2, 1.0, "ally",
          "most allies send a part: Leeds 2003"),
    Prior("v_i", "value put on its side's success (political will)", "share", 0.3, 1.0, "ally",
          "Huth 1988"),
    Prior("b_i", "cost of a commitment broken", "positive", 0.25, 0.9, "ally",
          "tied hands: Fearon 1997; Benson 2012"),
    Prior("c_i", "cost of taking part in the fighting", "positive", 2.5, 0.6, "ally",
          "joining is rare: 1.6 % of potential patrons in disputes, half of allies in wars"),
    Prior("q_i", "cost of having supported when nobody fights", "positive", 0.05, 0.6, "ally",
          "Fearon 1997"),
    Prior("x_i", "escalation cost its support adds to the other side", "positive", 0.08, 0.8,
          "ally", "nuclear umbrella: Huth 1988; Fuhrmann & Sechser 2014"),
)  # fmt: skip
"""Ally parameters are drawn once per ally; an ally is a patron of the target or partner of C."""


@dataclass(frozen=True, slots=True)
class Shift:
    """One kind of evidence on one parameter: a noisy reading of its latent.

    Attributes
    ----------
    symbol : str
        A parameter, or "pact" or "rivalry": the pooled coefficients of `pooled.TERMS`.
    toward : float
        Where the reading puts the latent, in prior standard deviations from the prior median.
    weight : float
        1 / (error variance of the reading), in the same unit, for a certain claim by a source
        of weight 1 in one outlet.
    """

    symbol: str
    toward: float
    weight: float


EVIDENCE: dict[str, tuple[str, str, tuple[Shift, ...]]] = {
    "will": (
        "political will asserted",
        "Huth 1988; cost tolerance: Sullivan 2007",
        (Shift("v_i", 1.5, 1.0), Shift("c_i", -1.0, 0.75)),
    ),
    "will denied": (
        "political will denied",
        "Huth 1988; cost tolerance: Sullivan 2007",
        (Shift("v_i", -1.5, 1.0), Shift("c_i", 1.0, 0.75)),
    ),
    "readiness": (
        "readiness asserted",
        "Huth 1988 on the local balance",
        (Shift("rho_i", 1.5, 1.0),),
    ),
    "readiness denied": (
        "readiness denied",
        "Huth 1988 on the local balance",
        (Shift("rho_i", -1.5, 1.0),),
    ),
    "capability": (
        "capability asserted",
        "Huth 1988",
        (Shift("rho_i", 1.0, 0.5),),
    ),
    "capability denied": (
        "capability denied",
        "Huth 1988",
        (Shift("rho_i", -1.0, 0.5),),
    ),
    "support level": (
        "support judged strong",
        "Huth 1988",
        (Shift("v_i", 1.0, 0.5), Shift("rho_i", 1.0, 0.5)),
    ),
    "support level denied": (
        "support judged limited",
        "Huth 1988",
        (Shift("v_i", -1.0, 0.5), Shift("rho_i", -1.0, 0.5)),
    ),
    "alliance": (
        "formal alliance",
        "pooled estimate on disputes; Fearon 1997; Leeds 2003",
        (Shift("pact", 1.0, 3.0),),
    ),
    "partnership": (
        "partnership",
        "Benson 2012: a tie short of a pledge binds less",
        (Shift("b_i", 0.5, 0.5), Shift("v_i", 0.5, 0.5)),
    ),
    "dependence": (
        "dependence on the patron",
        "Huth & Russett 1984 on trade and arms ties",
        (Shift("v_i", 0.5, 0.25),),
    ),
    "rivalry": (
        "rivalry with the other side",
        "pooled estimate on disputes; Thompson 2001",
        (Shift("rivalry", 1.0, 1.0),),
    ),
    "arms": (
        "arms or materiel supplied",
        "Huth & Russett 1984; sunk costs: Fearon 1997",
        (Shift("v_i", 0.75, 0.5), Shift("b_i", 0.5, 0.25), Shift("rho_i", 0.25, 0.25)),
    ),
    "people": (
        "people on the ground",
        "tripwire: Schelling 1966; Slantchev 2005",
        (Shift("b_i", 0.75, 0.75), Shift("rho_i", 0.75, 0.5), Shift("v_i", 0.5, 0.25)),
    ),
    "help": (
        "money, training, intelligence or other help",
        "sunk costs: Fearon 1997",
        (Shift("v_i", 0.5, 0.25),),
    ),
    "help limited": (
        "help limited or denied",
        "Huth 1988",
        (Shift("v_i", -1.0, 0.75), Shift("rho_i", -0.5, 0.25)),
    ),
    "pledge": (
        "public backing or a threat against the other side",
        "tied hands: Fearon 1997",
        (Shift("b_i", 1.0, 0.75), Shift("v_i", 0.5, 0.25)),
    ),
    "distance kept": (
        "conciliatory or ambiguous words",
        "Fearon 1997",
        (Shift("b_i", -0.75, 0.5),),
    ),
    "forces moved": (
        "forces built up or kept near",
        "Slantchev 2005",
        (Shift("rho_i", 1.0, 0.75), Shift("b_i", 0.5, 0.5)),
    ),
    "forces withdrawn": (
        "forces drawn down",
        "Slantchev 2005",
        (Shift("rho_i", -1.0, 0.75), Shift("b_i", -0.5, 0.5)),
    ),
    "C threat": (
        "coercive words in public",
        "audience costs: Fearon 1994",
        (Shift("a", 1.0, 0.5),),
    ),
    "C ambiguity": (
        "ambiguous words",
        "Fearon 1997: what binds is what is clear",
        (Shift("a", -0.5, 0.5),),
    ),
    "C offer": (
        "conciliatory words",
        "Fearon 1994",
        (Shift("a", -0.75, 0.5),),
    ),
    "C forces moved": (
        "forces built up or kept near",
        "mobilising ties hands and makes force cheaper: Slantchev 2005",
        (Shift("a", 0.5, 0.5), Shift("c_C", -1.0, 0.5), Shift("s_C", 0.5, 0.25)),
    ),
    "C forces withdrawn": (
        "forces drawn down",
        "Slantchev 2005",
        (Shift("a", -0.5, 0.5), Shift("c_C", 1.0, 0.5), Shift("s_C", -0.5, 0.25)),
    ),
    "C act": (
        "coercive acts",
        "sunk costs: Fearon 1997",
        (Shift("s_C", 0.75, 0.25),),
    ),
    "C aim": (
        "an aim against the target",
        "Fearon 1997",
        (Shift("s_C", 0.75, 0.5),),
    ),
    "C will": (
        "will to use force asserted",
        "Huth 1988",
        (Shift("s_C", 1.0, 0.75), Shift("c_C", -0.5, 0.5)),
    ),
    "C will denied": (
        "will to use force denied",
        "Huth 1988",
        (Shift("s_C", -1.0, 0.75), Shift("c_C", 0.5, 0.5)),
    ),
    "C readiness": (
        "readiness or superiority asserted",
        "Huth 1988",
        (Shift("c_C", -1.0, 0.5),),
    ),
    "C readiness denied": (
        "readiness denied",
        "Huth 1988",
        (Shift("c_C", 1.0, 0.5),),
    ),
    "T defiance": (
        "defiant words or acts",
        "Fearon 1994",
        (Shift("s_T", 0.75, 0.5),),
    ),
    "T offer": (
        "conciliatory words or acts",
        "Fearon 1994",
        (Shift("s_T", -0.75, 0.5),),
    ),
    "T will": (
        "will to resist asserted",
        "Huth 1988",
        (Shift("s_T", 1.5, 1.0),),
    ),
    "T will denied": (
        "will to resist denied",
        "Huth 1988",
        (Shift("s_T", -1.5, 1.0),),
    ),
    "T readiness": (
        "strength asserted",
        "Huth 1988",
        (Shift("k_T", 0.5, 0.5), Shift("c_T", -0.5, 0.5)),
    ),
    "T readiness denied": (
        "strength denied",
        "Huth 1988",
        (Shift("k_T", -0.5, 0.5), Shift("c_T", 0.5, 0.5)),
    ),
}
"""Kind of evidence -> what it is in words, whose finding it follows, what it does."""

FACTS: dict[str, tuple[str, Shift]] = {
    "nuclear ally": ("nuclear-armed", Shift("x_i", 1.75, 0.0)),
    "great ally": ("a great power", Shift("x_i", 0.5, 0.0)),
    "faces nuclear": ("faces a nuclear-armed opponent without such arms", Shift("c_i", 0.5, 0.0)),
    "nuclear target": ("nuclear-armed", Shift("c_C", 1.5, 0.0)),
}
"""Standing facts move the prior median itself by `toward` standard deviations."""

CAPABILITY_ERROR = 0.4
"""Error of a reference figure as a measure of log military capability."""

GREAT_POWER_REACH = 2.0
"""Strength of a great power halves at this many times D (Lemke 2002 on who can project power)."""

CERTAINTY_WEIGHT = {Certainty.CERTAIN: 1.0, Certainty.PROBABLE: 0.6, Certainty.POSSIBLE: 0.3}

SOURCE_WEIGHT = {
    SourceKind.AUTHOR: 0.7,
    SourceKind.NAMED_OFFICIAL: 0.8,
    SourceKind.ANONYMOUS_OFFICIAL: 0.5,
    SourceKind.NAMED_EXPERT: 1.0,
    SourceKind.ANONYMOUS_EXPERT: 0.6,
    SourceKind.GOVERNMENT: 0.8,
    SourceKind.ORGANISATION: 0.8,
    SourceKind.MEDIA: 0.7,
    SourceKind.NAMED_PERSON: 0.6,
    SourceKind.ANONYMOUS: 0.4,
}

UNKNOWN_DISTANCE = (5000.0, 0.8)
"""Median (km) and log spread of a distance that no fact gives."""

DEPENDENCE = 0.5
"""Correlation between the errors of two readings in one document."""
