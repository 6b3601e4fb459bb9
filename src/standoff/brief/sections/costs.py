"""What the crisis costs civilians and the economy."""

from __future__ import annotations

from standoff.brief.document import Paragraph, Quote, Section, Sentence, say
from standoff.brief.evidence import Evidence
from standoff.brief.voices import quoted, voice
from standoff.brief.wording import amount, start
from standoff.vocabulary.claims import Cost

__all__ = ["costs"]


def costs(evidence: Evidence) -> Section:
    """Give every reported cost in the source's words."""
    found = evidence.of(Cost)
    sentences = tuple(_cost(evidence, key, claim) for key, claim in found)
    nothing = say("No source reports what the crisis costs civilians or the economy.")
    return Section("costs", "Costs", (Paragraph(sentences or (nothing,)),))


def _cost(evidence: Evidence, key: str, claim: Cost) -> Sentence:
    who = evidence.actors(claim.bearer)
    head = "To the economy" if claim.domain == "economy" else "To civilians"
    of = f" of {who}" if who != "–" else ""
    said = f", says {voice(evidence, claim)}"
    number = ["; the amount given is ", amount(claim.quantity, key)] if claim.quantity else []
    return say(start(f"{head}{of}: "), Quote(quoted(claim.span.quote), key), said, *number, ".")
