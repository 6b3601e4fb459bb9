"""Each patron's marginal effect (Shapley value) on whether the target holds and on force."""

from __future__ import annotations

from collections.abc import Callable

from standoff.brief.document import Column, Plot, Row, Sentence, Table, row, say
from standoff.brief.drawing.scales import Scale, round_ticks
from standoff.brief.drawing.scene import Circle, Label, Mark, Path, Scene, segment
from standoff.brief.evidence import Evidence
from standoff.brief.judged import ANSWERS
from standoff.brief.wording import MINUS, brief_shown, percent, points, signed, whole
from standoff.vocabulary.games import Equilibrium, PatronEffect
from standoff.vocabulary.results import Interval, Provenance

__all__ = ["effects"]

_PITCH = 34
_TOP = 62

Reading = Callable[[PatronEffect], tuple[float, Interval]]
"""How one panel reads its value and interval from an effect."""

_PANELS: tuple[tuple[str, Reading], ...] = (
    ("chance that the target holds", lambda e: (e.holds, e.holds_interval)),
    ("chance of force", lambda e: (e.force, e.force_interval)),
)


def effects(evidence: Evidence) -> Plot | None:
    """Draw the patrons' effects, or nothing where the model was not solved or has no patron."""
    solved = evidence.findings.equilibrium
    if solved is None or not solved.patrons:
        return None
    words = (
        "Two panels: how many percentage points each patron adds to the model's chance that "
        f"{evidence.the(evidence.target)} holds, and to its chance of force. A dot for the Shapley "
        "value, a bar for its 80% interval, a line at no effect."
    )
    across = _domain(solved.patrons)
    return Plot(
        "plot-effects",
        "What each patron changes",
        words,
        _wide(evidence, solved.patrons, across),
        _narrow(evidence, solved.patrons, across),
        _table(evidence, solved.patrons, solved),
    )


def _domain(patrons: tuple[PatronEffect, ...]) -> tuple[float, float]:
    ends = [
        end
        for p in patrons
        for i in (p.holds_interval, p.force_interval)
        for end in (i.low, i.high)
    ]
    return min(-0.05, *ends) - 0.01, max(0.05, *ends) + 0.01


def _wide(
    evidence: Evidence, patrons: tuple[PatronEffect, ...], across: tuple[float, float]
) -> Scene:
    marks: list[Mark] = []
    for place, effect in enumerate(patrons):
        y = _TOP + _PITCH * place
        marks.append(Label(0, y + 5, evidence.name(effect.patron), "name patron"))
    for place, panel in enumerate(_PANELS):
        left = 132 + 280 * place
        scale = Scale(*across, left, left + 246)
        marks += _panel(evidence, patrons, panel=panel, scale=scale, top=0)
    return Scene(680, _TOP + _PITCH * len(patrons) + 22, tuple(marks))


def _narrow(
    evidence: Evidence, patrons: tuple[PatronEffect, ...], across: tuple[float, float]
) -> Scene:
    marks: list[Mark] = []
    tall = _TOP + _PITCH * len(patrons) + 38
    for step, panel in enumerate(_PANELS):
        top = tall * step
        for place, effect in enumerate(patrons):
            y = top + _TOP + _PITCH * place
            marks.append(Label(0, y + 5, evidence.name(effect.patron), "name patron"))
        scale = Scale(*across, 104, 334)
        marks += _panel(evidence, patrons, panel=panel, scale=scale, top=top)
    return Scene(350, tall * len(_PANELS) - 12, tuple(marks))


def _panel(
    evidence: Evidence,
    patrons: tuple[PatronEffect, ...],
    *,
    panel: tuple[str, Reading],
    scale: Scale,
    top: float,
) -> list[Mark]:
    title, reading = panel
    bottom = top + _TOP + _PITCH * (len(patrons) - 1) + 18
    marks: list[Mark] = [Label(scale.start, top + 16, f"On the {title}", "label")]
    for tick in round_ticks(scale.low, scale.high, most=4):
        x = scale(tick)
        role = "zero" if tick == 0 else "grid"
        marks.append(Path(segment((x, top + 34), (x, bottom)), role))
        sign = "+" if tick > 0 else MINUS if tick < 0 else ""
        marks.append(Label(x, bottom + 17, f"{sign}{abs(100 * tick):g}", "small", "middle"))
    for place, effect in enumerate(patrons):
        value, interval = reading(effect)
        y = top + _TOP + _PITCH * place
        spoken = f"{evidence.name(effect.patron)}: {points(value, interval).text} on the {title}"
        marks.append(Path(segment((scale(interval.low), y), (scale(interval.high), y)), "range"))
        marks.append(Circle(scale(value), y, 5.5, "chance", "#table-effects", spoken))
    return marks


def _table(evidence: Evidence, patrons: tuple[PatronEffect, ...], solved: Equilibrium) -> Table:
    timed = any(effect.delays is not None for effect in patrons)
    rows: list[Row] = []
    for effect in patrons:
        made = evidence.behind(effect.patron, solved)
        cells = [
            say(evidence.name(effect.patron)),
            say(ANSWERS.get(effect.answer, effect.answer)),
            say(*brief_shown(percent(effect.support, effect.support_interval, made=made))),
            say(*brief_shown(signed(effect.holds, effect.holds_interval, made=made))),
            say(*brief_shown(signed(effect.force, effect.force_interval, made=made))),
        ]
        rows.append(row(*cells, *([_delay(effect, made)] if timed else [])))
    columns = [
        Column("Patron"),
        Column("Answer"),
        Column("Supports if it resists", numeric=True),
        Column("On holding", numeric=True),
        Column("On force", numeric=True),
    ]
    columns += [Column("Days gained", numeric=True)] if timed else []
    note = "80% intervals in brackets. Changes are in percentage points of probability."
    caption = "The model’s answer for each patron"
    return Table("table-effects", caption, tuple(columns), tuple(rows), note)


def _delay(effect: PatronEffect, made: Provenance) -> Sentence:
    if effect.delays is None:
        return say("–")
    figure = whole(effect.delays, effect.delays_interval, made=made, unit="days")
    return say(*brief_shown(figure))
