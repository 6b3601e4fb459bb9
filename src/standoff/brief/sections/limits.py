"""Limits of support: each patron's will and readiness as the sources judge them."""

from __future__ import annotations

from standoff.brief.document import Block, Column, Paragraph, Section, Sentence, Table, row, say
from standoff.brief.evidence import Evidence
from standoff.brief.judged import DIMENSIONS, Verdict, verdict
from standoff.brief.voices import voices
from standoff.brief.wording import listing, start, verb

__all__ = ["limits"]


def limits(evidence: Evidence) -> Section:
    """Cross will with readiness per patron, and judge what the verdicts rest on."""
    if not evidence.patrons:
        nothing = say("There is no patron whose support could be limited.")
        return Section("limits", "Limits of support", (Paragraph((nothing,)),))
    blocks: list[Block] = [Paragraph(_summary(evidence)), _table(evidence)]
    return Section("limits", "Limits of support", tuple(blocks))


def _summary(evidence: Evidence) -> tuple[Sentence, ...]:
    groups: dict[str, list[str]] = {}
    ids: dict[str, list[str]] = {}
    for code in evidence.patrons:
        will, ready = (verdict(evidence, code, dimension=d) for d in ("will", "readiness"))
        word = _cross(will, ready)
        groups.setdefault(word, []).append(code)
        ids.setdefault(word, []).extend((*will.ids, *ready.ids))
    sentences = []
    for word, codes in groups.items():
        is_ = verb(len(codes), "is/are")
        claims = list(dict.fromkeys(ids[word]))
        sentences.append(say(f"{start(evidence.list(codes))} {is_} {word}.", claims=claims))
    return tuple(sentences)


def _cross(will: Verdict, ready: Verdict) -> str:
    if not will.polarity and not ready.polarity:
        return "not judged on will or readiness"
    if will.polarity == ready.polarity == "-":
        return "judged neither willing nor ready to fight"
    if will.polarity == ready.polarity == "+":
        return "judged both willing and ready to fight"
    if will.polarity == "-":
        return f"judged not willing to fight, with readiness {ready.word}"
    if ready.polarity == "-":
        return f"judged not ready to fight, with will {will.word}"
    return f"in between: will {will.word}, readiness {ready.word}"


def _table(evidence: Evidence) -> Table:
    alike: dict[tuple[Verdict, ...], list[str]] = {}
    for code in evidence.patrons:
        judged = tuple(verdict(evidence, code, dimension=dimension) for dimension in DIMENSIONS)
        alike.setdefault(judged, []).append(code)
    rows = []
    for judged, codes in alike.items():
        names = listing([evidence.name(code) for code in codes])
        rows.append(row(names, *(_cell(evidence, one) for one in judged)))
    columns = (Column("Patron"), *(Column(start(word)) for word in DIMENSIONS.values()))
    return Table("table-limits", "Will and readiness, per patron", columns, tuple(rows))


def _cell(evidence: Evidence, judged: Verdict) -> Sentence:
    said = f", by {voices(evidence, [c for _, c in judged.claims])}" if judged.claims else ""
    return say(f"{start(judged.word)}{said}", claims=judged.ids)
