"""The bottom line, in five sentences: pressure, patrons, the key question, signals, the end."""

from __future__ import annotations

from dataclasses import replace

from standoff.brief.document import Paragraph, Run, Section, Sentence, say
from standoff.brief.evidence import Evidence
from standoff.brief.judged import unready
from standoff.brief.outlook import chance_figure, usual_figure
from standoff.brief.voices import voices
from standoff.brief.wording import (
    amount,
    count,
    days,
    decimal,
    listing,
    plural,
    possessive,
    shown,
    span_of,
    start,
    verb,
)
from standoff.vocabulary.chances import Forecast
from standoff.vocabulary.claims import Posture, Signal, Stance, Support
from standoff.vocabulary.results import Provenance

__all__ = ["bottom_line"]

_ANSWERS = {
    "withstand": "{} {help} it withstand the pressure",
    "delay": "{} merely {delay} a reckoning",
    "neither": "{} {change} little either way",
    "unclear": "the draws do not settle it for {}",
}


def bottom_line(evidence: Evidence) -> Section:
    """Write the five sentences; each says so where there is nothing to say."""
    made = (_pressure, _patrons, _question, _signals, _end)
    blocks = tuple(Paragraph((write(evidence),)) for write in made)
    return Section("bottom-line", "Bottom line", blocks)


def _pressure(evidence: Evidence) -> Sentence:
    if not evidence.dyad:
        return say("The sources name no state that coerces another, so there is no dyad to assess.")
    head = f"{evidence.The(evidence.coercer)} is pressing {evidence.the(evidence.target)}"
    found = [
        (key, claim)
        for key, claim in evidence.of(Posture)
        if any(actor.code == evidence.coercer for actor in claim.actor) and claim.forces
    ]
    if not found:
        role = evidence.findings.case.coercer.claims
        ids, _ = evidence.split(role)
        return say(f"{head}, though no movement of forces is reported.", claims=ids)
    key, claim = max(found, key=lambda pair: _weight(pair[1]))
    runs: list[Run] = []
    for force in claim.forces:
        runs += [", " if runs and force is not claim.forces[-1] else " and " if runs else ""]
        if force.quantity is not None:
            runs += [amount(force.quantity, key), " "]
        runs += [force.item]
    place = f" ({claim.location})" if claim.location else ""
    group = evidence.groups.get(key)
    outlets = max(1, len(group.outlets)) if group else 1
    said = f"; {plural(outlets, 'outlet')} {verb(outlets, 'says/say')} so."
    return say(f"{head} with ", *runs, place, said, claims=group.claims if group else (key,))


def _weight(claim: Posture) -> tuple[float, int]:
    amounts = [f.quantity.low or 0.0 for f in claim.forces if f.quantity]
    return max(amounts, default=0.0), len(claim.forces)


def _patrons(evidence: Evidence) -> Sentence:
    codes = evidence.patrons
    if not codes:
        return say(f"No state is reported to stand behind {evidence.the(evidence.target)}.")
    supports = [
        key
        for key, claim in evidence.of(Support)
        if any(actor.code in codes for actor in claim.supporter)
    ]
    n = len(codes)
    stand = verb(n, "stands/stand")
    head = f"{start(evidence.list(codes))} {stand} behind {evidence.the(evidence.target)}; "
    lacking, ids = unready(evidence, codes)
    if not lacking:
        words = f"{head}no source judges how far {verb(n, 'it/they')} would go."
        return say(words, claims=supports)
    if len(lacking) == n:
        who = "it is" if n == 1 else f"each of the {count(n)} is"
    else:
        who = f"{evidence.list(lacking)} {verb(len(lacking), 'is/are')}"
    held = dict(evidence.claims)
    said = voices(evidence, [held[key] for key in ids])
    rest = f"{who} judged to lack the will or the readiness to fight for it, by {said}."
    return say(head, rest, claims=(*supports, *ids))


