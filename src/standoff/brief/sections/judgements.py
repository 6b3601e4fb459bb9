"""Judgements by kind of source, with their corroboration: who says so, and who else."""

from __future__ import annotations

from standoff.brief.document import (
    Block,
    Column,
    Paragraph,
    Quote,
    Section,
    Sentence,
    Table,
    row,
    say,
)
from standoff.brief.evidence import Evidence
from standoff.brief.voices import (
    KINDS,
    certainty,
    corroboration,
    quoted,
    voice,
    voices,
)
from standoff.brief.wording import count, plural, start, verb
from standoff.vocabulary.claims import Assessment
from standoff.vocabulary.sources import SourceKind

__all__ = ["judgements"]


def judgements(evidence: Evidence) -> Section:
    """List every judgement under its kind of source, unnamed and single ones marked."""
    found = evidence.of(Assessment)
    if not found:
        nothing = say("The sources report moves and words, but no judgement of either side.")
        return Section("judgements", "Judgements", (Paragraph((nothing,)),))
    blocks: list[Block] = [Paragraph((_summary(evidence), _single(evidence)))]
    for kind, words in KINDS.items():
        claims = [(k, c) for k, c in found if c.attribution.kind is kind]
        if claims:
            blocks.append(_table(evidence, claims, title=words))
    return Section("judgements", "Judgements", tuple(blocks))


def _summary(evidence: Evidence) -> Sentence:
    found = evidence.of(Assessment)
    said = voices(evidence, [claim for _, claim in found])
    were = verb(len(found), "was/were")
    words = f"{start(plural(len(found), 'judgement'))} {were} found, from {said}."
    return say(words, claims=[key for key, _ in found])


def _single(evidence: Evidence) -> Sentence:
    found = evidence.of(Assessment)
    alone = [
        key
        for key, _ in found
        if key not in evidence.groups or len(evidence.groups[key].outlets) < 2
    ]
    n = len(alone)
    who = f"{start(count(n))} of the {count(len(found))}"
    if n == len(found):
        who = "It" if n == 1 else f"All {count(n)}"
    return say(f"{who} {verb(n, 'rests/rest')} on one outlet alone.", claims=alone)


def _table(evidence: Evidence, claims: list[tuple[str, Assessment]], *, title: str) -> Table:
    rows = []
    for key, claim in claims:
        verdicts = "; ".join(
            f"{j.dimension.replace('_', ' ')} {_SIGNS.get(j.polarity, j.polarity)}"
            for j in claim.judgements
        )
        words = say(Quote(quoted(claim.span.quote), key))
        about = evidence.actors(claim.about)
        who = f"{voice(evidence, claim)}; {corroboration(evidence, key)}"
        rows.append(row(words, about, verdicts or "–", certainty(claim), who))
    heads = ("Judgement", "Of whom", "On what", "How sure", "Source")
    caption = (
        f"Judgements by {title}"
        if title != KINDS[SourceKind.AUTHOR]
        else "In the author’s own voice"
    )
    slug = title.replace("’", "").replace(" ", "-")
    return Table(f"table-judgements-{slug}", caption, tuple(map(Column, heads)), tuple(rows))


_SIGNS = {"+": "present", "-": "lacking", "0": "mixed"}
