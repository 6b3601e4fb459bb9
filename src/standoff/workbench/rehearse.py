"""The whole chain on a past crisis as of a day: what would have been said, and how it came out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from standoff.errors import UnknownName, UsageError
from standoff.read.intake import Origin, document_from_bytes
from standoff.vocabulary.findings import Absence, Findings
from standoff.vocabulary.sources import Document
from standoff.workbench.assess import assess
from standoff.workbench.catalogue import Happened, WorkedCase, bundled, catalogue
from standoff.workbench.plan import Plan
from standoff.workbench.scoring import Scored, scored

__all__ = ["Rehearsal", "rehearse"]

FIGURES_OF = 2019
"""The year that the shipped figures of capability are about."""
STALE = 10
"""Years by which those figures may be off before a rehearsal says so."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A past crisis run again.

    Attributes
    ----------
    name : str
    source : str
        Where its facts come from.
    findings : Findings
        What would have been said on the day.
    happened : Happened
        What came of it.
    scored : tuple of Scored
        Every question whose outcome is known.
    """

    name: str
    source: str
    findings: Findings
    happened: Happened
    scored: tuple[Scored, ...]


def rehearse(crisis: str, *, as_of: date | None, plan: Plan) -> Rehearsal:
    """Run a past crisis as of a day.

    Parameters
    ----------
    crisis : str
        Slug of a worked case; or, with reference data, number or name of a crisis of ICB.
    as_of : date, optional
        Nothing later is read or known; the day of the worked case, or the first day of the crisis,
        if left out.
    plan : Plan

    Raises
    ------
    UnknownName
        If there is no such crisis.
    UsageError
        If the name fits several, or the day lies before the crisis or after its end.
    """
    case = bundled(crisis)
    if case is not None:
        return _of_catalogue(case, as_of=as_of or case.as_of, plan=plan)
    if plan.shelf is None or plan.shelf.path("icb", "crises") is None:
        slugs = ", ".join(c.slug for c in catalogue())
        raise UnknownName(
            f"no worked case {crisis!r}: there are {slugs}; crises of ICB need its files "
            "(set STANDOFF_DATA, or see 'standoff data get icb')"
        )
    from standoff.workbench.rehearse_icb import rehearsed

    findings, happened, name = rehearsed(crisis, as_of=as_of, plan=plan)
    return Rehearsal(name, happened.source, findings, happened, scored(findings, happened))


def _of_catalogue(case: WorkedCase, *, as_of: date, plan: Plan) -> Rehearsal:
    texts = sorted(case.article.parent.glob("article*.md"))
    documents = [
        document_from_bytes(text.read_bytes(), Origin(text.name, "text/markdown")) for text in texts
    ]
    _refuse(case, as_of, documents)
    findings = assess(documents, as_of=as_of, plan=plan)
    if as_of.year < FIGURES_OF - STALE:
        findings = replace(findings, absences=(*findings.absences, hindsight(as_of)))
    source = f"the worked case {case.slug}"
    done = scored(findings, case.happened)
    return Rehearsal(case.title, source, findings, case.happened, done)


def hindsight(as_of: date) -> Absence:
    """Say that capability is that of today's economies."""
    return Absence(
        "figures of capability of the time",
        f"capability is that of the economies of {FIGURES_OF}, which nobody knew in {as_of.year}; "
        "it moves the structural model; of the chances, only whether a state is a middle power",
        "rehearse a crisis of ICB with STANDOFF_DATA: its capabilities are of the year before",
    )


def _refuse(case: WorkedCase, as_of: date, documents: Sequence[Document]) -> None:
    """Refuse a day on which nothing was written yet, or everything was over."""
    first = min(d.published for d in documents if d.published)
    if as_of < first:
        raise UsageError(
            f"nothing on {case.slug} was written by {as_of}: its first article is of {first}, "
            "choose that day or a later one"
        )
    last = min([d for d in (case.happened.ended, *(s for s, _ in case.happened.stands)) if d])
    if as_of >= last:
        raise UsageError(f"{case.slug} was decided by {last}: choose a day from {first} to before")
