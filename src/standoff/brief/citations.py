"""How a format prints citations: once where a whole row or table rests on the same, in ranges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from standoff.brief.document import Column, Row, Sentence, Table

__all__ = ["cited_at", "cited_in", "common", "ranges"]


def _alike(one: Sentence, other: Sentence) -> bool:
    return (one.claims, one.references) == (other.claims, other.references)


def _shared(cells: Iterable[Sentence]) -> Sentence | None:
    citing = [cell for cell in cells if cell.claims or cell.references]
    return citing[0] if len(citing) > 1 and all(_alike(citing[0], c) for c in citing) else None


def common(table: Table) -> Sentence | None:
    """Find what all citing cells of a table cite alike, to be cited once, in its caption."""
    return _shared(cell for row in table.rows for cell in row.cells)


def cited_at(row: Row, columns: Sequence[Column]) -> tuple[Sentence | None, ...]:
    """Say what each cell of a row cites.

    What the whole row rests on is cited once, in its last citing cell of words or else at its
    head; neighbours that cite alike cite once, in the last of them.
    """
    cells = row.cells
    shared = _shared(cells)
    if shared is not None:
        words = [
            place
            for place, (cell, column) in enumerate(zip(cells, columns, strict=True))
            if (cell.claims or cell.references) and not column.numeric
        ]
        goal = words[-1] if words else 0
        return tuple(shared if place == goal else None for place in range(len(cells)))
    return cited_in(cells)


def cited_in(sentences: Sequence[Sentence]) -> tuple[Sentence | None, ...]:
    """Say which sentences print their citations: the last of neighbours that cite alike."""
    nexts = (*sentences[1:], None)
    return tuple(
        None if after is not None and _alike(one, after) else one
        for one, after in zip(sentences, nexts, strict=True)
    )


def ranges(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Join runs of three and more: 1, 2, 5, 6, 7 is (1, 1), (2, 2), (5, 7)."""
    made: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if made and made[-1][1] == number - 1:
            made[-1] = (made[-1][0], number)
        else:
            made.append((number, number))
    return tuple(
        part
        for first, last in made
        for part in ([(first, first), (last, last)] if last == first + 1 else [(first, last)])
    )
