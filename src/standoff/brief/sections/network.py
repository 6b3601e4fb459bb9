"""The patron network: who supplies the target with what, since when, at what price."""

from __future__ import annotations

from standoff.brief.document import Block, Paragraph, Section, Sentence, say
from standoff.brief.evidence import Evidence
from standoff.brief.plots import network as drawn
from standoff.brief.voices import voices
from standoff.brief.wording import count, listing, plural, start, the, verb
from standoff.vocabulary.claims import Support

__all__ = ["network"]


def network(evidence: Evidence) -> Section:
    """Sum up the support, say what is only promised, and draw the network."""
    plot = drawn(evidence)
    sentences = (*_summary(evidence), *_promised(evidence), *_others(evidence))
    blocks: list[Block] = [Paragraph(sentences)]
    if plot is not None:
        blocks.append(plot)
    return Section("network", "Patron network", tuple(blocks))


def _summary(evidence: Evidence) -> tuple[Sentence, ...]:
    target = evidence.the(evidence.target)
    if not evidence.patrons:
        return (say(f"No state is reported to supply or back {target}."),)
    claims = [
        (key, claim)
        for key, claim in evidence.of(Support)
        if any(actor.code in evidence.patrons for actor in claim.supporter)
    ]
    n = len(evidence.patrons)
    if not claims:
        words = f"{start(count(n))} {verb(n, 'state stands/states stand')} behind {target}"
        return (say(f"{words}, but no source says with what."),)
    things = sum(len(claim.items) for _, claim in claims)
    words = (
        f"{start(plural(n, 'state'))} {verb(n, 'is/are')} reported to supply {target}, with "
        f"{plural(things, 'kind')} of things in all, on the word of "
        f"{voices(evidence, [claim for _, claim in claims])}."
    )
    return (say(words, claims=[key for key, _ in claims]),)


def _promised(evidence: Evidence) -> tuple[Sentence, ...]:
    made = []
    for status, words in (
        ("promised", "What {} {offers} is so far only promised."),
        ("limited", "What {} {gives} is called limited."),
        ("denied", "That {} {gives} such help is denied."),
    ):
        found = [(key, claim) for key, claim in evidence.of(Support) if claim.status == status]
        codes = list(dict.fromkeys(a.code for _, claim in found for a in claim.supporter))
        n = len(codes)
        forms = {"offers": verb(n, "offers/offer"), "gives": verb(n, "gives/give")}
        if codes:
            text = words.format(evidence.list(codes), **forms)
            made.append(say(text, claims=[key for key, _ in found]))
    return tuple(made)


def _others(evidence: Evidence) -> tuple[Sentence, ...]:
    """Mention support that does not go from a patron to the target."""
    found = [
        (key, claim)
        for key, claim in evidence.of(Support)
        if not any(actor.code in evidence.patrons for actor in claim.supporter)
    ]
    made = []
    for key, claim in found:
        things = listing([item.item for item in claim.items]) or "help not named"
        giver, taker = (the(evidence.actors(s)) for s in (claim.supporter, claim.recipient))
        made.append(say(f"Also reported: {giver} to {taker}, {things}.", claims=[key]))
    return tuple(made)
