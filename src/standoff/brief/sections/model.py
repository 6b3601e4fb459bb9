"""The structural model beside the forecast: an explanation with weight 0, its priors printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from standoff.brief.document import (
    Block,
    Column,
    Figure,
    Paragraph,
    Row,
    Run,
    Section,
    Sentence,
    Table,
    row,
    say,
)
from standoff.brief.evidence import Evidence
from standoff.brief.wording import brief_shown, listing, percent, points, shown, significant, start
from standoff.vocabulary.games import Equilibrium, Parameter
from standoff.vocabulary.results import Interval, Provenance

__all__ = ["model"]

_COALITIONS = 6
_TABLE = "table-parameters"
_USED = "80% intervals; “used” is the median with its interval after claims and facts came in."
_PRIOR = Column("Prior", numeric=True)
_MOVED = (
    Column("Parameter"),
    _PRIOR,
    Column("Used", numeric=True),
    Column("What moved it"),
)
_UNMOVED = (Column("Parameter"), Column("Whose"), _PRIOR, Column("Why so"))


def model(evidence: Evidence) -> Section:
    """Give the model's probabilities, coalitions, and every prior next to what moved it."""
    title = "The structural model"
    solved = evidence.findings.equilibrium
    if solved is None:
        nothing = say("The structural model was not solved for this crisis.")
        return Section("model", title, (Paragraph((nothing,)),))
    blocks: list[Block] = [
        Paragraph((*_summary(solved), _deterrence(solved))),
        _outcomes(solved),
    ]
    if solved.coalitions:
        blocks.append(_coalitions(evidence, solved))
    blocks += _parameters(evidence, solved)
    return Section("model", title, tuple(blocks))


def _summary(solved: Equilibrium) -> tuple[Sentence, ...]:
    holds = sum(
        p
        for outcome, p in zip(solved.outcomes, solved.probabilities, strict=True)
        if outcome not in ("concession", "force")
    )
    return (
        say(
            "This model explains the forecast above and is not mixed into it: its weight is 0 "
            "until a backtest earns it one."
        ),
        say(
            f"Solved as the {solved.model} game with {solved.timing} moves, it puts the chance "
            "that the target holds, neither conceding nor attacked, at ",
            _rounded(holds, solved),
            ".",
        ),
    )


def _bare(solved: Equilibrium) -> Provenance:
    return Provenance(solved.provenance.method, claims=(), data=solved.provenance.data)


def _rounded(p: float, solved: Equilibrium) -> Figure:
    text = f"about {5 * round(20 * p)}%"
    method = solved.provenance.method
    return Figure(p, text, unit="probability", method=method, anchor=_TABLE)


def _traced(p: float, interval: Interval, *, solved: Equilibrium) -> tuple[Run, ...]:
    """Give a probability of the model; it leads to the priors and what moved them."""
    figure = percent(p, interval, made=_bare(solved))
    return brief_shown(replace(figure, anchor=_TABLE))


def _deterrence(solved: Equilibrium) -> Sentence:
    made = _bare(solved)
    return say(
        "If support were known to be nil while the patrons’ capability stayed, the chance of force "
        "would change by ",
        *shown(points(solved.signal_effect, solved.signal_interval, made=made)),
        ", which is deterrence by signal; if support stayed and the capability were nil, by ",
        *shown(points(solved.defence_effect, solved.defence_interval, made=made)),
        ", which is defence by capability.",
    )


def _outcomes(solved: Equilibrium) -> Table:
    rows = [
        row(start(outcome), say(*_traced(p, interval, solved=solved)))
        for outcome, p, interval in zip(
            solved.outcomes, solved.probabilities, solved.intervals, strict=True
        )
    ]
    columns = (Column("Outcome of the game"), Column("Probability", numeric=True))
    note = (
        "80% intervals in brackets. “Back-down” means that the coercer, seeing who stands by the "
        "target, does not use force."
    )
    return Table("table-model", "What the model gives", columns, tuple(rows), note)


def _coalitions(evidence: Evidence, solved: Equilibrium) -> Table:
    rows = [
        row(
            start(evidence.list(coalition.patrons)) or "None of them",
            say(*_traced(coalition.p, coalition.interval, solved=solved)),
        )
        for coalition in solved.coalitions[:_COALITIONS]
    ]
    columns = (
        Column("Patrons that stand by the target"),
        Column("Force is used and", numeric=True),
    )
    caption = "Chance that force is used and exactly these patrons support the target"
    return Table("table-coalitions", caption, columns, tuple(rows))


def _parameters(evidence: Evidence, solved: Equilibrium) -> Iterator[Table]:
    """Give those that claims or facts moved, by player, then, alike ones together, the rest."""
    moved: dict[str, list[Parameter]] = {}
    rest: dict[tuple[str, Interval], list[Parameter]] = {}
    for one in solved.parameters:
        if one.prior == one.posterior:
            rest.setdefault((one.symbol, one.prior), []).append(one)
        else:
            moved.setdefault(one.player, []).append(one)
    for place, (player, own) in enumerate(moved.items()):
        rows = tuple(_parameter(evidence, p, solved) for p in own)
        whose = evidence.name(player) if player else "All players"
        note = "" if place else _USED
        name = _TABLE if place == 0 else f"{_TABLE}-{player or 'all'}"
        yield Table(name, f"{whose}: priors, and what moved them", _MOVED, rows, note)
    if rest:
        rows = tuple(_untouched(evidence, alike) for alike in rest.values())
        yield Table("table-priors", "Priors that nothing moved", _UNMOVED, rows)


def _whose(evidence: Evidence, parameters: list[Parameter]) -> str:
    return listing([evidence.name(p.player) if p.player else "all" for p in parameters])


def _meaning(parameter: Parameter) -> str:
    return f"{start(parameter.meaning)} ({parameter.symbol})"


def _untouched(evidence: Evidence, alike: list[Parameter]) -> Row:
    one = alike[0]
    reason = start(one.reason or "only the prior speaks")
    return row(_meaning(one), _whose(evidence, alike), _range(one.prior), reason)


def _parameter(evidence: Evidence, parameter: Parameter, solved: Equilibrium) -> Row:
    claims, keys = evidence.split(parameter.moved_by)
    interval = parameter.posterior
    centre = Figure(
        parameter.centre,
        significant(parameter.centre),
        low=interval.low,
        high=interval.high,
        level=interval.level,
        method=solved.provenance.method,
        claims=claims,
        references=keys,
    )
    return row(
        _meaning(parameter),
        _range(parameter.prior),
        say(centre, f" ({_range(interval)})"),
        say(start(_moved(parameter)), claims=claims, references=keys),
    )


def _moved(parameter: Parameter) -> str:
    """Say what moved a parameter without the literature behind it, which the docs give."""
    words = re.sub(r" \([^()]*\)", "", parameter.reason)
    return words or "moved by what is cited"


def _range(interval: Interval) -> str:
    return f"{significant(interval.low)} to {significant(interval.high)}"
