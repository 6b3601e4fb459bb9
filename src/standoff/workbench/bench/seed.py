"""Measures the reader on coded articles: the founding document and the bundled crises."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from standoff.errors import SourceError
from standoff.read.intake import Origin, document_from_bytes, media_type_of
from standoff.read.reader import read
from standoff.read.scoring.seed import GoldClaim, SeedScore, gold_claims, score_seed
from standoff.vocabulary.claims import Claim
from standoff.vocabulary.sources import Document
from standoff.workbench.bench import row
from standoff.workbench.catalogue import catalogue

__all__ = ["coded_articles", "founding", "rows"]

Coded = tuple[str, Document, tuple[GoldClaim, ...]]
NAME = "seed_claims"
FOUND, WRONG = 27, 3
"""Targets on the founding document: claims found of 29, and wrong extras at most."""
DAY = date(2025, 11, 15)
"""The founding document states no day; it was written in that month."""


def rows(
    options: Mapping[str, Any], tell: Callable[[str], None]
) -> tuple[list[dict[str, Any]], list[str]]:
    """Score the reader on the founding document (given ``gold``) and the bundled crises.

    An extra claim counts as wrong unless it repeats the words and parties of a coded claim as
    another kind; a person may find some of the wrong ones fair, so the count is an upper bound.
    """
    made: list[dict[str, Any]] = []
    details: list[str] = []
    asked = options.get("sets")
    if asked and NAME not in asked:
        return made, details
    for name, document, gold in _readable(options.get("gold"), details):
        tell(f"reading {name}")
        started = time.process_time()
        reading = read(document, as_of=document.published or DAY)
        cpu = time.process_time() - started
        score = score_seed(gold, reading)
        made += _rows(name, score, cpu)
        details += _details(name, score)
    return made, details


def _readable(place: Path | None, details: list[str]) -> Iterator[Coded]:
    """Give the coded articles; without the founding one, if its text is not there."""
    try:
        yield from founding(place)
    except SourceError as error:
        details.append(f"{NAME}: skipped, {error}")
    yield from coded_articles(place)


def founding(place: Path | None) -> Iterator[Coded]:
    """Give the founding document with its coded claims, if a folder of gold sets holds them.

    Parameters
    ----------
    place : Path or None
        ``seed_claims.jsonl`` or a directory that holds it; None for the bundled crises alone.

    Raises
    ------
    SourceError
        If the article that the coded claims name is not found beside or above them.
    """
    file = place / f"{NAME}.jsonl" if place and place.is_dir() else place
    if file and file.is_file() and file.stem == NAME:
        about = json.loads(file.read_text("utf-8").split("\n", 1)[0])
        yield NAME, _document(_article(file, about["path"])), gold_claims(file)


def coded_articles(place: Path | None) -> Iterator[Coded]:
    """Give (name, document, coded claims) of the bundled crises and of a folder's own articles.

    Parameters
    ----------
    place : Path or None
        A folder with one folder per article: ``article.md`` and ``expected.jsonl``.
    """
    own = sorted(place.glob("*/expected.jsonl")) if place and place.is_dir() else []
    for article in (
        *(case.article for case in catalogue()),
        *(e.parent / "article.md" for e in own),
    ):
        document = _document(article)
        yield (
            article.parent.name,
            document,
            gold_claims(article.parent / "expected.jsonl", document.text),
        )


def _article(file: Path, named: str) -> Path:
    for folder in file.resolve().parents:
        if (folder / named).is_file():
            return folder / named
    raise SourceError(f"{file.name} is about {named}, which is not found beside or above it")


def _document(place: Path) -> Document:
    data = place.read_bytes()
    return document_from_bytes(data, Origin(place.name, media_type_of(place.name, data)))


def _wrong(score: SeedScore) -> list[Claim]:
    return [claim for claim in score.extra if not score.supported(claim)]


def _rows(name: str, score: SeedScore, cpu: float) -> Iterator[dict[str, Any]]:
    total = len(score.found) + len(score.missed)
    claims = len(score.found) + len(score.extra)
    founding = name == NAME
    common = {"n": total, "cpu_s": cpu}
    found, wrong = (FOUND, WRONG) if founding else (None, None)
    yield row("read", name, metric="found", value=len(score.found), target=found, **common)
    yield row("read", name, metric="wrong_extra", value=len(_wrong(score)), target=wrong, **common)
    verbatim = float(score.verbatim)
    yield row("read", name, metric="verbatim", value=verbatim, target=1.0, n=claims, cpu_s=cpu)


def _details(name: str, score: SeedScore) -> Iterator[str]:
    for gold, claim in score.found:
        yield f"{name}: found {gold.id} by {claim.rule}: {_words(gold.quote)}"
    for miss in score.missed:
        coded = f"{miss.gold.id} ({miss.gold.kind})"
        yield f"{name}: MISSED {coded}: {miss.reason}: {_words(miss.gold.quote)}"
    wrong = _wrong(score)
    for claim in score.extra:
        first, second = (",".join(a.code for a in side) or "-" for side in claim.parties)
        label = "EXTRA" if claim in wrong else "also coded as"
        what = f"{label} {claim.kind} {first} > {second} [{claim.rule}]"
        yield f"{name}: {what}: {_words(claim.span.quote)}"


def _words(quote: str) -> str:
    return " ".join(quote.split())[:110]
