"""Drawings of a game tree, as text and as SVG."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from standoff.calculus.solve.trees import Array, GameTree, Spot

__all__ = ["draw_svg", "draw_text"]

ROW, COLUMN, MARGIN = 26.0, 170.0, 14.0


def draw_text(tree: GameTree, profile: Array | None = None) -> str:
    """Draw a tree with one line a node; with a profile, the chance of each action."""
    lines = _lines(tree, 0, profile=profile, lead="")
    return "\n".join([tree.title, _said(tree, tree.spots[0]), *lines])


def _lines(tree: GameTree, i: int, *, profile: Array | None, lead: str) -> Iterator[str]:
    spot = tree.spots[i]
    for action, child in enumerate(spot.children):
        last = action == len(spot.children) - 1
        arrow = "└─ " if last else "├─ "
        after = _said(tree, tree.spots[child])
        yield f"{lead}{arrow}{_action(tree, spot, action=action, profile=profile)} → {after}"
        deeper = lead + ("   " if last else "│  ")
        yield from _lines(tree, child, profile=profile, lead=deeper)


def _said(tree: GameTree, spot: Spot) -> str:
    paid = f"({', '.join(f'{p:g}' for p in spot.payoffs)})" if spot.payoffs else ""
    if spot.player == -2:
        return f"{spot.label} {paid}".strip()
    who = "chance" if spot.player == -1 else tree.players[spot.player]
    return f"{who} [{spot.label}] {paid}".strip()


def _action(tree: GameTree, spot: Spot, *, action: int, profile: Array | None) -> str:
    label = spot.actions[action]
    if spot.player == -1:
        return f"{label} {spot.chances[action]:.3g}"
    if profile is None:
        return label
    return f"{label} {profile[tree.starts[spot.information] + action]:.3f}"


def draw_svg(tree: GameTree, profile: Array | None = None) -> str:
    """Draw a tree from left to right; nodes of one information set are joined by a dotted line."""
    places = _places(tree)
    height = MARGIN * 2 + ROW * max(1, sum(not spot.children for spot in tree.spots))
    width = MARGIN * 2 + COLUMN * (max(x for x, _ in places) / COLUMN + 1.0)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'font-family="sans-serif" font-size="11"><title>{escape(tree.title)}</title>'
    ]
    for h in tree.information:
        points = " ".join(f"{places[i][0]:g},{places[i][1]:g}" for i in h.spots)
        parts.append(
            f'<polyline points="{points}" fill="none" stroke="#888" stroke-dasharray="2 3"/>'
        )
    for i, spot in enumerate(tree.spots):
        parts += _svg_node(tree, i, places=places, profile=profile)
        x, y = places[i]
        parts.append(f'<text x="{x + 6:g}" y="{y - 4:g}">{escape(_said(tree, spot))}</text>')
    return "\n".join([*parts, "</svg>"])


def _svg_node(
    tree: GameTree, i: int, *, places: list[tuple[float, float]], profile: Array | None
) -> Iterator[str]:
    (x, y), spot = places[i], tree.spots[i]
    yield f'<circle cx="{x:g}" cy="{y:g}" r="3"/>'
    for action, child in enumerate(spot.children):
        a, b = places[child]
        yield f'<line x1="{x:g}" y1="{y:g}" x2="{a:g}" y2="{b:g}" stroke="black"/>'
        label = escape(_action(tree, spot, action=action, profile=profile))
        middle = f'x="{(x + a) / 2:g}" y="{(y + b) / 2 - 2:g}"'
        yield f'<text {middle} fill="#555" text-anchor="middle">{label}</text>'


def _places(tree: GameTree) -> list[tuple[float, float]]:
    """Give (x, y) of each node: depth to the right, ends in rows, parents amid their children."""
    depth = [0] * len(tree.spots)
    for i, spot in enumerate(tree.spots):
        for child in spot.children:
            depth[child] = depth[i] + 1
    rows = iter(range(len(tree.spots)))
    y = [0.0] * len(tree.spots)
    for i, spot in enumerate(tree.spots):
        if not spot.children:
            y[i] = MARGIN + ROW * (next(rows) + 0.7)
    for i in range(len(tree.spots) - 1, -1, -1):
        if children := tree.spots[i].children:
            y[i] = sum(y[c] for c in children) / len(children)
    return [(MARGIN + COLUMN * d, v) for d, v in zip(depth, y, strict=True)]
