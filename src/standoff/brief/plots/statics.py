"""Comparative statics: how an outcome's chance moves along one parameter, as small multiples."""

from __future__ import annotations

import re

from standoff.brief.document import Column, Plot, Table, row, say
from standoff.brief.drawing.scales import Scale, lines_of, stacked
from standoff.brief.drawing.scene import Label, Mark, Path, Scene
from standoff.brief.evidence import Evidence
from standoff.brief.wording import percent, plural, significant, start
from standoff.vocabulary.games import Comparative
from standoff.vocabulary.results import Provenance

__all__ = ["LEAST", "label_of", "outcome_of", "statics", "swing"]

_MOST = 6
_TALL = 178
LEAST = 0.02
"""The smallest swing, in probability, that is worth a curve or a sentence."""


def label_of(evidence: Evidence, comparative: Comparative) -> str:
    """Name a parameter with its player in words: "Russia: readiness of the patron"."""
    solved = evidence.findings.equilibrium
    meanings = {p.symbol: p.meaning for p in solved.parameters} if solved else {}
    meaning = re.split("[:(]", meanings.get(comparative.symbol, comparative.symbol))[0].strip()
    who = f"{evidence.name(comparative.player)}: " if comparative.player else ""
    return f"{who}{meaning}"


def outcome_of(evidence: Evidence, comparative: Comparative) -> str:
    """Say whose chance a curve shows: "chance of force", "chance that Venezuela holds"."""
    if comparative.outcome == "holds":
        return f"chance that {evidence.the(evidence.target)} holds"
    return f"chance of {comparative.outcome}"


def swing(comparative: Comparative) -> float:
    """Measure how far the outcome's chance moves along the parameter."""
    return max(comparative.p) - min(comparative.p)


def statics(evidence: Evidence) -> Plot | None:
    """Draw the comparatives with the widest swing, or nothing where there are none."""
    solved = evidence.findings.equilibrium
    ranked = sorted(solved.comparatives, key=swing, reverse=True) if solved else []
    drawn = [c for c in ranked if swing(c) >= LEAST][:_MOST]
    if not drawn:
        return None
    words = (
        f"{plural(len(drawn), 'small panel').capitalize()}: the model’s chance of an outcome (0 to "
        "100%) along one parameter, all others at their central values; the band is the 80% "
        "interval over the draws. The table holds every curve, those too flat to draw included."
    )
    return Plot(
        "plot-statics",
        "What would move the model",
        words,
        _grid(evidence, drawn, across=2 if len(drawn) in (1, 2, 4) else 3, width=680),
        _grid(evidence, drawn, across=2, width=350),
        _table(evidence, ranked),
        opened=False,
    )


def _grid(evidence: Evidence, drawn: list[Comparative], *, across: int, width: float) -> Scene:
    room = (width + 18) / across
    marks: list[Mark] = []
    for place, comparative in enumerate(drawn):
        left, top = room * (place % across), _TALL * (place // across)
        marks += _panel(evidence, comparative, corner=(left, top), room=room - 18)
    return Scene(width, _TALL * -(-len(drawn) // across) - 8, tuple(marks))


def _panel(
    evidence: Evidence, c: Comparative, *, corner: tuple[float, float], room: float
) -> list[Mark]:
    left, top = corner
    x = Scale(c.at[0], c.at[-1], left + 30, left + room - 4)
    y = Scale(0, 1, top + 136, top + 58)
    title = f"{start(outcome_of(evidence, c))}, by {label_of(evidence, c)}"
    marks: list[Mark] = [
        *stacked(lines_of(title, room, size=12.5, most=3), left, y=top + 12, role="small ink")
    ]
    for tick in (0.0, 0.5, 1.0):
        marks.append(Path(f"M{x.start:.1f} {y(tick):.1f}H{x.end:.1f}", "grid"))
        marks.append(Label(left + 25, y(tick) + 4, f"{100 * tick:.0f}", "tiny", "end"))
    upper = "L".join(f"{x(a):.1f} {y(p):.1f}" for a, p in zip(c.at, c.high, strict=True))
    lower = "L".join(f"{x(a):.1f} {y(p):.1f}" for a, p in zip(c.at[::-1], c.low[::-1], strict=True))
    middle = "L".join(f"{x(a):.1f} {y(p):.1f}" for a, p in zip(c.at, c.p, strict=True))
    marks += [Path(f"M{upper}L{lower}Z", "band"), Path(f"M{middle}", "curve")]
    for value, anchor in ((c.at[0], "start"), (c.at[-1], "end")):
        marks.append(Label(x(value), top + 152, significant(value), "tiny", anchor))
    return marks


def _table(evidence: Evidence, drawn: list[Comparative]) -> Table:
    solved = evidence.findings.equilibrium
    made = Provenance(solved.provenance.method, data=solved.provenance.data) if solved else None
    rows = []
    for c in drawn:
        rows.append(
            row(
                f"{label_of(evidence, c)} ({c.symbol})",
                start(outcome_of(evidence, c)),
                say(f"{significant(c.at[0])} → ", percent(c.p[0], made=made)),
                say(f"{significant(c.at[-1])} → ", percent(c.p[-1], made=made)),
            )
        )
    heads = ("Parameter", "What", "At its lowest", "At its highest")
    return Table("table-statics", "Ends of each curve", tuple(map(Column, heads)), tuple(rows))