def _question(evidence: Evidence) -> Sentence:
    solved = evidence.findings.equilibrium
    target = evidence.the(evidence.target)
    if solved is None or not solved.patrons:
        why = "was not solved" if solved is None else "has no patron to weigh"
        return say(
            f"Whether outside support lets {target} withstand the pressure or merely delays a "
            f"reckoning stays open, because the structural model {why}."
        )
    parts: list[str] = []
    for answer, words in _ANSWERS.items():
        codes = [effect.patron for effect in solved.patrons if effect.answer == answer]
        n = len(codes)
        forms = {k: verb(n, f"{k}s/{k}") for k in ("help", "delay", "change")}
        parts += [words.format(evidence.list(codes), **forms)] if codes else []
    weighed = {effect.patron for effect in solved.patrons}
    ids = [key for p in solved.parameters if p.player in weighed for key in p.moved_by]
    claims, _ = evidence.split(dict.fromkeys(ids))
    return say(f"In the structural model, {listing(parts)}.", claims=claims)


def _signals(evidence: Evidence) -> Sentence:
    index = next((i for i in evidence.findings.ambiguity if i.actor == evidence.coercer), None)
    claims = [
        (key, claim)
        for key, claim in evidence.of(Signal)
        if any(actor.code == evidence.coercer for actor in claim.actor)
    ]
    who = evidence.The(evidence.coercer)
    if not claims:
        name = (
            "No official"
            if not evidence.dyad
            else f"No official of {evidence.the(evidence.coercer)}"
        )
        return say(f"{name} is reported to have signalled what comes next.")
    counts = {stance: sum(c.stance is stance for _, c in claims) for stance in Stance}
    words = listing([f"{count(n)} {stance}" for stance, n in counts.items() if n])
    mixed = sum(1 for n in counts.values() if n) > 1
    head = f"{possessive(who)} signals point {'both ways' if mixed else 'one way'}: {words}"
    if index is None:
        return say(f"{head}.", claims=[key for key, _ in claims])
    made = Provenance("ambiguity index", claims=tuple(point.claim for point in index.points))
    figure = decimal(index.index, index.interval, made=made)
    return say(
        f"{head}; the ambiguity index, from 0 for one clear line to 1, is ",
        *shown(replace(figure, anchor=f"ambiguity-{index.actor}")),
        ".",
        claims=[key for key, _ in claims],
    )


def _end(evidence: Evidence) -> Sentence:
    forecasts = evidence.findings.forecasts
    if not forecasts:
        return say("No chances are given, because no reference class could be chosen.")
    near = [f for f in forecasts if f.horizon_days <= 90]
    forecast = max(near or forecasts[:1], key=lambda f: f.horizon_days)
    place = max(range(len(forecast.chances)), key=lambda k: forecast.chances[k].p)
    war = len(forecast.chances) - 1
    runs: list[Run] = [f"Within {days(forecast.horizon_days)} the likeliest outcome is: "]
    for k in dict.fromkeys((place, war)):
        runs += ["; "] if k != place else []
        runs += _chance(evidence, forecast, k)
    return say(*runs, f"; {_basis(forecast)}.")


def _chance(evidence: Evidence, forecast: Forecast, place: int) -> list[Run]:
    """Give a chance with its interval, and beside it class frequency and first day."""
    chance = forecast.chances[place]
    figure = chance_figure(chance, forecast)
    beside: list[Run] = [f"{100 * (figure.level or 0):.0f}% interval {span_of(figure)}"]
    beside += ["; class ", usual_figure(place, forecast)] if not _same(forecast) else []
    first = [
        f for f in evidence.findings.first_forecasts if f.horizon_days == forecast.horizon_days
    ]
    if first:
        opened = chance_figure(first[0].chances[place], first[0])
        beside += ["; first day ", replace(opened, low=None, high=None, level=None)]
    return [f"{chance.outcome}, {chance.word}, ", figure, " (", *beside, ")"]


def _same(forecast: Forecast) -> bool:
    return all(
        abs(c.p - usual) < 0.005
        for c, usual in zip(forecast.chances, forecast.reference, strict=True)
    )


def _basis(forecast: Forecast) -> str:
    if _same(forecast):
        return f"this is the class frequency itself: {forecast.reference_class}"
    return f"the class: {forecast.reference_class}"
