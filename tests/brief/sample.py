# ruff: noqa: E501
"""Two sets of findings to write briefs from: a full one and an almost empty one.

The texts are ours, after the public facts of late 2025; outlets, experts and every number of the
model and the forecast are made up for the layout and say nothing about the case.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from standoff.vocabulary.actors import Actor, Sector
from standoff.vocabulary.chances import OUTCOMES, BaseRate, Chance, Forecast, Hazard, Outlook
from standoff.vocabulary.claims import (
    Assessment,
    Certainty,
    Claim,
    Cost,
    Event,
    Factuality,
    Force,
    Item,
    Judgement,
    Posture,
    Quantity,
    Question,
    Relation,
    Signal,
    Stance,
    Support,
    When,
)
from standoff.vocabulary.crises import Case, Corroboration, Opening, OpeningClass, Role, View
from standoff.vocabulary.findings import (
    Absence,
    AmbiguityIndex,
    Analogue,
    Dropped,
    Findings,
    SignalPoint,
    StateFacts,
)
from standoff.vocabulary.games import (
    CoalitionChance,
    Comparative,
    Equilibrium,
    Parameter,
    PatronEffect,
)
from standoff.vocabulary.hypotheses import Hypotheses, Ratio
from standoff.vocabulary.moves import Move, MoveKind, Moves, Side
from standoff.vocabulary.problems import Problem
from standoff.vocabulary.results import Interval, Number, Provenance, Reference
from standoff.vocabulary.sources import (
    Attribution,
    Document,
    SourceKind,
    Span,
    Voice,
    document_id,
)
from standoff.vocabulary.timelines import Timeline

ARTICLE = """Fifteen thousand troops off Caracas
The United States has moved approximately 15,000 troops and a carrier group into the Caribbean, within reach of Venezuela. Washington calls the government in Caracas illegitimate and accuses it of running drugs through its ports.
Who stands behind Caracas
Venezuela’s forces draw on four partners abroad:
- Cuba, which provides bodyguards and intelligence officers;
- China, which has installed air-surveillance radars;
- Iran, which has sold it fast patrol boats;
- Russia, which has delivered air-defence missiles and fighter jets.
Over the past ten years Caracas has spent billions on these ties.
Mixed signals
Within one week the White House hinted at strikes on land targets, then said that talks remained possible, and then declined to say what it would do next. Caracas vowed to defend every metre of its coast and denounced the deployment as a cover for regime change.
How far would they go?
Diplomats in the region, who asked not to be named, say that Russia, China, Cuba and Iran have neither the will nor the means to fight the United States over Venezuela. “They sell him time, not safety,” said Ilse Marten, who follows the region at the Institute for Hemispheric Studies. Two former officers believe that Venezuela’s army may not hold for long against a full assault.
The build-up is also meant to show the rest of the hemisphere who leads it. Rivalry between Washington and Beijing, and between Washington and Moscow, runs through every port call. Caracas depends on its partners for spare parts and credit.
Ordinary Venezuelans pay first: boats stay in port along the eastern coast, and food prices have risen by a third.
It is open whether the crisis ends in a landing or drags on as a siege. Will the patchwork of partners withstand the pressure, or merely delay the reckoning?
"""

WIRE = """Second report of build-up
About 15,000 US personnel are now in the Caribbean, two defence officials said on Tuesday.
Russia promised Venezuela “all necessary help”, without saying what, and Colombia offered to host talks.
"""

FIRST = Document(
    document_id(ARTICLE),
    ARTICLE,
    title="Fifteen thousand troops off Caracas",
    outlet="The Harbour Review",
    url="https://harbour-review.example/caracas",
    published=date(2025, 11, 10),
)
SECOND = Document(
    document_id(WIRE),
    WIRE,
    title="Second report of build-up",
    outlet="Meridian Wire",
    published=date(2025, 11, 12),
)

USA, VEN = Actor("USA", Sector.GOV, "The United States"), Actor("VEN", Sector.GOV, "Venezuela")
CUB, CHN = Actor("CUB", text="Cuba"), Actor("CHN", text="China")
IRN, RUS = Actor("IRN", text="Iran"), Actor("RUS", text="Russia")
FOUR = (RUS, CHN, CUB, IRN)


def span(words: str, document: Document = FIRST) -> Span:
    """Quote words where they first stand in a document."""
    start = document.text.index(words)
    return document.span(start, start + len(words))


def _unnamed(source: str, cue: str, document: Document = FIRST) -> Attribution:
    kind = SourceKind.ANONYMOUS_OFFICIAL if "official" in source else SourceKind.ANONYMOUS_EXPERT
    return Attribution(Voice.INDIRECT, kind, span(source, document), span(cue, document))


MARTEN = Attribution(
    Voice.DIRECT,
    SourceKind.NAMED_EXPERT,
    span("Ilse Marten"),
    span("said Ilse"),
    "Ilse Marten",
    "Institute for Hemispheric Studies",
)
HOUSE = Attribution(
    Voice.INDIRECT,
    SourceKind.GOVERNMENT,
    span("the White House"),
    span("hinted"),
    "the White House",
)
CARACAS = Attribution(
    Voice.INDIRECT, SourceKind.GOVERNMENT, span("Caracas vowed"), span("vowed"), "Caracas"
)


def _support(code: Actor, words: str, *items: tuple[str, str]) -> Support:
    things = tuple(Item(form, item) for form, item in items)
    return Support(
        span=span(words),
        rule="support.list_item",
        supporter=(code,),
        recipient=(VEN,),
        items=things,
        status="ongoing" if code == CUB else "delivered",
    )


def _moves() -> tuple[Claim, ...]:
    carrier = Force("naval", "carrier group", Quantity(1, 1, "items", "", "a"))
    return (
        Posture(
            span=span(
                "The United States has moved approximately 15,000 troops and a carrier group into "
                "the Caribbean"
            ),
            rule="posture.move",
            actor=(USA,),
            against=(VEN,),
            forces=(
                Force(
                    "personnel",
                    "troops",
                    Quantity(15000, 15000, "persons", "approximately", "approximately 15,000"),
                ),
                Force("naval", carrier.item),
            ),
            location="Caribbean",
            mode=("troops", "weapons"),
        ),
        Posture(
            span=span("About 15,000 US personnel are now in the Caribbean", SECOND),
            rule="posture.presence",
            attribution=_unnamed("two defence officials", "said", SECOND),
            when=When(date(2025, 11, 11), date(2025, 11, 11), span("on Tuesday", SECOND)),
            actor=(USA,),
            against=(VEN,),
            forces=(
                Force(
                    "personnel",
                    "personnel",
                    Quantity(15000, 15000, "persons", "about", "About 15,000"),
                ),
            ),
            direction="presence",
            location="Caribbean",
        ),
        Event(
            span=span("Over the past ten years Caracas has spent billions on these ties"),
            rule="event.cooperate",
            when=When(text=span("Over the past ten years")),
            actor=(VEN,),
            recipient=FOUR,
            event="COOPERATE",
            context=("military", "economic"),
            aux=("historical",),
            quantity=Quantity(2e9, None, "USD", "", "billions"),
        ),
        Event(
            span=span("Colombia offered to host talks", SECOND),
            rule="event.consult",
            actor=(Actor("COL", text="Colombia"),),
            recipient=(USA, VEN),
            event="CONSULT",
        ),
    )


def _patrons() -> tuple[Claim, ...]:
    return (
        _support(
            CUB,
            "Cuba, which provides bodyguards and intelligence officers",
            ("personnel", "bodyguards"),
            ("intelligence", "intelligence officers"),
        ),
        _support(
            CHN,
            "China, which has installed air-surveillance radars",
            ("materiel", "air-surveillance radars"),
        ),
        _support(
            IRN, "Iran, which has sold it fast patrol boats", ("weapons", "fast patrol boats")
        ),
        _support(
            RUS,
            "Russia, which has delivered air-defence missiles and fighter jets",
            ("weapons", "air-defence missiles"),
            ("weapons", "fighter jets"),
        ),
        Support(
            span=span("Russia promised Venezuela “all necessary help”", SECOND),
            rule="support.promise",
            factuality=Factuality(Certainty.CERTAIN, True),
            supporter=(RUS,),
            recipient=(VEN,),
            items=(Item("other", "all necessary help"),),
            status="promised",
        ),
    )


def _signals() -> tuple[Claim, ...]:
    rows = (
        (USA, "calls the government in Caracas illegitimate", "ACCUSE", "coercive", "explicit"),
        (USA, "accuses it of running drugs through its ports", "ACCUSE", "coercive", "explicit"),
        (USA, "hinted at strikes on land targets", "THREATEN", "coercive", "implicit"),
        (USA, "said that talks remained possible", "REQUEST", "conciliatory", "explicit"),
        (USA, "declined to say what it would do next", "", "ambiguous", "implicit"),
        (VEN, "vowed to defend every metre of its coast", "THREATEN", "coercive", "explicit"),
        (
            VEN,
            "denounced the deployment as a cover for regime change",
            "ACCUSE",
            "coercive",
            "explicit",
        ),
    )
    return tuple(
        Signal(
            span=span(words),
            rule=f"signal.{event.lower() or 'withheld'}",
            attribution=HOUSE if actor is USA else CARACAS,
            factuality=Factuality(
                Certainty.POSSIBLE if event == "THREATEN" and actor is USA else Certainty.CERTAIN,
                True,
                (span("hinted"),) if event == "THREATEN" and actor is USA else (),
            ),
            actor=(actor,),
            recipient=(VEN if actor is USA else USA,),
            stance=Stance(stance),
            commitment=commitment,
            event=event,
        )
        for actor, words, event, stance, commitment in rows
    )


def _judgements() -> tuple[Claim, ...]:
    return (
        Assessment(
            span=span(
                "Russia, China, Cuba and Iran have neither the will nor the means to fight the "
                "United States over Venezuela"
            ),
            rule="assessment.neither_nor",
            attribution=_unnamed("Diplomats in the region", "say"),
            factuality=Factuality(Certainty.CERTAIN, False, (span("neither"),)),
            about=FOUR,
            judgements=(Judgement("will", "-"), Judgement("readiness", "-")),
            toward=(USA,),
        ),
        Assessment(
            span=span("neither the will nor the means to fight the United States"),
            rule="assessment.capability",
            attribution=_unnamed("Diplomats in the region", "say"),
            about=(USA,),
            judgements=(Judgement("capability", "+"),),
        ),
        Assessment(
            span=span("They sell him time, not safety"),
            rule="assessment.quoted",
            attribution=MARTEN,
            about=FOUR,
            judgements=(Judgement("support_level", "-"),),
            toward=(VEN,),
        ),
        Assessment(
            span=span("Venezuela’s army may not hold for long against a full assault"),
            rule="assessment.capability",
            attribution=_unnamed("Two former officers", "believe"),
            factuality=Factuality(Certainty.POSSIBLE, False, (span("may not"),)),
            about=(VEN,),
            judgements=(Judgement("capability", "-"),),
            toward=(USA,),
        ),
        Assessment(
            span=span("The build-up is also meant to show the rest of the hemisphere who leads it"),
            rule="assessment.intent",
            about=(USA,),
            judgements=(Judgement("intent", "+"),),
        ),
    )


def _standing() -> tuple[Claim, ...]:
    return (
        Relation(
            span=span("Rivalry between Washington and Beijing, and between Washington and Moscow"),
            rule="relation.rivalry",
            relation="rivalry",
            a=(USA,),
            b=(CHN, RUS),
        ),
        Relation(
            span=span("Venezuela’s forces draw on four partners abroad"),
            rule="relation.partnership",
            relation="partnership",
            a=(VEN,),
            b=FOUR,
        ),
        Relation(
            span=span("Caracas depends on its partners for spare parts and credit"),
            rule="relation.dependence",
            relation="dependence",
            a=(VEN,),
            b=FOUR,
        ),
        Cost(
            span=span("boats stay in port along the eastern coast"),
            rule="cost.civilians",
            bearer=(Actor("VEN", Sector.CVL, "Ordinary Venezuelans"),),
            domain="civilians",
        ),
        Cost(
            span=span("food prices have risen by a third"),
            rule="cost.prices",
            bearer=(VEN,),
            domain="economy",
            quantity=Quantity(33.3, 33.3, "percent", "", "a third"),
        ),
        Question(
            span=span("whether the crisis ends in a landing or drags on as a siege"),
            rule="question.whether",
            outcomes=("a landing", "a siege"),
        ),
        Question(
            span=span(
                "Will the patchwork of partners withstand the pressure, or merely delay the reckoning?"
            ),
            rule="question.alternative",
            outcomes=("withstand", "delay"),
        ),
    )


CLAIMS = (*_moves(), *_patrons(), *_signals(), *_judgements(), *_standing())


def _id(words: str) -> str:
    return next(claim.id for claim in CLAIMS if words in claim.span.quote)


ICB = (
    "Brecher, Wilkenfeld, Beardsley, James & Quinn (2023), International Crisis Behavior Data "
    "Codebook, version 16; tables computed by standoff"
)
GDP = Reference(
    "naturalearth:gdp",
    "Population and gross domestic product of states",
    "Natural Earth, 1:110m Admin 0 attributes, version 4.1.0",
    "market estimates, one figure per state",
    "public domain",
)
CAPITALS = Reference(
    "geonames:capitals", "Capitals’ coordinates", "GeoNames", "great-circle distance", "CC BY 4.0"
)
SEVERITY = Reference(
    "icb:severity/quiet",
    "severity: quiet (n = 179)",
    ICB,
    "no violence 0.49, minor 0.22, serious 0.18, war 0.11",
    "counts are facts; the data are not shipped",
)
HAZARD = Reference("icb:hazard/0", "crises ended within each horizon (n = 487)", ICB)
ANALOGUE = Reference("icb:crisis/196", "Cuban missiles, 1962", ICB)
REFERENCES = (GDP, CAPITALS, SEVERITY, HAZARD, ANALOGUE)


def _facts() -> tuple[StateFacts, ...]:
    rows = (
        ("USA", "United States", 1.32e18, 3310, True, True, 38.895, -77.037),
        ("VEN", "Venezuela", 2.5e14, 0, False, False, 10.488, -66.879),
        ("RUS", "Russia", 2.0e16, 9940, True, True, 55.752, 37.616),
        ("CHN", "China", 1.9e17, 14370, True, True, 39.908, 116.397),
        ("CUB", "Cuba", 9.4e14, 2180, False, False, 23.133, -82.383),
        ("IRN", "Iran", 2.9e15, 11770, False, False, 35.694, 51.422),
    )
    return tuple(
        StateFacts(
            code,
            name,
            Number(
                power, Provenance("capability.beckley", data=(GDP,)), unit="USD squared per head"
            ),
            Number(km, Provenance("distance.capitals", data=(CAPITALS,)), unit="km"),
            nuclear,
            great,
            latitude,
            longitude,
            (GDP, CAPITALS),
        )
        for code, name, power, km, nuclear, great, latitude, longitude in rows
    )


def _forecasts() -> tuple[Forecast, ...]:
    rows = {
        30: (0.03, 0.05, 0.81, 0.06, 0.05),
        90: (0.07, 0.13, 0.57, 0.13, 0.10),
        365: (0.14, 0.27, 0.13, 0.25, 0.21),
    }
    width = {30: 0.02, 90: 0.05, 365: 0.11}
    return tuple(
        Forecast(
            f"How does the crisis stand in {horizon} days?",
            horizon,
            tuple(
                Chance(o, p, Interval(max(0, p - width[horizon]), min(1, p + width[horizon])))
                for o, p in zip(OUTCOMES, chances, strict=True)
            ),
            tuple(
                max(0.01, p + s)
                for p, s in zip(chances, (0.0, -0.01, 0.02, 0.0, -0.01), strict=True)
            ),
            "crises whose opening was quiet, military trigger (n = 86)",
            "Among crises that open without violence no model beat the class frequency in the "
            "backtest, so what is shown is close to that frequency.",
            Provenance(
                "forecast.outcomes",
                {"smoothing": 1.0, "landmark_days": 0, "draws": 4000},
                (SEVERITY, HAZARD),
                (_id("15,000 troops"),),
            ),
        )
        for horizon, chances in rows.items()
    )


def _first_forecasts() -> tuple[Forecast, ...]:
    """Give the forecasts of the first day: force a little likelier, the rest less so."""
    return tuple(
        replace(
            forecast,
            chances=tuple(
                replace(chance, p=p)
                for chance, p in zip(forecast.chances, (0.06, 0.11, 0.53, 0.17, 0.13), strict=True)
            ),
        )
        for forecast in _forecasts()
    )


def _outlooks() -> tuple[Outlook, ...]:
    names = ("no violence", "minor clashes", "serious clashes", "full-scale war")
    made = Provenance("forecast.pool", {"vintage": 2022, "day": 14}, (SEVERITY,))
    now, first = (0.67, 0.15, 0.12, 0.06), (0.58, 0.17, 0.15, 0.10)
    spread = ((0.61, 0.74), (0.12, 0.19), (0.09, 0.16), (0.04, 0.08))
    lasts = ("30 days or less", "31 to 90 days", "91 to 180 days", "181 days to a year", "longer")
    shares = (0.25, 0.27, 0.19, 0.19, 0.10)
    gain = Number(0.083, made, Interval(0.055, 0.112, 0.95), "Brier skill", 322)
    return (
        Outlook(
            "severity",
            "What is the worst violence of the crisis?",
            tuple(Chance(o, p, Interval(*i)) for o, p, i in zip(names, now, spread, strict=True)),
            (0.49, 0.22, 0.18, 0.11),
            "quiet, still on at day 14",
            179,
            "On day 14 the forecasts had a Brier skill of .22 over the overall frequency.",
            made,
            gain=gain,
            ordered=True,
            landmark=14,
            opening=tuple(
                Chance(o, p, Interval(p - 0.05, p + 0.05))
                for o, p in zip(names, first, strict=True)
            ),
        ),
        Outlook(
            "duration",
            "How long does it last from here?",
            tuple(
                Chance(o, p, Interval(p - 0.03, p + 0.03))
                for o, p in zip(lasts, shares, strict=True)
            ),
            shares,
            "crises still on at day 14",
            487,
            "No model beat the frequency of past crises in our backtest, so that is shown.",
            Provenance("empirical hazard", {"landmark_days": 14}, (HAZARD,)),
            ordered=True,
            pooled=False,
            landmark=14,
        ),
    )


def _timeline() -> Timeline:
    moves = (
        Move(0, Side.COERCER, MoveKind.MILITARY, _id("15,000 troops")),
        Move(9, Side.COERCER, MoveKind.VERBAL, _id("illegitimate")),
    )
    made = frozenset((move.side, move.kind) for move in moves)
    seen = Moves(14, made, pending=True, since_last=5)
    return Timeline(date(2025, 11, 1), "the first of an unbroken run of dated moves", moves, seen)


def _dropped() -> tuple[Dropped, ...]:
    changed = (0.08, 0.14, 0.6, 0.11, 0.07)
    chances = tuple(
        Chance(o, p, Interval(max(0, p - 0.05), p + 0.05))
        for o, p in zip(OUTCOMES, changed, strict=True)
    )
    same = _forecasts()[1].chances
    wire = tuple(claim.id for claim in CLAIMS if claim.span.document == SECOND.id)
    return (
        Dropped(
            FIRST.outlet,
            tuple(c.id for c in CLAIMS if c.id not in wire),
            90,
            (),
            "nobody is left who presses anybody: the whole case rests on it",
        ),
        Dropped(SECOND.outlet, wire, 90, chances, "its first day would be unknown"),
        Dropped("Ilse Marten", (_id("time, not safety"),), 90, same),
    )


def _hypotheses() -> Hypotheses:
    names = ("no violence", "minor clashes", "serious clashes", "full-scale war")
    wide = tuple(Interval(0.5, 2.0) for _ in names)

    def ratio(kind: str, ratios: tuple[float, ...], spread: float, **more: object) -> Ratio:
        return Ratio(kind, ratios, wide, 60, spread, **more)  # type: ignore[arg-type]

    troops = (_id("15,000 troops"),)
    outlets = (FIRST.outlet, SECOND.outlet)
    return Hypotheses(
        "severity",
        names,
        (0.58, 0.17, 0.15, 0.10),
        (0.67, 0.16, 0.11, 0.06),
        (
            ratio(
                "coercer: non-violent military",
                (1.7, 1.4, 0.7, 0.4),
                1.1,
                credence=0.92,
                weight=0.7,
                sources=outlets,
                claims=troops,
            ),
            ratio(
                "the target has not answered",
                (0.9, 0.7, 0.9, 1.5),
                0.6,
                credence=0.8,
                weight=0.3,
                sources=outlets[:1],
            ),
        ),
        (
            ratio("target: violent", (0.1, 1.6, 2.3, 1.4), 2.4),
            ratio("third party: violent", (0.2, 1.3, 1.9, 1.8), 2.0),
        ),
        438,
        Provenance(
            "forecast.hypotheses",
            {
                "reliability of one outlet": 0.8,
                "correlation of outlets": 0.3,
                "dependence of kinds": 0.8,
            },
            (SEVERITY,),
        ),
    )


def _effects() -> tuple[PatronEffect, ...]:
    rows = (
        ("RUS", 0.34, 0.044, -0.021, "delay", "Russia adds a little to the chance that Venezuela holds and mostly defers the choice"),
        ("CHN", 0.22, 0.031, -0.012, "delay", "China’s weight counts for little at its distance and with its readiness"),
        ("CUB", 0.61, 0.009, -0.003, "neither", "Cuba would stand by Venezuela; it changes little in 71% of the draws"),
        ("IRN", 0.27, 0.006, -0.002, "unclear", "The draws do not settle whether Iran changes anything"),
    )  # fmt: skip
    return tuple(
        PatronEffect(
            code,
            support,
            Interval(support - 0.2, support + 0.22),
            holds,
            Interval(holds - 0.03, holds + 0.05),
            force,
            Interval(force - 0.04, force + 0.02),
            answer,
            sentence,
            delays=holds * 900,
            delays_interval=Interval(holds * 900 - 20, holds * 900 + 45),
        )
        for code, support, holds, force, answer, sentence in rows
    )


def _parameters() -> tuple[Parameter, ...]:
    will = _id("neither the will nor the means to fight the United States over")
    rows = (
        ("r_i", "readiness of the patron", "RUS", (0.1, 0.9), (0.1, 0.5), 0.26, (will, _id("missiles and fighter"))),
        ("r_i", "readiness of the patron", "CHN", (0.1, 0.9), (0.06, 0.45), 0.21, (will, _id("radars"))),
        ("r_i", "readiness of the patron", "CUB", (0.1, 0.9), (0.1, 0.55), 0.3, (will, _id("bodyguards"))),
        ("r_i", "readiness of the patron", "IRN", (0.1, 0.9), (0.08, 0.48), 0.23, (will, _id("patrol boats"))),
        ("a", "audience cost of the coercer", "USA", (0.05, 0.6), (0.1, 0.62), 0.31, (_id("illegitimate"),)),
        ("k_C", "capability of the coercer", "USA", (0.5, 1.0), (0.84, 0.9), 0.87, (GDP.key,)),
        ("m", "decisiveness of the contest", "", (0.5, 2.0), (0.5, 2.0), 1.0, ()),
    )  # fmt: skip
    return tuple(
        Parameter(
            symbol,
            meaning,
            player,
            Interval(*prior),
            Interval(*posterior),
            centre,
            moved,
            "judged neither willing nor ready, and supplies arms" if symbol == "r_i" else "",
        )
        for symbol, meaning, player, prior, posterior, centre, moved in rows
    )


def _comparatives() -> tuple[Comparative, ...]:
    at = tuple(k / 8 for k in range(9))
    rows = (("r_i", "RUS", "force", 0.38, -0.16), ("r_i", "CHN", "force", 0.37, -0.11),
            ("r_i", "CUB", "force", 0.35, -0.02), ("a", "USA", "back-down", 0.44, -0.31))  # fmt: skip
    made = []
    for symbol, player, outcome, start, slope in rows:
        p = tuple(start + slope * x**1.4 for x in at)
        low, high = tuple(max(0, v - 0.12) for v in p), tuple(v + 0.14 for v in p)
        made.append(Comparative(symbol, player, outcome, at, p, low, high))
    return tuple(made)


def _equilibrium() -> Equilibrium:
    return Equilibrium(
        model="patrons",
        timing="sequential",
        outcomes=("status quo", "concession", "back-down", "force"),
        probabilities=(0.11, 0.17, 0.36, 0.36),
        intervals=(
            Interval(0.03, 0.2),
            Interval(0.06, 0.31),
            Interval(0.2, 0.54),
            Interval(0.18, 0.55),
        ),
        coalitions=(
            CoalitionChance((), 0.13, Interval(0.04, 0.24)),
            CoalitionChance(("CUB",), 0.1, Interval(0.04, 0.18)),
            CoalitionChance(("RUS", "CUB"), 0.05, Interval(0.02, 0.09)),
        ),
        patrons=_effects(),
        signal_effect=0.06,
        signal_interval=Interval(0.01, 0.12),
        defence_effect=0.03,
        defence_interval=Interval(-0.01, 0.08),
        parameters=_parameters(),
        provenance=Provenance(
            "calculus.models.patrons",
            {"draws": 2000, "seed": 20251115, "timing": "sequential", "lambda": 4.0},
            (GDP, CAPITALS),
            tuple(claim.id for claim in _patrons()),
        ),
        comparatives=_comparatives(),
    )


def _ambiguity() -> tuple[AmbiguityIndex, ...]:
    value = {Stance.COERCIVE: 1.0, Stance.AMBIGUOUS: 0.0, Stance.CONCILIATORY: -1.0}
    points: dict[str, list[SignalPoint]] = {"USA": [], "VEN": []}
    for claim in _signals():
        assert isinstance(claim, Signal)
        weight = 1.0 if claim.commitment == "explicit" else 0.5
        place = claim.span.start / len(ARTICLE)
        code = claim.actor[0].code
        points[code].append(SignalPoint(claim.id, code, value[claim.stance], weight, place))
    return (
        AmbiguityIndex("USA", 0.61, 0.72, 0.5, 0.4, Interval(0.42, 0.78), tuple(points["USA"])),
        AmbiguityIndex("VEN", 0.08, 0.0, 0.0, 0.2, Interval(0.0, 0.25), tuple(points["VEN"])),
    )


def _corroboration() -> tuple[Corroboration, ...]:
    both = (_id("15,000 troops"), _id("15,000 US personnel"))
    single = [claim.id for claim in CLAIMS if claim.id not in both]
    outlet = {FIRST.id: FIRST.outlet, SECOND.id: SECOND.outlet}
    place = {claim.id: outlet[claim.span.document] for claim in CLAIMS}
    quoted = _id("time, not safety")
    return (
        Corroboration(both, (FIRST.outlet, SECOND.outlet)),
        *(
            Corroboration(
                (key,),
                (place[key],),
                note="only one outlet quotes Ilse Marten" if key == quoted else "",
            )
            for key in single
        ),
    )


def _case() -> Case:
    moves, helps = _id("15,000 troops"), {claim.supporter[0].code: claim.id for claim in _patrons() if isinstance(claim, Support)}  # fmt: skip
    return Case(
        title="United States and Venezuela, 2025",
        as_of=date(2025, 11, 15),
        coercer=Role(
            USA, "It moves forces and accuses: 1 posture claim, 5 signal claims", (moves,)
        ),
        target=Role(VEN, "Forces and accusations are directed at it", (moves,)),
        patrons=tuple(
            Role(actor, "It supplies the target: 1 support claim", (helps[actor.code],))
            for actor in FOUR
        ),
    )


def full() -> Findings:
    """Give findings that exercise every section."""
    case = _case()
    return Findings(
        case=case,
        view=View(
            case.as_of,
            (FIRST, SECOND),
            CLAIMS,
            _corroboration(),
            (Problem("a date could not be resolved", "read.times", span("Within one week")),),
        ),
        opening=Opening(
            OpeningClass.QUIET,
            military=True,
            protracted=False,
            reason="forces are moved but no violence between the two is reported",
            claims=(_id("15,000 troops"),),
        ),
        facts=_facts(),
        base_rates=(
            BaseRate(
                "severity",
                "quiet",
                ("no violence", "minor clashes", "serious clashes", "full-scale war"),
                (88, 39, 32, 20),
                (0.49, 0.22, 0.18, 0.11),
                (
                    Interval(0.44, 0.54),
                    Interval(0.18, 0.26),
                    Interval(0.14, 0.22),
                    Interval(0.08, 0.14),
                ),
            ),
        ),
        hazard=Hazard(
            0,
            (30, 90, 365),
            (0.19, 0.43, 0.87),
            (Interval(0.17, 0.21), Interval(0.4, 0.46), Interval(0.85, 0.89)),
            487,
        ),
        equilibrium=_equilibrium(),
        forecasts=_forecasts(),
        ambiguity=_ambiguity(),
        references=REFERENCES,
        absences=(
            Absence(
                "composite index of national capability",
                "capability rests on gross domestic product alone",
                "standoff data import CINC",
            ),
        ),
        provenance=Provenance("standoff 0.1.0", {"version": "0.1.0", "seed": 20251115}),
        analogues=(
            Analogue(
                "icb:crisis/196",
                "Cuban missiles",
                1962,
                "USA",
                "CUB",
                0.83,
                ("same coercer", "a patron far away"),
                "compromise",
                "no violence",
                35,
            ),
        ),
        timeline=_timeline(),
        outlooks=_outlooks(),
        first_forecasts=_first_forecasts(),
        dropped=_dropped(),
        hypotheses=_hypotheses(),
    )


EMPTY_TEXT = "The two ports signed nothing on Friday. The match ended in a draw.\n"


def empty() -> Findings:
    """Give findings on a text in which next to nothing was found."""
    document = Document(document_id(EMPTY_TEXT), EMPTY_TEXT)
    as_of = date(2025, 11, 15)
    nobody = Role(Actor("---"), "no claim names one")
    return Findings(
        case=Case("", as_of, nobody, nobody),
        view=View(as_of, (document,), (), ()),
        opening=Opening(OpeningClass.QUIET, military=False, reason="nothing violent is reported"),
        facts=(),
        base_rates=(),
        hazard=Hazard(0, (), (), (), 0),
        equilibrium=None,
        forecasts=(),
        ambiguity=(),
        references=(),
        absences=(Absence("a dyad", "no question can be asked of the record", ""),),
        provenance=Provenance("standoff 0.1.0", {"version": "0.1.0"}),
    )
