"""Chances of each outcome by horizon, with intervals and the class frequency as a tick."""

from __future__ import annotations

from standoff.brief.document import Column, Plot, Row, Sentence, Table, row, say
from standoff.brief.drawing.scales import Scale, lines_of, stacked
from standoff.brief.drawing.scene import Circle, Label, Mark, Path, Scene, segment
from standoff.brief.evidence import Evidence
from standoff.brief.outlook import chance_figure, usual_figure
from standoff.brief.wording import brief_shown, days, percent, start
from standoff.vocabulary.chances import Chance, Forecast

__all__ = ["chances"]

_PITCH = 38
_WORDS = 168
_OPEN = (
    "Force used inside a crisis that is still open at a horizon is not counted at it, so that at "
    "short horizons the chance of force is a lower bound."
)


def chances(evidence: Evidence) -> Plot | None:
    """Draw the chances, or nothing where no forecast was made."""
    forecasts = evidence.findings.forecasts
    if not forecasts:
        return None
    words = (
        "For each horizon and outcome: a dot at the probability, a bar over its 80% interval, and "
        "a tick at the class frequency, the share of past crises of this opening class that went "
        "so. The same numbers are in the table below."
    )
    return Plot(
        "plot-chances",
        "How it may end",
        words,
        _wide(forecasts),
        _narrow(forecasts),
        _table(forecasts),
    )


def _wide(forecasts: tuple[Forecast, ...]) -> Scene:
    marks: list[Mark] = []
    outcomes = [chance.outcome for chance in forecasts[0].chances]
    for place, outcome in enumerate(outcomes):
        lines = lines_of(start(outcome), _WORDS - 6, size=13.5)
        marks += stacked(lines, 0, y=46 + _PITCH * place + 12.5 - 8 * len(lines), role="label")
    room = (680 - _WORDS) / len(forecasts)
    for place, forecast in enumerate(forecasts):
        left = _WORDS + room * place
        marks += _panel(forecast, Scale(0, 1, left + 8, left + room - 50), 0)
    return Scene(680, 46 + _PITCH * len(outcomes) + 22, tuple(marks))


def _narrow(forecasts: tuple[Forecast, ...]) -> Scene:
    marks: list[Mark] = []
    tall = 46 + _PITCH * len(forecasts[0].chances) + 38
    for place, forecast in enumerate(forecasts):
        top = tall * place
        for step, chance in enumerate(forecast.chances):
            lines = lines_of(start(chance.outcome), 128, size=13.5)
            y = top + 46 + _PITCH * step + 12.5 - 8 * len(lines)
            marks += stacked(lines, 0, y=y, role="label")
        marks += _panel(forecast, Scale(0, 1, 136, 350 - 44), top)
    return Scene(350, tall * len(forecasts) - 12, tuple(marks))


def _panel(forecast: Forecast, across: Scale, top: float) -> list[Mark]:
    bottom = top + 46 + _PITCH * len(forecast.chances) - 14
    marks: list[Mark] = [
        Label(across.start, top + 14, f"Within {days(forecast.horizon_days)}", "name")
    ]
    for tick in (0.0, 0.5, 1.0):
        x = across(tick)
        marks.append(Path(segment((x, top + 28), (x, bottom)), "grid"))
        marks.append(Label(x, bottom + 16, f"{100 * tick:.0f}%", "small", "middle"))
    for place, (chance, usual) in enumerate(zip(forecast.chances, forecast.reference, strict=True)):
        marks += _line(chance, usual, across=across, y=top + 46 + _PITCH * place)
    return marks


def _line(chance: Chance, usual: float, *, across: Scale, y: float) -> list[Mark]:
    low, high = across(chance.interval.low), across(chance.interval.high)
    figure = percent(chance.p, chance.interval)
    link = "#table-chances"
    spoken = f"{chance.outcome}: {figure.text}, {chance.word}"
    x = across(usual)
    return [
        Path(segment((low, y), (high, y)), "range"),
        Path(segment((x, y - 11), (x, y + 11)), "usual"),
        Circle(across(chance.p), y, 5.5, "chance", link, spoken),
        Label(across.end + 10, y + 4.5, figure.text.replace("under ", "<"), "value"),
    ]


def _table(forecasts: tuple[Forecast, ...]) -> Table:
    same = all(
        abs(chance.p - usual) < 0.005
        for forecast in forecasts
        for chance, usual in zip(forecast.chances, forecast.reference, strict=True)
    )
    rows: list[Row] = []
    for place, chance in enumerate(forecasts[0].chances):
        cells = [_cell(forecast, place, beside=not same) for forecast in forecasts]
        rows.append(row(start(chance.outcome), *cells))
    heads = (Column(f"Within {days(f.horizon_days)}") for f in forecasts)
    note = (
        "80% intervals in brackets. Words of estimative probability after Kent (1964), with the "
        "cut-points of ICD 203. Numbers are rounded to what the interval supports, so a column "
        "need not add up to 100."
    )
    if same:
        note = f"{note} Every chance is the class frequency itself."
    if any("outcomes" in forecast.provenance.method for forecast in forecasts):
        note = f"{note} {_OPEN}"
    columns = (Column("Outcome"), *heads)
    return Table("table-chances", "Chances by horizon", columns, tuple(rows), note)


def _cell(forecast: Forecast, place: int, *, beside: bool) -> Sentence:
    chance = forecast.chances[place]
    figure = brief_shown(chance_figure(chance, forecast))
    usual = ("; class ", usual_figure(place, forecast)) if beside else ()
    return say(*figure, f", {chance.word}", *usual)
