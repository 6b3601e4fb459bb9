"""Standing ties: alliances, partnerships, rivalries and dependence."""

from __future__ import annotations

from standoff.brief.document import Block, Column, Paragraph, Quote, Section, Table, row, say
from standoff.brief.evidence import Evidence
from standoff.brief.voices import quoted, voice
from standoff.brief.wording import listing, plural, start
from standoff.vocabulary.claims import Relation

__all__ = ["relations"]


def relations(evidence: Evidence) -> Section:
    """List the ties, each in the source's words."""
    found = evidence.of(Relation)
    if not found:
        nothing = say("No source names a standing tie between the parties.")
        return Section("relations", "Standing ties", (Paragraph((nothing,)),))
    kinds: dict[str, int] = {}
    for _, claim in found:
        kinds[claim.relation] = kinds.get(claim.relation, 0) + 1
    words = listing([plural(n, kind, many=_many(kind)) for kind, n in kinds.items()])
    blocks: list[Block] = [
        Paragraph((say(f"Reported ties: {words}.", claims=[key for key, _ in found]),)),
        _table(evidence),
    ]
    return Section("relations", "Standing ties", tuple(blocks))


def _many(kind: str) -> str:
    return f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"


def _table(evidence: Evidence) -> Table:
    rows = []
    for key, claim in evidence.of(Relation):
        tie = "depends on" if claim.relation == "dependence" else "and"
        pair = f"{evidence.actors(claim.a)} {tie} {evidence.actors(claim.b)}"
        words = say(Quote(quoted(claim.span.quote), key))
        rows.append(row(pair, start(claim.relation), words, voice(evidence, claim)))
    heads = ("Between", "Tie", "In the source’s words", "Source")
    return Table("table-relations", "Each tie as reported", tuple(map(Column, heads)), tuple(rows))
