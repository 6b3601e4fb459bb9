"""A past crisis as International Crisis Behavior has it: onset facts and dated moves up to a day.

Brecher & Wilkenfeld (2000), A Study of Crisis. Nothing of the course after the day is used, and
nothing that is coded over the whole crisis, save to score.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from standoff.errors import DataAbsent, UnknownName, UsageError
from standoff.history.acts import courses
from standoff.history.onsets import FREE, first_actors, onsets
from standoff.history.shelf import Shelf
from standoff.states import STATES, is_great_power, name_of, number_of, state_of_number
from standoff.vocabulary.actors import Actor
from standoff.vocabulary.crises import Case, Opening, OpeningClass, Role, View
from standoff.vocabulary.findings import Findings, StateFacts
from standoff.vocabulary.moves import Side
from standoff.vocabulary.results import Number, Provenance, Reference
from standoff.vocabulary.timelines import Timeline
from standoff.workbench.cases import COLUMNS, LAST
from standoff.workbench.catalogue import Happened
from standoff.workbench.facts import facts_of
from standoff.workbench.outlooks import ASKED
from standoff.workbench.plan import Plan
from standoff.workbench.weigh import Standing, weigh

if TYPE_CHECKING:
    import polars as pl

__all__ = ["find", "rehearsed", "standing_on"]

CITATION = (
    "Brecher, M. & J. Wilkenfeld (2000) A Study of Crisis; International Crisis Behavior, versions "
    "14 (1-487) and 16 (488-512)"
)
SERIOUS, MINOR = ("serious clashes", "full-scale war"), "minor clashes"
Row = dict[str, Any]


def rehearsed(crisis: str, *, as_of: date | None, plan: Plan) -> tuple[Findings, Happened, str]:
    """Run a crisis of ICB as of a day.

    Parameters
    ----------
    crisis : str
        Number or name; part of a name will do where it fits one crisis.
    as_of : date, optional
        The first day if left out.
    plan : Plan
        With a shelf that holds ICB.

    Returns
    -------
    findings : Findings
        With no documents: what is known comes from the data.
    happened : Happened
    name : str
    """
    assert plan.shelf is not None
    row = find(crisis, plan.shelf)
    day = as_of or row["began"]
    _refuse(row, day)
    standing = standing_on(row, plan.shelf, as_of=day)
    findings = weigh(standing, plan=plan, rng=np.random.default_rng(plan.seed))
    references = (*findings.references, *_move_references(standing, row))
    findings = replace(findings, references=references)
    return findings, _happened(row), standing.case.title


def find(crisis: str, shelf: Shelf) -> Row:
    """Find a crisis by its number or name.

    Raises
    ------
    UnknownName
        If there is none.
    UsageError
        If the name fits several.
    """
    table = onsets(shelf, as_of=LAST, structure=False)
    rows = table.rows(named=True)
    if crisis.isdigit():
        fitting = [row for row in rows if row["crisno"] == int(crisis)]
    else:
        wanted = " ".join(crisis.casefold().replace("-", " ").split())
        names = [" ".join(row["name"].casefold().replace("-", " ").split()) for row in rows]
        fitting = [row for row, name in zip(rows, names, strict=True) if name == wanted]
        fitting = fitting or [r for r, name in zip(rows, names, strict=True) if wanted in name]
    if not fitting:
        raise UnknownName(
            f"no crisis {crisis!r} among the worked cases or the {len(rows)} of ICB: give its "
            "number or part of its name, e.g. 'cuban missiles'"
        )
    if len(fitting) > 1:
        some = "; ".join(f"{r['crisno']} {r['name']} ({r['began'].year})" for r in fitting[:6])
        raise UsageError(f"{crisis!r} fits {len(fitting)} crises: give the number: {some}")
    return fitting[0]


def _refuse(row: Row, day: date) -> None:
    name = f"{row['name']} ({row['crisno']})"
    if day < row["began"]:
        raise UsageError(f"{name} began on {row['began']}: choose that day or a later one")
    if day >= row["ended"] and row["ended"] > row["began"]:
        raise UsageError(f"{name} had ended by {row['ended']}: choose an earlier day")


def standing_on(row: Row, shelf: Shelf, *, as_of: date) -> Standing:
    """Say how a crisis stood on a day, from onset facts and from moves dated up to it."""
    began = row["began"]
    course = courses(shelf, as_of=as_of + timedelta(days=1))[row["crisno"]]
    coercer, target = (_code(number, began) for number in (course.coercer, course.target))
    case = Case(
        title=f"{row['name'].title()}, {began.year}",
        as_of=as_of,
        coercer=_role(coercer, "the first actor's source of threat (ICB)"),
        target=_role(target, "the first state in crisis (ICB)"),
        patrons=tuple(_patrons(target, coercer, shelf=shelf, day=began)),
        began=began,
    )
    timeline = Timeline(
        began, "the crisis's first day in ICB", course.moves, course.by((as_of - began).days)
    )
    seen = tuple(m for m in course.moves if m.day <= (as_of - began).days)
    return Standing(
        case=case,
        view=View(as_of, (), (), ()),
        opening=_opening(row, shelf),
        timeline=replace(timeline, moves=seen),
        facts=_then(facts_of(case), case, shelf=shelf),
        known={name: float("nan") if row[name] is None else float(row[name]) for name in FREE},
        vintage=began,
    )


def _code(number: int | None, day: date) -> str:
    code = state_of_number(number, system="gw", as_of=day) if number else None
    return code or (number and state_of_number(number, system="cow", as_of=day)) or "---"


def _role(code: str, reason: str) -> Role:
    return Role(Actor(code), reason)


def _opening(row: Row, shelf: Shelf) -> Opening:
    import polars as pl

    first = first_actors(shelf).filter(pl.col("crisno") == row["crisno"]).row(0, named=True)
    kind = OpeningClass(row["opening"])
    protracted = None if first["pc"] is None else first["pc"] >= 2
    return Opening(kind, bool(row["trigger_military"]), "its trigger in ICB", protracted)


def _patrons(target: str, coercer: str, *, shelf: Shelf, day: date) -> list[Role]:
    """Name the great powers with a defence pact with the target in the year before (ATOP)."""
    import polars as pl

    number = number_of(target, system="cow", as_of=day) if target in STATES else None
    try:
        table = shelf.read("atop", "dyads", columns=("ccode1", "ccode2", "year", "atop_defense"))
    except DataAbsent:
        return []
    pacts = table.filter(
        (pl.col("ccode2") == number) & (pl.col("atop_defense") == 1),
        pl.col("year") == min(day.year - 1, int(str(table["year"].max()))),
    )
    codes = (state_of_number(n, system="cow", as_of=day) for n in pacts["ccode1"])
    return [
        _role(code, f"a great power with a defence pact with {name_of(target)} (ATOP)")
        for code in codes
        if code and code != coercer and is_great_power(code, as_of=day)
    ]


def _then(facts: tuple[StateFacts, ...], case: Case, *, shelf: Shelf) -> tuple[StateFacts, ...]:
    """Put the capabilities of the year before (CINC) in the place of today's economies."""
    import polars as pl

    began = case.began or case.as_of
    year = began.year - 1
    try:
        table = shelf.read("cow-nmc", "states", columns=("ccode", "year", "cinc"))
    except DataAbsent:
        return facts
    held: pl.DataFrame = table.filter(pl.col("year") == min(year, int(str(table["year"].max()))))
    shares = dict(held.select("ccode", "cinc").rows())

    def number(code: str) -> Number | None:
        share = shares.get(number_of(code, system="cow", as_of=began) or -1)
        if share is None:
            return None
        key = f"cow-nmc:{code}/{year}"
        cited = Reference(key, f"{name_of(code)}: CINC {share:.4f} in {year}", "Singer (1987); COW")
        made = Provenance("the year before the crisis", {"year": year}, (cited,))
        return Number(share, made, unit="share of the world's capabilities")

    return tuple(replace(fact, capability=number(fact.code)) for fact in facts)


