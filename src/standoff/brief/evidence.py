"""The findings indexed for a writer: claims by number, names by code, references by key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from standoff.brief.wording import listing, start, the
from standoff.errors import UsageError
from standoff.states import STATES, name_of
from standoff.vocabulary.actors import Actor
from standoff.vocabulary.claims import Claim
from standoff.vocabulary.crises import Corroboration, Role
from standoff.vocabulary.findings import Findings, StateFacts
from standoff.vocabulary.games import Equilibrium
from standoff.vocabulary.results import Provenance, Reference
from standoff.vocabulary.sources import Document

__all__ = ["Evidence", "gather"]

K = TypeVar("K", bound=Claim)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything a section may rest on, looked up once.

    Attributes
    ----------
    findings : Findings
    claims : tuple of (str, Claim)
        Ids and claims in the order of the texts.
    numbers : mapping
        The number by which a claim is cited, from 1.
    names : mapping
        Names of the actors by code.
    references : mapping
        Data rows by key.
    groups : mapping
        Corroboration by claim id.
    documents : mapping
        Documents by id.
    """

    findings: Findings
    claims: tuple[tuple[str, Claim], ...]
    numbers: Mapping[str, int]
    names: Mapping[str, str]
    references: Mapping[str, Reference]
    groups: Mapping[str, Corroboration]
    documents: Mapping[str, Document]

    def of(self, kind: type[K]) -> tuple[tuple[str, K], ...]:
        """Give the claims of one kind with their ids."""
        return tuple((key, claim) for key, claim in self.claims if isinstance(claim, kind))

    def number(self, key: str) -> int:
        """Give the number by which a claim is cited."""
        return self.numbers[key]

    @property
    def coercer(self) -> str:
        """Give the coercer's code."""
        return self.findings.case.coercer.code

    @property
    def target(self) -> str:
        """Give the target's code."""
        return self.findings.case.target.code

    @property
    def patrons(self) -> tuple[str, ...]:
        """Give the patrons' codes, most relevant first."""
        return tuple(role.code for role in self.findings.case.patrons)

    @property
    def parts(self) -> tuple[tuple[str, Role], ...]:
        """Give every role with the name of its part."""
        case = self.findings.case
        return (
            ("coercer", case.coercer),
            ("target", case.target),
            *(("patron", role) for role in case.patrons),
            *(("partner of the coercer", role) for role in case.partners),
        )

    @property
    def dyad(self) -> bool:
        """Say whether coercer and target are known."""
        case = self.findings.case
        return case.coercer.actor.known and case.target.actor.known

    def name(self, code: str) -> str:
        """Name an actor without its article, as a table does."""
        return self.names.get(code, code)

    def the(self, code: str) -> str:
        """Name an actor within a sentence: "the United States"."""
        return the(self.name(code))

    def The(self, code: str) -> str:  # noqa: N802
        """Name an actor at the head of a sentence: "The United States"."""
        return start(self.the(code))

    def list(self, codes: Iterable[str]) -> str:
        """Name several actors within a sentence."""
        return listing([self.the(code) for code in codes])

    def actors(self, actors: Iterable[Actor]) -> str:
        """Name the parties of a claim as a table does; a dash for nobody."""
        codes = dict.fromkeys(actor.code for actor in actors)
        return listing([self.name(code) for code in codes]) or "–"

    def facts(self, code: str) -> StateFacts | None:
        """Find the reference facts on an actor."""
        return next((facts for facts in self.findings.facts if facts.code == code), None)

    def split(self, keys: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Tell claim ids from reference keys, leaving out what this brief does not hold."""
        keys = tuple(keys)
        held = {key for key, _ in self.claims}
        return (
            tuple(key for key in keys if key in held),
            tuple(key for key in keys if key in self.references),
        )

    def behind(self, patron: str, solved: Equilibrium) -> Provenance:
        """Say what a patron's numbers rest on: the claims and rows that moved its parameters."""
        moved = [key for p in solved.parameters if p.player == patron for key in p.moved_by]
        claims, keys = self.split(dict.fromkeys(moved))
        rows = tuple(self.references[key] for key in keys)
        return Provenance(solved.provenance.method, {}, rows, claims)


def gather(findings: Findings) -> Evidence:
    """Index the findings.

    Raises
    ------
    UsageError
        If a claim quotes words that its document does not hold.
    """
    documents = {document.id: document for document in findings.view.documents}
    order = {key: place for place, key in enumerate(documents)}
    held: dict[str, Claim] = {}
    for claim in findings.view.claims:
        document = documents.get(claim.span.document)
        if document is None or not document.holds(claim.span):
            message = "a claim quotes words that its document does not hold: read it again"
            raise UsageError(f"{message} ({claim.rule}: {claim.span.quote[:60]!r})")
        held[claim.id] = claim
    claims = sorted(
        held.items(),
        key=lambda item: (order[item[1].span.document], item[1].span.start, -item[1].span.end),
    )
    groups = {key: group for group in findings.view.corroboration for key in group.claims}
    references = {reference.key: reference for reference in _references(findings)}
    return Evidence(
        findings=findings,
        claims=tuple(claims),
        numbers={key: place for place, (key, _) in enumerate(claims, start=1)},
        names=_names(findings),
        references=references,
        groups=groups,
        documents=documents,
    )


def _references(findings: Findings) -> Iterator[Reference]:
    yield from findings.references
    for made in _provenances(findings):
        yield from made.data
    for facts in findings.facts:
        yield from facts.references


def _provenances(findings: Findings) -> Iterator[Provenance]:
    yield findings.provenance
    if findings.equilibrium is not None:
        yield findings.equilibrium.provenance
    for forecast in findings.forecasts:
        yield forecast.provenance
    for facts in findings.facts:
        for number in (facts.capability, facts.distance_km):
            if number is not None:
                yield number.provenance


def _actors(findings: Findings) -> Iterator[Actor]:
    case = findings.case
    for role in (case.coercer, case.target, *case.patrons, *case.partners):
        yield role.actor
    for claim in findings.view.claims:
        for side in claim.parties:
            yield from side


def _names(findings: Findings) -> dict[str, str]:
    names, case = {"---": "a state not named"}, findings.case
    for actor in _actors(findings):
        if actor.code not in names:
            known = actor.code in STATES
            names[actor.code] = (
                name_of(actor.code, as_of=case.as_of) if known else actor.text or actor.code
            )
    codes = {c for a in findings.analogues for c in (a.coercer, a.target)} & set(STATES)
    names |= {code: name_of(code) for code in codes}
    return names | {facts.code: facts.name for facts in findings.facts}
