"""What the reference data know of the parties to a case: capability, pledges, rivalry, disputes.

Every fact is of the year before the case's day; where its source ends earlier, the last year is
carried forward and the sentence says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import polars as pl

from standoff.errors import DataAbsent
from standoff.history.crisis_rows import crisis_rows
from standoff.history.sets import data_set
from standoff.history.shelf import Shelf
from standoff.history.verbs.mids import dyadic
from standoff.history.verbs.rivalry import rivalries_by_year
from standoff.states import name_of, number_of
from standoff.vocabulary.crises import Case
from standoff.vocabulary.precedents import HistoryFact
from standoff.vocabulary.problems import Problem
from standoff.vocabulary.results import Number, Provenance, Reference

__all__ = ["RIO_PACT", "case_facts"]

PLEDGES = {
    "atop_defense": "defence",
    "atop_offense": "offence",
    "atop_neutral": "neutrality",
    "atop_nonagg": "non-aggression",
    "atop_consul": "consultation",
}

RIO_PACT = frozenset(
    (
        *("ARG", "BHS", "BOL", "BRA", "CHL", "COL", "CRI", "CUB", "DOM", "ECU", "SLV", "GTM"),
        *("HTI", "HND", "MEX", "NIC", "PAN", "PRY", "PER", "TTO", "USA", "URY", "VEN"),
    )
)
"""States that ever joined the Inter-American Treaty of Reciprocal Assistance (Rio, 1947)."""

RIO_CAVEAT = (
    "this is the Inter-American Treaty of Reciprocal Assistance (Rio pact, 1947), which ATOP still "
    "codes as a defence alliance; several members have left it and it does not bind adversaries in "
    "practice"
)
ADVERSARY_CAVEAT = (
    "ATOP records it between the adversaries themselves: see whether the treaty still binds"
)


@dataclass(frozen=True)
class _Reader:
    """The shelf as one case sees it: the year before its day."""

    shelf: Shelf
    as_of: date

    def number(self, code: str) -> int | None:
        return number_of(code, system="cow", as_of=self.as_of)

    def year(self, name: str, table: str) -> tuple[int, bool, str]:
        """Give the year to read, whether it is carried forward, and words that say so."""
        coverage = data_set(name).table(table).coverage
        assert coverage is not None
        wanted = self.as_of.year - 1
        carried = wanted > coverage.last
        words = f"known to {coverage.last}, carried forward" if carried else f"in {wanted}"
        return min(wanted, coverage.last), carried, words

    def reference(self, name: str, key: str, *, title: str) -> Reference:
        one = data_set(name)
        citation = "; ".join(c.line() for c in one.citations)
        return Reference(f"{name}:{key}", title, citation, title, one.licence)


def case_facts(case: Case, *, data: Shelf) -> tuple[tuple[HistoryFact, ...], tuple[Problem, ...]]:
    """Give what the reference data know of a case's parties, and what is absent.

    Parameters
    ----------
    case : Case
    data : Shelf

    Returns
    -------
    facts : tuple of HistoryFact
        Capabilities (CINC) of all parties; pledges of each patron to the target and between coercer
        and target; rivalries; disputes and crises between coercer and target.
    problems : tuple of Problem
        One per data set that is not on this machine.
    """
    reader = _Reader(data, case.as_of)
    facts: list[HistoryFact] = []
    problems: list[Problem] = []
    for make in (_capabilities, _pledges, _rivalries, _disputes, _crises):
        try:
            facts += make(case, reader)
        except DataAbsent as why:
            problems.append(Problem(str(why), f"standoff.history.case_facts.{make.__name__}"))
    return tuple(facts), tuple(problems)


def _parties(case: Case) -> list[str]:
    roles = (case.coercer, case.target, *case.patrons, *case.partners)
    return list(dict.fromkeys(role.code for role in roles))


def _capabilities(case: Case, reader: _Reader) -> Iterator[HistoryFact]:
    year, carried, when = reader.year("cow-nmc", "states")
    table = reader.shelf.read("cow-nmc", "states", columns=("ccode", "year", "cinc"))
    known = dict(table.filter(pl.col("year") == year).select("ccode", "cinc").rows())
    for code in _parties(case):
        share = known.get(reader.number(code) or -1)
        if share is None:
            continue
        sentence = f"{name_of(code)} holds {share:.2%} of the world's capabilities (CINC, {when})."
        reference = reader.reference("cow-nmc", f"{code}/{year}", title=sentence)
        provenance = Provenance("standoff.history.case_facts", {"year": year}, (reference,))
        value = Number(share, provenance, unit="share of the world's capabilities")
        yield HistoryFact((code,), "capability", sentence, value, reference, carried)


def _pledges(case: Case, reader: _Reader) -> Iterator[HistoryFact]:
    year, carried, when = reader.year("atop", "dyads")
    table = reader.shelf.read("atop", "dyads").filter(pl.col("year") == year)
    rows = {(r["ccode1"], r["ccode2"]): r for r in table.iter_rows(named=True)}
    coercer, target = case.coercer.code, case.target.code
    pairs = [(p.code, target) for p in case.patrons] + [(coercer, target)]
    for giver, taker in pairs:
        row = rows.get((reader.number(giver), reader.number(taker)))
        names = [words for column, words in PLEDGES.items() if row and row[column] == 1]
        pledge = f"has pledged {', '.join(names)} to" if names else "has no alliance with"
        pledge = "has a pact of unstated content with" if row and not names else pledge
        sentence = f"{name_of(giver)} {pledge} {name_of(taker)} (ATOP 5.1, {when})."
        caveat = ""
        if row and {giver, taker} <= RIO_PACT:
            caveat = RIO_CAVEAT
        elif row and giver == coercer:
            caveat = ADVERSARY_CAVEAT
        reference = reader.reference("atop", f"{giver}-{taker}/{year}", title=sentence)
        yield HistoryFact((giver, taker), "alliance", sentence, None, reference, carried, caveat)


def _rivalries(case: Case, reader: _Reader) -> Iterator[HistoryFact]:
    year, carried, when = reader.year("rivalries", "spells")
    table = rivalries_by_year(reader.shelf).filter(pl.col("year") == year)
    pairs = {(a, b) for a, b in table.select("ccode1", "ccode2").iter_rows()}
    coercer = case.coercer.code
    for other in [case.target.code, *(p.code for p in case.patrons)]:
        rivals = (reader.number(coercer), reader.number(other)) in pairs
        verb = "are" if rivals else "are not"
        sentence = f"{name_of(coercer)} and {name_of(other)} {verb} strategic rivals ({when})."
        reference = reader.reference("rivalries", f"{coercer}-{other}/{year}", title=sentence)
        yield HistoryFact((coercer, other), "rivalry", sentence, None, reference, carried)


def _disputes(case: Case, reader: _Reader) -> Iterator[HistoryFact]:
    year, carried, when = reader.year("cow-mids", "directed")
    coercer, target = case.coercer.code, case.target.code
    numbers = (reader.number(coercer), reader.number(target))
    mine = dyadic(reader.shelf, "cow").filter(
        (pl.col("ccode1") == numbers[0])
        & (pl.col("ccode2") == numbers[1])
        & (pl.col("onset") == 1)
        & (pl.col("year") <= year)
    )
    recent = mine.filter(pl.col("year") > year - 10)["dispnum"].n_unique()
    sentence = (
        f"{name_of(coercer)} and {name_of(target)} have had {mine['dispnum'].n_unique()} "
        f"militarized disputes since 1816, {recent} of them in the ten years to {year} ({when})."
    )
    reference = reader.reference("cow-mids", f"{coercer}-{target}/{year}", title=sentence)
    provenance = Provenance("standoff.history.case_facts", {"year": year}, (reference,))
    value = Number(float(recent), provenance, unit="disputes in ten years")
    yield HistoryFact((coercer, target), "disputes", sentence, value, reference, carried)


def _crises(case: Case, reader: _Reader) -> Iterator[HistoryFact]:
    rows = crisis_rows(reader.shelf, as_of=case.as_of)
    coercer, target = case.coercer.code, case.target.code
    pair = [n for n in (reader.number(coercer), reader.number(target)) if n is not None]
    both = rows.filter(pl.col("coercer").is_in(pair) & pl.col("target").is_in(pair))
    names = both.unique("crisno", keep="first", maintain_order=True).sort("year")
    listed = "; ".join(f"{n.title()} ({y})" for n, y in names.select("name", "year").iter_rows())
    coverage = data_set("icb").table("actors").coverage
    assert coverage is not None
    carried = case.as_of.year - 1 > coverage.last
    span = f"ICB, 1918-{min(case.as_of.year, coverage.last)}"
    what = f"{names.height} ended crises" if names.height != 1 else "one ended crisis"
    sentence = f"{name_of(coercer)} and {name_of(target)} have {what} behind them ({span})" + (
        f": {listed}." if listed else "."
    )
    reference = reader.reference("icb", f"{coercer}-{target}", title=sentence)
    provenance = Provenance("standoff.history.case_facts", {"as_of": str(case.as_of)}, (reference,))
    value = Number(float(names.height), provenance, unit="crises")
    yield HistoryFact((coercer, target), "disputes", sentence, value, reference, carried)
