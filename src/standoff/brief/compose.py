"""Composes a brief from findings: every section in order, every claim numbered and noted."""

from __future__ import annotations

from standoff.brief.document import Brief, Note, name_sentences
from standoff.brief.evidence import Evidence, gather
from standoff.brief.sections import SECTIONS
from standoff.brief.sections.method import version_of
from standoff.brief.voices import certainty, corroboration, parties, voice, when
from standoff.brief.wording import day, listing, plural, start
from standoff.vocabulary.findings import Findings

__all__ = ["brief"]


def brief(findings: Findings) -> Brief:
    """Write the brief of a case.

    Parameters
    ----------
    findings : Findings
        Everything the workbench found; nothing else is looked at.

    Returns
    -------
    Brief
        What every format renders; the same findings give the same brief.

    Raises
    ------
    UsageError
        If a claim quotes words that its document does not hold.
    """
    evidence = gather(findings)
    return Brief(
        title=findings.case.title or _title(evidence),
        dek=_dek(evidence),
        as_of=findings.case.as_of,
        version=version_of(evidence),
        roles=tuple((part, role.code, evidence.name(role.code)) for part, role in evidence.parts),
        sections=tuple(name_sentences(section(evidence)) for section in SECTIONS),
        notes=_notes(evidence),
        documents=findings.view.documents,
        references=tuple(evidence.references.values()),
    )


def _title(evidence: Evidence) -> str:
    if not evidence.dyad:
        return "No crisis between two states was found"
    return f"{evidence.name(evidence.coercer)} and {evidence.name(evidence.target)}"


def _dek(evidence: Evidence) -> str:
    behind = listing([evidence.name(code) for code in evidence.patrons])
    documents = plural(len(evidence.documents), "source")
    read = f"{start(plural(len(evidence.claims), 'claim'))} read from {documents}"
    if not evidence.documents:
        read = "Made from reference data alone"
    who = f"Behind {evidence.the(evidence.target)}: {behind}. " if behind else ""
    return f"{who}{read}, as of {day(evidence.findings.case.as_of)}."


def _notes(evidence: Evidence) -> tuple[Note, ...]:
    return tuple(
        Note(
            number=evidence.number(key),
            id=key,
            claim=claim,
            parties=parties(evidence, claim),
            source=voice(evidence, claim),
            certainty=certainty(claim),
            when=when(evidence, claim),
            corroboration=corroboration(evidence, key),
        )
        for key, claim in evidence.claims
    )
