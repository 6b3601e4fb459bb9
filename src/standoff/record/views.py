"""The record as it stood on a day; nothing published later is in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from standoff.record.corroboration import corroborate
from standoff.vocabulary.claims import Claim
from standoff.vocabulary.crises import Reading, View

__all__ = ["view_of"]


def view_of(readings: Iterable[Reading], *, as_of: date) -> View:
    """Gather readings into a view: documents by publication, claims by place, corroboration.

    Parameters
    ----------
    readings : iterable of Reading
    as_of : date
        Documents published after this day are left out; undated ones are the caller's to date.
    """
    known = {r.document.id: r for r in readings if (r.document.published or as_of) <= as_of}
    ordered = sorted(known.values(), key=lambda r: (r.document.published or as_of, r.document.id))
    documents = tuple(r.document for r in ordered)
    claims = tuple({c.id: c for r in ordered for c in sorted(r.claims, key=_place)}.values())
    problems = tuple(p for r in ordered for p in r.problems)
    return View(as_of, documents, claims, corroborate(claims, documents), problems)


def _place(claim: Claim) -> tuple[int, int, str]:
    return claim.span.start, claim.span.end, claim.id
