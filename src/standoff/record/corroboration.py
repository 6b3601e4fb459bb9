"""Which claims assert the same thing, and how many independent outlets carry it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from standoff.record.copies import families
from standoff.vocabulary.actors import Actor
from standoff.vocabulary.claims import (
    Assessment,
    Claim,
    Event,
    Posture,
    Question,
    Relation,
    Signal,
    Support,
)
from standoff.vocabulary.crises import Corroboration
from standoff.vocabulary.sources import Document, SourceKind, Voice

__all__ = ["assertions", "corroborate"]

Key = tuple[object, ...]


def _codes(actors: Iterable[Actor]) -> tuple[str, ...]:
    return tuple(sorted({a.code for a in actors}))


def assertions(claim: Claim) -> tuple[Key, ...]:
    """Give the keys under which a claim asserts something; claims that share one agree.

    A support claim asserts each form of help, an assessment each dimension with its polarity;
    a question asserts nothing.
    """
    first, second = (_codes(side) for side in claim.parties)
    head: Key = (claim.kind, first, second, claim.factuality.positive)
    match claim:
        case Support():
            return tuple((*head, item.form) for item in claim.items) or ((*head, claim.status),)
        case Assessment():
            return tuple((*head, j.dimension, j.polarity) for j in claim.judgements) or (head,)
        case Signal():
            return ((*head, claim.event, claim.stance),)
        case Event():
            return ((*head, claim.event),)
        case Posture():
            return ((*head, claim.direction),)
        case Relation():
            return ((*head, claim.relation),)
        case Question():
            return ((claim.kind, *(o.casefold() for o in claim.outcomes)),)
        case _:
            return (head,)


def _groups(claims: Sequence[Claim]) -> list[list[Claim]]:
    leader = list(range(len(claims)))

    def find(i: int) -> int:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    first: dict[Key, int] = {}
    for i, claim in enumerate(claims):
        for key in assertions(claim):
            leader[find(i)] = find(first.setdefault(key, i))
    grouped: defaultdict[int, list[Claim]] = defaultdict(list)
    for i, claim in enumerate(claims):
        grouped[find(i)].append(claim)
    return list(grouped.values())


def corroborate(
    claims: Sequence[Claim], documents: Sequence[Document]
) -> tuple[Corroboration, ...]:
    """Group claims that assert the same thing and count the independent outlets behind each group.

    Parameters
    ----------
    claims : sequence of Claim
    documents : sequence of Document
        All that the claims quote, in order of publication.

    Returns
    -------
    tuple of Corroboration
        Best carried first, then in the order of the text. Copies of one text count once; an
        outlet counts once; a text without a known outlet counts as itself.
    """
    head = families(documents)
    outlet = {d.id: d.outlet or d.title or d.id for d in documents}
    groups = []
    for group in _groups(claims):
        outlets = tuple(dict.fromkeys(outlet[head[c.span.document]] for c in group))
        named = tuple(dict.fromkeys(c.attribution.name for c in group if c.attribution.name))
        ids = tuple(dict.fromkeys(c.id for c in group))
        groups.append(Corroboration(ids, outlets, named, _note(group, outlets, named)))
    return tuple(sorted(groups, key=lambda g: -len(g.outlets)))


def _note(group: Sequence[Claim], outlets: Sequence[str], named: Sequence[str]) -> str:
    if len(outlets) > 1:
        return ""
    attributed = [c for c in group if c.attribution.voice is not Voice.AUTHOR]
    if named:
        return f"only one outlet quotes {named[0]}"
    if attributed and len(attributed) == len(group):
        unnamed = attributed[0].attribution.kind
        sort = " ".join(unnamed.value.split("_")[::-1]) if unnamed is not SourceKind.AUTHOR else ""
        return f"one outlet, on one unnamed source ({sort})" if sort else "one unnamed source"
    if any(isinstance(c, Posture) and any(f.quantity for f in c.forces) for c in group):
        return "only one outlet gives this figure"
    return "only one outlet says so"
