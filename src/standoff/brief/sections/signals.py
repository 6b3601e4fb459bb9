"""Officials' signals: stance by stance over time or text, and how far they contradict or swing."""

from __future__ import annotations

from standoff.brief.document import Block, Column, Paragraph, Section, Sentence, Table, row, say
from standoff.brief.evidence import Evidence
from standoff.brief.plots import signals as drawn
from standoff.brief.plots.signals import speakers
from standoff.brief.wording import brief_shown, count, decimal, listing, start
from standoff.vocabulary.claims import Signal, Stance
from standoff.vocabulary.findings import AmbiguityIndex
from standoff.vocabulary.results import Provenance

__all__ = ["signals"]


def signals(evidence: Evidence) -> Section:
    """Count the signals by speaker, draw them, and give the ambiguity index in its parts."""
    found = evidence.of(Signal)
    if not found:
        nothing = say("No source quotes or reports an official’s signal to the other side.")
        return Section("signals", "Signals", (Paragraph((nothing,)),))
    blocks: list[Block] = [Paragraph(_counts(evidence, found))]
    if (plot := drawn(evidence)) is not None:
        blocks.append(plot)
    if speakers(evidence):
        blocks.append(_table(evidence))
    return Section("signals", "Signals", tuple(blocks))


def _counts(evidence: Evidence, found: tuple[tuple[str, Signal], ...]) -> tuple[Sentence, ...]:
    speakers = dict.fromkeys(actor.code for _, claim in found for actor in claim.actor)
    sentences = []
    for code in speakers:
        own = [(k, c) for k, c in found if any(actor.code == code for actor in c.actor)]
        parts = [
            f"{count(n)} {stance}"
            for stance in Stance
            if (n := sum(c.stance is stance for _, c in own))
        ]
        firm = sum(claim.commitment == "explicit" for _, claim in own)
        words = (
            f"{evidence.The(code)}: {listing(parts)}; {count(firm)} of {count(len(own))} explicit."
        )
        sentences.append(say(words, claims=[key for key, _ in own]))
    return tuple(sentences)


def _table(evidence: Evidence) -> Table:
    rows = []
    for index in speakers(evidence):
        claims = tuple(dict.fromkeys(point.claim for point in index.points))
        made = Provenance("ambiguity index", claims=claims)
        rows.append(
            row(
                evidence.name(index.actor),
                say(*brief_shown(decimal(index.index, index.interval, made=made))),
                say(decimal(index.mixture, made=made)),
                say(decimal(index.oscillation, made=made)),
                say(decimal(index.hedging, made=made)),
                say(_reading(index)),
                id=f"ambiguity-{index.actor}",
            )
        )
    columns = (
        Column("Speaker"),
        Column("Ambiguity", numeric=True),
        Column("Mixture", numeric=True),
        Column("Oscillation", numeric=True),
        Column("Hedging", numeric=True),
        Column("Reading"),
    )
    note = (
        "The index is the mean of its three parts, from 0, one clear line, to 1; 80% intervals in "
        "brackets. With v = +1, 0 or −1 for a coercive, ambiguous or conciliatory signal and w its "
        "certainty times its commitment: mixture = 1 − |Σ wv| / Σ w|v|; oscillation = "
        "Σ ww′|v − v′| / 2 Σ ww′ over neighbours; hedging = the mean of 1 − w|v|."
    )
    return Table(
        "table-ambiguity",
        "Ambiguity index of the two sides, and of others with three signals or more",
        columns,
        tuple(rows),
        note,
    )


def _reading(index: AmbiguityIndex) -> str:
    if len(index.points) < 3:
        return "too few signals to read much into"
    parts = {
        "a mix of stances": index.mixture,
        "swings between stances": index.oscillation,
        "hedging": index.hedging,
    }
    return start(f"mostly {max(parts, key=lambda name: parts[name])}")
