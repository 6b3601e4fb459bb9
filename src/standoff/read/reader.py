"""The reader: a document in, its claims and problems out, by passes in one fixed order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import tee
from typing import TYPE_CHECKING

from standoff.read.addressees import addressed
from standoff.read.attribution import attributions
from standoff.read.backends import Backend
from standoff.read.backends.rules import ByRules
from standoff.read.factuality import factuality
from standoff.read.language import looks_english
from standoff.read.parsing import parse_all
from standoff.read.sentences import Sentence, Text
from standoff.read.time import expressions, when
from standoff.vocabulary.claims import Assessment, Claim, Event, Posture, Support
from standoff.vocabulary.crises import Reading
from standoff.vocabulary.problems import Problem
from standoff.vocabulary.sources import Document

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["prepare", "prepare_all", "read", "read_all"]

_BETWEEN_STATES = ("EVENT", "SIGNAL", "ASSESSMENT", "QUESTION")
_NEAR = 3


def read(
    document: Document,
    *,
    as_of: date,
    nlp: Language | None = None,
    backend: Backend | None = None,
) -> Reading:
    """Read the claims of one document.

    Parameters
    ----------
    document : Document
    as_of : date
        Nothing later is known: who holds office, what "last week" may mean.
    nlp : spacy.language.Language, optional
        Another pipeline with Universal Dependencies labels; by default the back-end's.
    backend : Backend, optional
        Where claims come from; the shipped rules by default (see `read.backends`).

    Returns
    -------
    Reading
        Claims in text order, none twice, each with a verbatim span and the name of its rule.

    Raises
    ------
    EnvironmentProblem
        The weights of the shipped pipeline are not there.
    """
    return next(read_all([document], as_of=as_of, nlp=nlp, backend=backend))


def read_all(
    documents: Iterable[Document],
    *,
    as_of: date,
    nlp: Language | None = None,
    backend: Backend | None = None,
) -> Iterator[Reading]:
    """Read the claims of many documents, short ones much faster than one by one.

    Parameters
    ----------
    documents : iterable of Document
        Taken as they come, up to 64 ahead of what is yielded.
    as_of, nlp, backend
        As for `read`.

    Yields
    ------
    Reading
        For each document in order, what `read` gives for it.
    """
    backend = backend or ByRules()
    judged = ((document, looks_english(document.text)) for document in documents)
    ahead, here = tee(judged)
    english = (document for document, is_english in ahead if is_english)
    texts = prepare_all(english, as_of=as_of, nlp=nlp or backend.pipeline())
    for document, is_english in here:
        if is_english:
            yield _reading(next(texts), backend)
        else:
            message = "the text does not read as English prose, so no claims were read from it"
            yield Reading(document, (), (Problem(message, "read.language"),))


def _reading(text: Text, backend: Backend) -> Reading:
    """Gather the claims of a text, none twice."""
    problems: list[Problem] = []
    several = len(_named(text.sentences)) > 1
    claims: list[Claim] = []
    for place, found in _by_sentence(text, backend, problems).items():
        kept = _sifted(found)
        if several:
            near = text.sentences[max(0, place - _NEAR) : place + _NEAR + 1]
            alone = len(_named(near)) < 2
            kept = [claim for claim in kept if not (alone and _is_home_affair(claim))]
        claims += kept
    return Reading(text.document, addressed(claims), tuple(problems))


def _by_sentence(text: Text, backend: Backend, problems: list[Problem]) -> dict[int, list[Claim]]:
    """Ask a back-end for claims: by the sentence in which the quote begins, in text order.

    A claim whose quote is not the document's slice is refused.
    """
    starts = [sentence.tokens.start_char for sentence in text.sentences]
    found: dict[int, list[Claim]] = {}
    for proposed in backend.propose(text) if starts else ():
        if isinstance(proposed, Problem):
            problems.append(proposed)
        elif not text.document.holds(proposed.span):
            message = f"refused a claim of {proposed.rule}: its quote is not in the document"
            problems.append(Problem(message, "read.reader", proposed.span))
        else:
            place = max(0, bisect_right(starts, proposed.span.start) - 1)
            found.setdefault(place, []).append(proposed)
    return dict(sorted(found.items()))


def _named(sentences: Iterable[Sentence]) -> set[str]:
    """Give the codes of the actors that some sentences speak of."""
    return {a.code for s in sentences for mention in s.mentions for a in mention.actors}


def _is_home_affair(claim: Claim) -> bool:
    """Say whether a claim concerns one state alone: a party congress, a case in court.

    In a text that speaks of several states, such a claim far from the others is left out.
    """
    parties = {actor.code for side in claim.parties for actor in side}
    return claim.kind in _BETWEEN_STATES and len(parties) < 2


def prepare(document: Document, *, as_of: date, nlp: Language | None = None) -> Text:
    """Run every pass that comes before the rules; the parameters are those of `read`."""
    return next(prepare_all([document], as_of=as_of, nlp=nlp))


def prepare_all(
    documents: Iterable[Document], *, as_of: date, nlp: Language | None = None
) -> Iterator[Text]:
    """Run every pass that comes before the rules; the parameters are those of `read_all`."""
    for text in parse_all(documents, nlp or ByRules().pipeline(), as_of=as_of):
        told = replace(text, contents=attributions(text))
        yield replace(told, times=expressions(told), judge=factuality, clock=when)


def _sifted(claims: Iterable[Claim]) -> list[Claim]:
    """Keep one of what a sentence says twice, and put in text order."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=_by_richness):
        if not any(_says_the_same(claim, other) for other in kept):
            kept.append(claim)
    return sorted(kept, key=lambda claim: (claim.span.start, claim.span.end, claim.kind))


def _by_richness(claim: Claim) -> tuple[bool, int, int, str]:
    """Order claims so that of two that say the same the one that says more comes first."""
    parties = sum(len(side) for side in claim.parties)
    return isinstance(claim, Event), -parties, claim.span.start, claim.rule


def _says_the_same(claim: Claim, other: Claim) -> bool:
    """Say whether a claim only repeats another about the same words and parties."""
    if not _covers(other, claim):
        return False
    sides = zip(claim.parties, other.parties, strict=True)
    if not all({a.code for a in mine} <= {a.code for a in its} for mine, its in sides):
        return False
    if isinstance(claim, Assessment) and isinstance(other, Assessment):
        said = {judgement.dimension for judgement in other.judgements}
        if not {judgement.dimension for judgement in claim.judgements} <= said:
            return False
    if claim.kind != other.kind:
        return _overlap(claim, other, max)
    same_event = getattr(claim, "event", "") == getattr(other, "event", "")
    return same_event and _overlap(claim, other, min)


def _covers(other: Claim, claim: Claim) -> bool:
    """Say whether a claim's kind can stand for another's: help with items for the bare event."""
    if other.kind == claim.kind:
        return True
    if not isinstance(claim, Event):
        return False
    if isinstance(other, Support):
        return claim.event in ("AID", "SUPPORT", "COOPERATE", "AGREE", "MOBILIZE")
    drill = isinstance(other, Posture) and other.direction == "exercise"
    named = isinstance(other, Posture) and any(f.kind != "other" for f in other.forces)
    return (drill or named) and claim.event == "MOBILIZE"


def _overlap(claim: Claim, other: Claim, of: Callable[[int, int], int]) -> bool:
    """Say whether two spans share at least half of the shorter (`min`) or the longer (`max`)."""
    low = max(claim.span.start, other.span.start)
    high = min(claim.span.end, other.span.end)
    return 2 * (high - low) >= of(len(claim.span.quote), len(other.span.quote))
