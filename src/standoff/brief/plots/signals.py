"""Signals over time or text: one panel per speaker, coercive above, conciliatory below."""

from __future__ import annotations

from standoff.brief.document import Column, Plot, Quote, Row, Table, row, say
from standoff.brief.drawing.scales import Scale
from standoff.brief.drawing.scene import Circle, Label, Mark, Path, Scene, segment
from standoff.brief.evidence import Evidence
from standoff.brief.voices import quoted, when
from standoff.brief.wording import day, listing
from standoff.vocabulary.claims import Signal
from standoff.vocabulary.findings import AmbiguityIndex, SignalPoint

__all__ = ["signals", "speakers"]

_PANEL = 132
_LEFT = 92
_GAP = 20.0
_FEWEST = 3
_LEVELS = ((1.0, "coercive"), (0.0, "ambiguous"), (-1.0, "conciliatory"))


def signals(evidence: Evidence) -> Plot | None:
    """Draw the signal lines, or nothing where nobody signalled."""
    everyone = tuple(index for index in evidence.findings.ambiguity if index.points)
    if not everyone:
        return None
    series = speakers(evidence) or everyone
    dated = _dated(everyone)
    axis = "day" if dated else "place in the text"
    panels = "One panel" if len(series) == 1 else "One panel each"
    who = listing([evidence.the(index.actor) for index in series])
    words = (
        f"{panels} for {who}. Every dot is one signal, placed by {axis} from left to right, "
        "a little apart where dots would overlap, and by stance from conciliatory (bottom) to "
        "coercive (top); a larger dot is a firmer signal. The number is that of its source note."
        f"{'' if len(series) == len(everyone) else ' Others who signalled are in the table.'}"
    )
    return Plot(
        "plot-signals",
        f"Signals by {axis}",
        words,
        _scene(evidence, series, 680, dated),
        _scene(evidence, series, 350, dated),
        _table(evidence, everyone, dated),
        opened=False,
    )


def speakers(evidence: Evidence) -> tuple[AmbiguityIndex, ...]:
    """Give the two sides and whoever else signalled often enough to draw a line."""
    sides = (evidence.coercer, evidence.target)
    return tuple(
        index
        for index in evidence.findings.ambiguity
        if index.points and (index.actor in sides or len(index.points) >= _FEWEST)
    )


def _dated(series: tuple[AmbiguityIndex, ...]) -> bool:
    days = [point.day for index in series for point in index.points]
    return all(days) and len(set(days)) > 1


def _scale(series: tuple[AmbiguityIndex, ...], width: float, dated: bool) -> Scale:
    if not dated:
        return Scale(0.0, 1.0, _LEFT + 18, width - 18)
    places = [_place(point, dated) for index in series for point in index.points]
    return Scale(min(places), max(places), _LEFT + 18, width - 18)


def _place(point: SignalPoint, dated: bool) -> float:
    """Place a signal by its day, in the order of the text within it, or by the text alone."""
    return (point.day.toordinal() if dated and point.day else 0) + point.position


def _apart(wanted: list[float], scale: Scale) -> list[float]:
    """Push dots apart that would overlap, keeping their order and the ends of the scale."""
    gap = min(_GAP, (scale.end - scale.start) / max(1, len(wanted) - 1))
    placed: list[float] = []
    for x in wanted:
        placed.append(max(x, placed[-1] + gap) if placed else x)
    limit = scale.end
    for k in reversed(range(len(placed))):
        placed[k] = min(placed[k], limit)
        limit = placed[k] - gap
    return placed


def _scene(
    evidence: Evidence, series: tuple[AmbiguityIndex, ...], width: float, dated: bool
) -> Scene:
    across = _scale(series, width, dated)
    marks: list[Mark] = []
    for place, index in enumerate(series):
        points = sorted(index.points, key=lambda point: _place(point, dated))
        xs = _apart([across(_place(point, dated)) for point in points], across)
        name = evidence.name(index.actor)
        marks += _panel(name, across.end + 18, top=_PANEL * place)
        marks += _line(evidence, tuple(zip(points, xs, strict=True)), top=_PANEL * place)
    bottom = _PANEL * len(series)
    ends = _ends(series) if dated else ("start of the text", "end")
    marks += [
        Label(across.start, bottom + 8, ends[0], "small"),
        Label(across.end, bottom + 8, ends[1], "small", "end"),
    ]
    return Scene(width, bottom + 18, tuple(marks))


def _ends(series: tuple[AmbiguityIndex, ...]) -> tuple[str, str]:
    days = [p.day for index in series for p in index.points if p.day]
    return day(min(days)), day(max(days))


def _levels(top: float) -> Scale:
    return Scale(-1.0, 1.0, top + 112, top + 40)


def _panel(name: str, right: float, *, top: float) -> list[Mark]:
    up = _levels(top)
    marks: list[Mark] = [Label(0, top + 16, name, "name")]
    for value, word in _LEVELS:
        y = up(value)
        marks.append(Path(segment((_LEFT, y), (right, y)), "grid"))
        marks.append(Label(_LEFT - 8, y + 4, word, "small", "end"))
    return marks


def _line(
    evidence: Evidence, placed: tuple[tuple[SignalPoint, float], ...], *, top: float
) -> list[Mark]:
    up = _levels(top)
    spots = [(x, up(point.value)) for point, x in placed]
    marks: list[Mark] = []
    if len(spots) > 1:
        marks.append(Path("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in spots), "thread"))
    for (point, _), spot in zip(placed, spots, strict=True):
        marks += _dot(evidence, point, spot)
    return marks


def _stance(value: float) -> str:
    return "coercive" if value > 0.25 else "conciliatory" if value < -0.25 else "ambiguous"


def _dot(evidence: Evidence, point: SignalPoint, spot: tuple[float, float]) -> list[Mark]:
    x, y = spot
    number = evidence.number(point.claim)
    stance = _stance(point.value)
    radius = 4 + 4 * max(0.0, min(1.0, point.weight))
    return [
        Circle(x, y, radius, f"signal {stance}", f"#{point.claim}", f"signal {number}, {stance}"),
        Label(x, y - radius - 4, str(number), "note halo", "middle"),
    ]


def _table(evidence: Evidence, series: tuple[AmbiguityIndex, ...], dated: bool) -> Table:
    claims = dict(evidence.of(Signal))
    rows: list[Row] = []
    for index in series:
        for point in sorted(index.points, key=lambda point: _place(point, dated)):
            claim = claims[point.claim]
            words = say(Quote(quoted(claim.span.quote), point.claim))
            time = day(point.day) if point.day else when(evidence, claim)
            name = evidence.name(index.actor)
            rows.append(row(name, words, str(claim.stance), claim.commitment, time))
    columns = tuple(map(Column, ("Speaker", "Words", "Stance", "Commitment", "When")))
    return Table("table-signals", "Signals in order", columns, tuple(rows))
