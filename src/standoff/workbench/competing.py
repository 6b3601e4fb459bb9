"""The evidence of a case weighed under each outcome, and what would tell the outcomes apart."""

from __future__ import annotations

from dataclasses import replace

from standoff.forecast.hypotheses import (
    CORRELATION,
    JOINED,
    LANDMARK_DAY,
    RELIABILITY,
    Item,
    Likelihood,
    RatioTable,
    compete,
    kind_name,
    kinds_of,
    ratio_table,
)
from standoff.forecast.reference import STILL_ON
from standoff.forecast.shipped import shipped
from standoff.vocabulary.findings import Findings
from standoff.vocabulary.hypotheses import Hypotheses, Ratio
from standoff.vocabulary.moves import MoveKind, Side
from standoff.vocabulary.results import Provenance, Reference
from standoff.workbench.dropping import outlets_of
from standoff.workbench.weigh import Standing

__all__ = ["competing_of", "with_evidence"]

TARGET = "severity"
FEWEST = 10
"""A kind of evidence seen in fewer past crises is nothing to watch for: its ratios are guesses."""


def competing_of(standing: Standing) -> Hypotheses | None:
    """Weigh the dated moves of a case under each level of violence.

    Parameters
    ----------
    standing : Standing

    Returns
    -------
    Hypotheses or None
        From the frequency of the opening class among crises still on at the landmark, as the ratios
        are counted; None before the first vintage of the tables.
    """
    day = standing.vintage or standing.case.as_of
    table = ratio_table(TARGET, as_of=day)
    pool = shipped(TARGET, as_of=day, landmark=LANDMARK_DAY)
    if table is None or pool is None:
        return None
    items = _items(standing)
    opened = STILL_ON.format(standing.opening.opening.value, LANDMARK_DAY)
    usual = pool.reference.table[pool.classes.index(opened)]
    found = compete(table, prior=[float(p) for p in usual / usual.sum()], items=items)
    seen = tuple(
        _ratio(one.likelihood, one.item, credence=one.credence, weight=one.weight)
        for one in found.weighed
    )
    held = {item.kind for item in items}
    moves = {kind_name(side, kind) for side in Side for kind in MoveKind} | {JOINED}
    unseen = [
        row
        for row in table.rows
        if row.kind in moves - held - _made(standing) and row.count >= FEWEST
    ]
    unseen.sort(key=lambda row: (-row.diagnosticity, row.kind))
    return Hypotheses(
        target=TARGET,
        outcomes=table.outcomes,
        prior=found.prior,
        posterior=found.posterior,
        seen=seen,
        watch=tuple(_ratio(row, Item(row.kind, ())) for row in unseen),
        n=table.n,
        provenance=_provenance(table),
    )


def _made(standing: Standing) -> set[str]:
    """Name the kinds of every dated move, those that a graver one stands for included."""
    return {kind_name(move.side, move.kind) for move in standing.timeline.moves}


def with_evidence(findings: Findings, standing: Standing) -> Findings:
    """Add the competing hypotheses to findings, from the frequency of the opening class."""
    found = competing_of(standing)
    if found is None:
        return findings
    references = (*findings.references, *found.provenance.data)
    return replace(findings, hypotheses=found, references=references)


def _items(standing: Standing) -> tuple[Item, ...]:
    """List the kinds of evidence in hand with the outlets and claims behind each."""
    seen = standing.timeline.seen
    if seen is None:
        return ()
    held = {claim.id: claim for claim in standing.view.claims}
    outlets = outlets_of(standing)
    made = []
    for kind in kinds_of(seen):
        rows = [m.source for m in standing.timeline.moves if kind_name(m.side, m.kind) == kind]
        told = rows or list(dict.fromkeys(m.source for m in standing.timeline.moves))
        sources = (outlets[held[k].span.document] if k in held else k for k in told)
        made.append(Item(kind, tuple(dict.fromkeys(sources)) or ("the texts",), tuple(rows)))
    return tuple(made)


def _ratio(row: Likelihood, item: Item, *, credence: float = 0.0, weight: float = 0.0) -> Ratio:
    return Ratio(
        kind=row.kind,
        ratios=row.ratios,
        intervals=row.intervals,
        count=row.count,
        diagnosticity=row.diagnosticity,
        credence=credence,
        weight=weight,
        sources=item.sources,
        claims=item.claims,
    )


def _provenance(table: RatioTable) -> Provenance:
    parameters = {
        "vintage": table.made["vintage"],
        "reliability of one outlet": RELIABILITY,
        "correlation of outlets": CORRELATION,
        "dependence of kinds": table.dependence,
    }
    cited = Reference(
        key=f"pool:hypotheses/{table.target}",
        title=f"likelihood ratios of dated moves, {table.target} (n = {table.n})",
        citation=f"{table.made['data']}; {table.made['script']}",
        value=f"counted by day {LANDMARK_DAY} in {table.n} crises still on then",
        licence=table.made["licence"],
    )
    return Provenance("forecast.hypotheses", parameters, (cited,))
