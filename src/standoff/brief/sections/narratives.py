"""What each side says it is about: accusations, refusals and ascribed aims, side by side."""

from __future__ import annotations

from standoff.brief.document import (
    Block,
    Paragraph,
    Points,
    Quote,
    Section,
    Sentence,
    SideBySide,
    say,
)
from standoff.brief.evidence import Evidence
from standoff.brief.voices import quoted, voice
from standoff.vocabulary.claims import Assessment, Claim, Signal

__all__ = ["narratives"]

_ACTS = {
    "ACCUSE": "Accuses",
    "REJECT": "Rejects",
    "PROTEST": "Protests",
    "THREATEN": "Threatens",
    "REQUEST": "Asks",
}


def narratives(evidence: Evidence) -> Section:
    """Set the two sides' accounts beside each other, and say where one side is not heard."""
    sides = [_account(evidence, code) for code in (evidence.coercer, evidence.target)]
    blocks: list[Block] = [Paragraph(_balance(evidence, sides))]
    if any(sides):
        titles = (evidence.name(code) for code in (evidence.coercer, evidence.target))
        columns = tuple((t, _listed(said)) for t, said in zip(titles, sides, strict=True))
        blocks.append(SideBySide("accounts", columns))
    return Section("narratives", "What each side says", tuple(blocks))


def _listed(said: list[Sentence]) -> Points:
    return Points(tuple(Paragraph((one,)) for one in said or [say("Nothing is reported.")]))


def _account(evidence: Evidence, code: str) -> list[Sentence]:
    said = [
        say(f"{_ACTS[claim.event]}: ", Quote(quoted(claim.span.quote), key), ".")
        for key, claim in evidence.of(Signal)
        if claim.event in _ACTS and any(actor.code == code for actor in claim.actor)
    ]
    aims = [
        say(
            f"Aim ascribed by {voice(evidence, claim)}: ",
            Quote(quoted(claim.span.quote), key),
            ".",
        )
        for key, claim in evidence.of(Assessment)
        if _intends(claim, code)
    ]
    return said + aims


def _intends(claim: Assessment, code: str) -> bool:
    return any(
        judgement.dimension == "intent"
        and any(actor.code == code for actor in judgement.about or claim.about)
        for judgement in claim.judgements
    )


def _balance(evidence: Evidence, sides: list[list[Sentence]]) -> tuple[Sentence, ...]:
    if not any(sides):
        return (say("The sources give neither side’s account of what the crisis is about."),)
    heard = [_speaks(evidence, code) for code in (evidence.coercer, evidence.target)]
    if all(heard):
        return (say("Both sides are heard, each in the words that the sources give it."),)
    if not any(heard):
        words = "Neither side is quoted; what stands below are aims that others ascribe to them."
        return (say(words),)
    silent = evidence.target if heard[0] else evidence.coercer
    other = evidence.coercer if heard[0] else evidence.target
    words = (
        f"Only {evidence.the(other)} is heard; the sources give no account by "
        f"{evidence.the(silent)}, so this part of the brief leans one way."
    )
    return (say(words),)


def _speaks(evidence: Evidence, code: str) -> bool:
    claims: tuple[tuple[str, Claim], ...] = evidence.of(Signal)
    return any(
        isinstance(claim, Signal)
        and claim.event in _ACTS
        and any(actor.code == code for actor in claim.actor)
        for _, claim in claims
    )
