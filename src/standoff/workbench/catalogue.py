"""The worked cases that come with standoff, by slug."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from standoff.errors import EnvironmentProblem

__all__ = ["Happened", "WorkedCase", "bundled", "catalogue"]


@dataclass(frozen=True, slots=True)
class Happened:
    """What came of a past crisis.

    Attributes
    ----------
    words, source : str
    ended : date or None
        The crisis's last day; None where it was not over within any horizon.
    came : mapping of str to str
        Outcome per target of forecast (severity, target_outcome ...); unknown ones are left out.
    stands : tuple of (date, str)
        From which day on which of a brief's outcomes held; before the first the standoff went on.
    """

    words: str
    source: str
    ended: date | None = None
    came: Mapping[str, str] = field(default_factory=dict)
    stands: tuple[tuple[date, str], ...] = ()

    def stood(self, day: date) -> str:
        """Say how the crisis stood on a day, in the words of a brief's outcomes."""
        past = [outcome for since, outcome in self.stands if since <= day]
        return past[-1] if past else "the standoff continues"


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """One bundled crisis, locked to a day.

    Attributes
    ----------
    slug, title : str
    as_of : date
        Nothing later may be known when the case is run.
    coercer, target : str
        Codes, as a historian would name them; the reader is not told.
    patrons : tuple of str
        Codes of those who stood behind the target.
    article : Path
        Our own text on the crisis as it stood.
    happened : Happened
        What nobody may know who runs the case.
    """

    slug: str
    title: str
    as_of: date
    coercer: str
    target: str
    patrons: tuple[str, ...]
    article: Path
    happened: Happened

    def expected(self) -> tuple[dict[str, Any], ...]:
        """Give the claims a careful coder reads from the article."""
        lines = (self.article.parent / "expected.jsonl").read_text("utf-8").splitlines()
        return tuple(json.loads(line) for line in lines if line.strip())


def _folder() -> Path:
    package = Path(__file__).resolve().parents[1]
    for place in (package / "crises", package.parents[1] / "crises"):
        if place.is_dir():
            return place
    raise EnvironmentProblem("the bundled crises are not installed: install standoff again")


def catalogue() -> tuple[WorkedCase, ...]:
    """List the bundled crises by slug."""
    return tuple(_case(p.parent) for p in sorted(_folder().glob("*/case.toml")))


def bundled(slug: str) -> WorkedCase | None:
    """Find a bundled crisis by its slug (``venezuela-2025`` or ``crises/venezuela-2025``)."""
    name = slug.rstrip("/").removeprefix("crises/")
    place = _folder() / name
    known = "/" not in name and (place / "case.toml").is_file()
    return _case(place) if known else None


def _case(place: Path) -> WorkedCase:
    facts = tomllib.loads((place / "case.toml").read_text("utf-8"))
    return WorkedCase(
        slug=place.name,
        title=facts["title"],
        as_of=facts["as_of"],
        coercer=facts["coercer"],
        target=facts["target"],
        patrons=tuple(facts["patrons"]),
        article=place / "article.md",
        happened=_happened(facts["happened"]),
    )


_TARGETS = ("severity", "target_outcome", "coercer_outcome", "form", "recurrence")


def _happened(said: Mapping[str, Any]) -> Happened:
    return Happened(
        words=said["words"],
        source=said["source"],
        ended=said.get("ended"),
        came={target: said[target] for target in _TARGETS if target in said},
        stands=tuple((step["since"], step["outcome"]) for step in said.get("stands", ())),
    )
