"""A crisis as a case: who coerces whom, who stands behind, as of which day, opened how.

Roles follow Huth (1988) on extended immediate deterrence; the opening classes follow the
trigger variable of International Crisis Behavior (Brecher & Wilkenfeld, 2000).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from standoff.vocabulary.actors import Actor
from standoff.vocabulary.claims import Claim
from standoff.vocabulary.problems import Problem
from standoff.vocabulary.sources import Document

__all__ = ["Case", "Corroboration", "Opening", "OpeningClass", "Reading", "Role", "View"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader made of one document: its claims in text order, and its problems."""

    document: Document
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Corroboration:
    """Claims that assert the same thing, and how many independent outlets carry it.

    Attributes
    ----------
    claims : tuple of str
        Claim ids, in the order of publication.
    outlets : tuple of str
        Distinct outlets after near-duplicate texts (wire copy) are merged.
    sources : tuple of str
        Distinct named sources; an unnamed source stays one unnamed source.
    note : str
        Plain words where support is thin ("only one outlet quotes Elena Ramirez").
    """

    claims: tuple[str, ...]
    outlets: tuple[str, ...]
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """The record as it stood on a day: documents published by then, their claims, corroboration."""

    as_of: date
    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    corroboration: tuple[Corroboration, ...]
    problems: tuple[Problem, ...] = ()

    def document_of(self, claim: Claim) -> Document:
        """Find the document that a claim quotes."""
        return next(d for d in self.documents if d.id == claim.span.document)


@dataclass(frozen=True, slots=True)
class Role:
    """An actor's part in the crisis and the claims that say so.

    Attributes
    ----------
    actor : Actor
    reason : str
        One sentence; "given by the user" where it was overridden.
    claims : tuple of str
        Ids of the claims that the role rests on.
    """

    actor: Actor
    reason: str
    claims: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """Give the actor's code."""
        return self.actor.code


class OpeningClass(StrEnum):
    """How a crisis opens: the four cells that carry most of the skill at onset."""

    WAR = "inside an ongoing war"
    VIOLENT = "violent"
    INDIRECT = "indirect violent"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Opening:
    """The opening class with its reason.

    Attributes
    ----------
    opening : OpeningClass
    military : bool
        For a quiet opening: whether the trigger is a non-violent military act.
    protracted : bool or None
        Whether the dyad is in a protracted conflict; None where unknown.
    reason : str
    claims : tuple of str
    """

    opening: OpeningClass
    military: bool
    reason: str
    protracted: bool | None = None
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One crisis with its roles, as of a day.

    Attributes
    ----------
    title : str
    as_of : date
        Nothing published after this day was read.
    coercer, target : Role
    patrons : tuple of Role
        Who stands behind the target, most relevant first.
    partners : tuple of Role
        Who stands with the coercer.
    began : date or None
        First dated move, where known.
    """

    title: str
    as_of: date
    coercer: Role
    target: Role
    patrons: tuple[Role, ...] = ()
    partners: tuple[Role, ...] = ()
    began: date | None = None
