"""The patron network: who supplies the target with what, and who presses it."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.brief.document import Column, Plot, Row, Table, row, say
from standoff.brief.drawing.scales import lines_of, stacked
from standoff.brief.drawing.scene import Circle, Label, Mark, Path, Scene
from standoff.brief.evidence import Evidence
from standoff.brief.voices import voice, when
from standoff.brief.wording import amount, listing, start
from standoff.vocabulary.claims import Force, Posture, Relation, Support

__all__ = ["network"]


@dataclass(frozen=True, slots=True)
class _Tie:
    """What one supporter gives the target: things by status, and the claims that say so."""

    code: str
    things: tuple[str, ...]
    status: str
    ids: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the parts of the drawing stand."""

    width: float
    left: float
    target: tuple[float, float]
    coercer: tuple[float, float]
    pitch: float
    height: float


def network(evidence: Evidence) -> Plot | None:
    """Draw the patron network, or nothing where no state stands behind the target."""
    ties = tuple(_tie(evidence, code) for code in evidence.patrons)
    if not ties:
        return None
    target = evidence.the(evidence.target)
    names = listing([evidence.the(tie.code) for tie in ties])
    words = (
        f"{start(names)} on the left, {'each ' if len(ties) > 1 else ''}joined to {target} by a "
        "line as thick as the number of things it is said to supply; "
        f"{evidence.the(evidence.coercer)} presses from the other side. A broken line marks "
        "support that is promised or limited."
    )
    return Plot(
        "plot-network",
        f"Who stands behind {target}, and with what",
        words,
        _scene(evidence, ties, _wide(len(ties))),
        _scene(evidence, ties, _narrow(len(ties))),
        _table(evidence, ties),
    )


def _wide(n: int) -> _Layout:
    height = max(210, 62 * n + 24)
    return _Layout(680, 270, (438, height / 2), (560, height / 2), 62, height)


def _narrow(n: int) -> _Layout:
    rows = 66 * n
    return _Layout(350, 206, (320, rows / 2 + 10), (320, rows + 76), 66, rows + 124)


def _tie(evidence: Evidence, code: str) -> _Tie:
    found = [
        (key, claim)
        for key, claim in evidence.of(Support)
        if any(actor.code == code for actor in claim.supporter)
    ]
    things = tuple(dict.fromkeys(item.item for _, claim in found for item in claim.items))
    states = {claim.status for _, claim in found}
    firm = states & {"ongoing", "delivered"} or not states
    status = "firm" if firm else "denied" if states == {"denied"} else "loose"
    rival = any(
        claim.relation == "rivalry" and _between(claim, code, evidence.coercer)
        for _, claim in evidence.of(Relation)
    )
    note = f"rival of {evidence.the(evidence.coercer)}" if rival else ""
    return _Tie(code, things, status, tuple(key for key, _ in found), note)


def _between(claim: Relation, one: str, other: str) -> bool:
    a, b = ({actor.code for actor in side} for side in claim.parties)
    return (one in a and other in b) or (one in b and other in a)


def _scene(evidence: Evidence, ties: tuple[_Tie, ...], at: _Layout) -> Scene:
    marks: list[Mark] = []
    top = at.target[1] - at.pitch * (len(ties) - 1) / 2
    for place, tie in enumerate(ties):
        marks += _patron(evidence, tie, top + place * at.pitch, at)
    marks += _pressure(evidence, at)
    x, y = at.target
    marks += [
        Circle(x, y, 9, "target"),
        Label(x, y - 18, evidence.name(evidence.target), "name target", "middle"),
    ]
    return Scene(at.width, at.height, tuple(marks))


def _patron(evidence: Evidence, tie: _Tie, y: float, at: _Layout) -> list[Mark]:
    x, ty = at.target
    reach = (x - at.left) * 0.55
    curve = f"M{at.left + 8:.1f} {y:.1f}C{at.left + reach:.1f} {y:.1f} {x - reach:.1f} {ty:.1f}"
    weight = min(4, max(1, len(tie.things)))
    link = f"#{tie.ids[0]}" if tie.ids else ""
    spoken = f"{evidence.name(tie.code)} supplies {listing(tie.things) or 'nothing named'}"
    things = "; ".join(tie.things) or "nothing named"
    lines = lines_of(f"{things}; {tie.note}" if tie.note else things, at.left - 4)
    return [
        Path(
            f"{curve} {x - 10:.1f} {ty:.1f}", f"tie w{weight} {tie.status}", href=link, label=spoken
        ),
        Circle(at.left + 6, y, 4, "patron"),
        Label(0, y - 6, evidence.name(tie.code), "name patron", href=link),
        *stacked(lines, 0, y=y + 11, role="small"),
    ]


def _pressure(evidence: Evidence, at: _Layout) -> list[Mark]:
    forces = _forces(evidence)
    link = f"#{forces[0][0]}" if forces else ""
    (x, y), (tx, ty) = at.coercer, at.target
    below = y > ty
    tail = f"M{tx:.1f} {y - 26:.1f}L{tx:.1f} {ty + 14:.1f}"
    path = tail if below else f"M{x - 12:.1f} {y:.1f}L{tx + 16:.1f} {ty:.1f}"
    spoken = f"{evidence.name(evidence.coercer)} presses {evidence.name(evidence.target)}"
    lines = lines_of(
        "; ".join(words for _, words in forces), 330 if below else at.width - x, most=3
    )
    anchor = "end" if below else "start"
    head = y - 6 if below or lines else y + 5
    return [
        Path(path, "pressure", ends="arrow", href=link, label=spoken),
        Label(x, head, evidence.name(evidence.coercer), "name coercer", anchor, link),
        *stacked(lines, x, y=y + 12, role="small", anchor=anchor),
    ]


def _forces(evidence: Evidence) -> tuple[tuple[str, str], ...]:
    """Give the coercer's forces in words, those with numbers if any, once where claims agree."""
    best: dict[tuple[str, ...], tuple[str, Posture]] = {}
    for key, claim in evidence.of(Posture):
        if all(actor.code != evidence.coercer for actor in claim.actor):
            continue
        group = evidence.groups[key].claims if key in evidence.groups else (key,)
        if group not in best or _detail(claim) > _detail(best[group][1]):
            best[group] = (key, claim)
    forces = [(key, force) for key, claim in best.values() for force in claim.forces]
    counted = [(key, force) for key, force in forces if force.quantity is not None]
    return tuple((key, _words(force, key)) for key, force in counted or forces)


def _detail(claim: Posture) -> tuple[int, int]:
    return sum(force.quantity is not None for force in claim.forces), len(claim.forces)


def _words(force: Force, key: str) -> str:
    if force.quantity is None:
        return force.item
    number = say(amount(force.quantity, key)).text
    return force.item if number in force.item else f"{number} {force.item}"


def _table(evidence: Evidence, ties: tuple[_Tie, ...]) -> Table:
    columns = (Column("Patron"), Column("What"), Column("Status"), Column("When"), Column("Source"))
    rows: list[Row] = []
    for tie in ties:
        held = [(key, claim) for key, claim in evidence.of(Support) if key in tie.ids]
        for key, claim in held:
            things = listing([item.item for item in claim.items]) or "nothing named"
            said = say(voice(evidence, claim), claims=[key])
            what = start(things)
            rows.append(
                row(evidence.name(tie.code), what, claim.status, when(evidence, claim), said)
            )
        if not held:
            rows.append(row(evidence.name(tie.code), "Nothing named", "–", "–", "–"))
    caption = f"Support for {evidence.the(evidence.target)} as reported"
    return Table("table-network", caption, columns, tuple(rows))