def _move_references(standing: Standing, row: Row) -> list[Reference]:
    """Cite the data row behind each dated move."""
    found: dict[str, Reference] = {}
    for move in standing.timeline.moves:
        who = {
            Side.COERCER: standing.case.coercer.code,
            Side.TARGET: standing.case.target.code,
        }.get(move.side, "a third party")
        words = f"{who}: {move.kind.value} move on day {move.day} ({row['name'].title()})"
        held = found.get(move.source)
        said = f"{held.title}; {words}" if held else words
        found[move.source] = Reference(move.source, said, CITATION)
    return list(found.values())


def _happened(row: Row) -> Happened:
    """Read how a crisis came out; nothing of it reaches what is said."""
    came = {
        target.name: target.outcomes[int(row[COLUMNS[target.name]])]
        for target in ASKED
        if row[COLUMNS[target.name]] is not None
    }
    severity, result = came.get("severity"), came.get("target_outcome")
    words = "; ".join(f"{name.replace('_', ' ')}: {outcome}" for name, outcome in came.items())
    stands = "the standoff continues"
    if severity in SERIOUS:
        stands = "serious force or war"
    elif severity == MINOR:
        stands = "limited force"
    elif result == "defeat":
        stands = "concession by the target"
    elif result == "compromise":
        stands = "compromise"
    lasted = (row["ended"] - row["began"]).days
    return Happened(
        words=f"It ended on {row['ended']}, after {lasted} days; {words}.",
        source=f"International Crisis Behavior, crisis {row['crisno']}",
        ended=row["ended"],
        came=came,
        stands=((row["ended"], stands),),
    )
