"""The key question, patron by patron: do they let the target withstand, or merely delay?"""

from __future__ import annotations

from standoff.brief.document import (
    Block,
    Figure,
    Paragraph,
    Points,
    Quote,
    Section,
    Sentence,
    say,
)
from standoff.brief.evidence import Evidence
from standoff.brief.judged import ANSWERS, verdict
from standoff.brief.plots import effects
from standoff.brief.voices import quoted, voices
from standoff.brief.wording import MINUS, listing, points, shown, span_of, start, whole
from standoff.vocabulary.claims import Question, Support
from standoff.vocabulary.games import PatronEffect
from standoff.vocabulary.results import Provenance

__all__ = ["key_question"]


def key_question(evidence: Evidence) -> Section:
    """Answer per patron, from the model where it was solved and from the sources alone if not."""
    blocks: list[Block] = [Paragraph((*_asked(evidence), *_method(evidence)))]
    solved = evidence.findings.equilibrium
    weighed = {effect.patron: effect for effect in solved.patrons} if solved else {}
    items = tuple(_patron(evidence, code, weighed.get(code)) for code in evidence.patrons)
    if items:
        blocks.append(Points(items))
    if (plot := effects(evidence)) is not None:
        blocks.append(plot)
    return Section("key-question", "Withstand, or merely delay?", tuple(blocks))


def _asked(evidence: Evidence) -> tuple[Sentence, ...]:
    return tuple(_question(key, claim) for key, claim in evidence.of(Question))


def _question(key: str, claim: Question) -> Sentence:
    words = quoted(claim.span.quote)
    if words.endswith("?"):
        return say("The sources ask: ", Quote(words, key))
    return say("The sources leave open ", Quote(words, key), ".")


def _method(evidence: Evidence) -> tuple[Sentence, ...]:
    solved = evidence.findings.equilibrium
    if not evidence.patrons:
        return (
            say(
                "No patron was found, so there is no outside support that could let "
                f"{evidence.the(evidence.target)} withstand the pressure or delay a reckoning."
            ),
        )
    if solved is None:
        return (
            say(
                "The structural model was not solved; what follows is what the sources say of each "
                "patron, and no more."
            ),
        )
    return (
        say(
            "The answer per patron comes from the structural model below, which explains and does "
            "not forecast. “Holds” means that the target neither concedes nor is attacked; a "
            "patron’s effect is its Shapley value, what it adds on average over every order in "
            "which the patrons may come in."
        ),
    )


def _patron(evidence: Evidence, code: str, effect: PatronEffect | None) -> Paragraph:
    sentences = [_reported(evidence, code), _judged(evidence, code)]
    solved = evidence.findings.equilibrium
    if effect is None or solved is None:
        return Paragraph(tuple(sentences), f"{evidence.name(code)}.")
    made = evidence.behind(code, solved)
    sentences = [_effect(evidence, effect, made), _answer(effect, made), *sentences]
    word = ANSWERS.get(effect.answer, effect.answer)
    return Paragraph(tuple(sentences), f"{evidence.name(code)}: {word}.")


def _reported(evidence: Evidence, code: str) -> Sentence:
    found = [
        (key, claim)
        for key, claim in evidence.of(Support)
        if any(actor.code == code for actor in claim.supporter)
    ]
    things = list(dict.fromkeys(item.item for _, claim in found for item in claim.items))
    if not things:
        return say("The sources name nothing that it supplies.", claims=[key for key, _ in found])
    said = voices(evidence, [claim for _, claim in found])
    words = f"It is reported to supply {listing(things)}, on the word of {said}."
    return say(words, claims=[key for key, _ in found])


def _judged(evidence: Evidence, code: str) -> Sentence:
    will, ready = (
        verdict(evidence, code, dimension=dimension) for dimension in ("will", "readiness")
    )
    if not will.claims and not ready.claims:
        return say("Nobody judges its will or its readiness to fight.")
    claims = dict((*will.claims, *ready.claims))
    words = f"Its will to fight is {will.word}, its readiness {ready.word}"
    if will.word == ready.word:
        words = f"Its will and its readiness to fight are both {will.word}"
    return say(f"{words}, by {voices(evidence, claims.values())}.", claims=claims)


def _effect(evidence: Evidence, effect: PatronEffect, made: Provenance) -> Sentence:
    target = evidence.the(evidence.target)
    holds = points(effect.holds, effect.holds_interval, made=made)
    head = f"In the model it moves the chance that {target} holds by "
    if effect.delays is None:
        return say(head, *shown(holds), ".")
    delay = whole(effect.delays, effect.delays_interval, made=made, unit="days")
    noun = "day" if delay.text in ("1", f"{MINUS}1") else "days"
    if holds.text == "about 0 points" and delay.text == "0":
        return say(head, holds, " and the length of the standoff by ", delay, " days.")
    length = (delay, f" {noun}{_within(delay)}")
    return say(head, *shown(holds), " and the length of the standoff by ", *length, ".")


def _within(figure: Figure) -> str:
    span = span_of(figure)
    return f" (80% interval {span})" if span else ""


def _answer(effect: PatronEffect, made: Provenance) -> Sentence:
    """Give the model's own answer; what comes before its last semicolon repeats the numbers."""
    words = start(effect.sentence.rpartition("; ")[2])
    stop = "" if words.endswith((".", "?", "!")) else "."
    return say(f"{words}{stop}", claims=made.claims, references=[r.key for r in made.data])
