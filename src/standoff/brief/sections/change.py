"""What would change this: parameters that swing the model, numbers that need a second source."""

from __future__ import annotations

from standoff.brief.competing import hypothesis_blocks, source_blocks
from standoff.brief.document import Block, Paragraph, Points, Quote, Section, say
from standoff.brief.evidence import Evidence
from standoff.brief.judged import verdict
from standoff.brief.plots import statics
from standoff.brief.plots.statics import label_of, outcome_of, swing
from standoff.brief.voices import quoted
from standoff.brief.wording import percent, plural, significant, start
from standoff.vocabulary.claims import Claim, Posture, Support
from standoff.vocabulary.games import Comparative
from standoff.vocabulary.results import Interval, Provenance

__all__ = ["change"]

_MOST = 4


def change(evidence: Evidence) -> Section:
    """List what would move the answer most, each with the reason it would."""
    items = [*_model(evidence), *_unjudged(evidence), *_single(evidence), *_promised(evidence)]
    blocks: list[Block] = []
    if items:
        intro = "What would move the answer most, each with the reason."
        blocks += [Paragraph((say(intro),)), Points(tuple(items))]
    else:
        blocks.append(Paragraph((say("Too little was found to say what would change it."),)))
    blocks += [*hypothesis_blocks(evidence), *source_blocks(evidence)]
    if (plot := statics(evidence)) is not None:
        blocks.append(plot)
    return Section("change", "What would change this", tuple(blocks))


def _model(evidence: Evidence) -> list[Paragraph]:
    solved = evidence.findings.equilibrium
    if solved is None:
        return []
    widest = sorted(solved.comparatives, key=swing, reverse=True)
    made = Provenance(solved.provenance.method, data=solved.provenance.data)
    items = [_swing(evidence, comparative, made) for comparative in widest]
    told = [item for item in items if item is not None][:_MOST]
    return told or [_nothing_moves(widest)] if widest else []


def _nothing_moves(widest: list[Comparative]) -> Paragraph:
    most = max(1, round(100 * swing(widest[0])))
    words = (
        f"No single parameter, taken from one end of its range to the other, moves a chance of the "
        f"model by more than {plural(most, 'point')}."
    )
    return Paragraph((say(words),), "The model is stiff here.")


def _swing(evidence: Evidence, c: Comparative, made: Provenance) -> Paragraph | None:
    """Say how far one parameter moves the model, or nothing where rounding leaves no move."""
    first, last = (percent(c.p[k], Interval(c.low[k], c.high[k]), made=made) for k in (0, -1))
    if first.text == last.text:
        return None
    what = f"the model’s {outcome_of(evidence, c)} goes from "
    ends = f"As this goes from {significant(c.at[0])} to {significant(c.at[-1])}, "
    sentence = say(f"{ends}{what}", first, " to ", last, ".")
    return Paragraph((sentence,), f"{start(label_of(evidence, c))}.")


def _unjudged(evidence: Evidence) -> list[Paragraph]:
    codes = [
        code
        for code in evidence.patrons
        if not verdict(evidence, code, dimension="will").polarity
        and not verdict(evidence, code, dimension="readiness").polarity
    ]
    if not codes:
        return []
    words = f"A judgement of the will or readiness of {evidence.list(codes)}, whom nobody judges."
    return [Paragraph((say(words),), "A first judgement.")]


def _single(evidence: Evidence) -> list[Paragraph]:
    thin: list[tuple[str, Claim]] = [
        (key, claim)
        for key, claim in evidence.of(Posture)
        if any(force.quantity for force in claim.forces)
        and (key not in evidence.groups or len(evidence.groups[key].outlets) < 2)
    ]
    return [
        Paragraph(
            (say("A second, independent outlet on ", Quote(quoted(claim.span.quote), key), "."),),
            "A second source.",
        )
        for key, claim in thin[:_MOST]
    ]


def _promised(evidence: Evidence) -> list[Paragraph]:
    found = [(key, claim) for key, claim in evidence.of(Support) if claim.status == "promised"]
    return [
        Paragraph(
            (
                say(
                    "Delivery of what is so far promised: ",
                    Quote(quoted(claim.span.quote), key),
                    ".",
                ),
            ),
            "A promise kept.",
        )
        for key, claim in found[:_MOST]
    ]
