"""The worked cases that come with standoff, by slug."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from standoff.errors import EnvironmentProblem

__all__ = ["WorkedCase", "bundled", "catalogue"]


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
    """

    slug: str
    title: str
    as_of: date
    coercer: str
    target: str
    patrons: tuple[str, ...]
    article: Path

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
    )
