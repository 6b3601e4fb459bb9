"""The brief as a document: sections of sentences, tables and plots, each carrying its evidence."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from standoff.brief.drawing.scene import Scene
from standoff.vocabulary.claims import Claim
from standoff.vocabulary.results import Reference
from standoff.vocabulary.sources import Document

__all__ = [
    "Block",
    "Brief",
    "Column",
    "Figure",
    "Link",
    "Note",
    "Paragraph",
    "Plot",
    "Points",
    "Quote",
    "Row",
    "Run",
    "Section",
    "Sentence",
    "SideBySide",
    "Table",
    "anchor_of",
    "every_sentence",
    "name_sentences",
    "row",
    "say",
]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as printed, with its value, interval, method and what it rests on.

    Attributes
    ----------
    value : float
    text : str
        The number as the reader sees it, rounded to what the interval supports.
    low, high, level : float or None
        Interval and its nominal coverage.
    unit, method : str
    claims, references : tuple of str
        Claim ids and reference keys.
    anchor : str
        Where the number leads if not to its first claim or reference: an id in the document.
    """

    value: float
    text: str
    low: float | None = None
    high: float | None = None
    level: float | None = None
    unit: str = ""
    method: str = ""
    claims: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Verbatim words of a source, and the claim whose span they are."""

    text: str
    claim: str


@dataclass(frozen=True, slots=True)
class Link:
    """An address outside the brief; formats make it a link only if it is http or https."""

    text: str
    url: str


Run = str | Figure | Quote | Link
"""A stretch of a sentence."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (or table cell) and everything it rests on.

    Attributes
    ----------
    runs : tuple of Run
    claims, references : tuple of str
        Those of its figures and quotes included.
    id : str
        ``"<section>-<n>"``, given when the brief is composed.
    """

    runs: tuple[Run, ...]
    claims: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    id: str = ""

    @property
    def text(self) -> str:
        """Give the sentence as plain words."""
        return "".join(
            run if isinstance(run, str) else f"“{run.text}”" if isinstance(run, Quote) else run.text
            for run in self.runs
        )

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Give the numbers in it."""
        return tuple(run for run in self.runs if isinstance(run, Figure))


def say(*runs: Run, claims: Iterable[str] = (), references: Iterable[str] = ()) -> Sentence:
    """Make a sentence that rests on the given evidence and on that of its figures and quotes."""
    cited: dict[str, None] = {}
    keyed: dict[str, None] = dict.fromkeys(references)
    for run in runs:
        if isinstance(run, Figure):
            cited.update(dict.fromkeys(run.claims))
            keyed.update(dict.fromkeys(run.references))
        elif isinstance(run, Quote):
            cited[run.claim] = None
    cited.update(dict.fromkeys(claims))
    return Sentence(tuple(run for run in runs if run != ""), tuple(cited), tuple(keyed))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences in order, with an optional lead word set in bold."""

    sentences: tuple[Sentence, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """A list whose items are paragraphs; `ordered` where the order matters."""

    items: tuple[Paragraph, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Lists set beside one another, each under its title."""

    id: str
    columns: tuple[tuple[str, Points], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column; numbers are set flush right."""

    title: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the first cell is its head; `id` is where links to it lead."""

    cells: tuple[Sentence, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption that says what it shows, and an optional note below.

    A `folded` table opens on a page where a reader asks for it; elsewhere it stands open.
    """

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""
    folded: bool = False


def row(*cells: Sentence | Run, id: str = "") -> Row:
    """Make a row, wrapping bare words and figures as cells."""
    return Row(tuple(c if isinstance(c, Sentence) else say(c) for c in cells), id)


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing with its title, a description in words, and the same content as a table.

    Attributes
    ----------
    id, title, description : str
    wide, narrow : Scene
        The drawing for a page and for a phone.
    table : Table
    opened : bool
        Whether the table stands open below the drawing, or unfolds.
    """

    id: str
    title: str
    description: str
    wide: Scene
    narrow: Scene
    table: Table
    opened: bool = True


Block = Paragraph | Points | SideBySide | Table | Plot
"""What a section is made of."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the brief under one heading."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """One claim as the brief prints it beside its source text.

    Attributes
    ----------
    number : int
        The number by which sentences cite it.
    id : str
        The claim's id, and the anchor of its highlighted words.
    claim : Claim
    parties, source, certainty, when, corroboration : str
        In words.
    """

    number: int
    id: str
    claim: Claim
    parties: str
    source: str
    certainty: str
    when: str
    corroboration: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A whole brief: what every format renders.

    Attributes
    ----------
    title, dek : str
        Headline, and one line on what it is.
    as_of : date
    version : str
        The version of standoff that wrote it.
    roles : tuple of (str, str, str)
        Part, code and name of coercer, target, patrons and partners.
    sections : tuple of Section
    notes : tuple of Note
        Every claim, in the order of the texts.
    documents : tuple of Document
        The sources read.
    references : tuple of Reference
        Every data row that something rests on.
    """

    title: str
    dek: str
    as_of: date
    version: str
    roles: tuple[tuple[str, str, str], ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    documents: tuple[Document, ...]
    references: tuple[Reference, ...]


def anchor_of(key: str) -> str:
    """Turn a reference key into its row's id: "icb:severity/quiet" to "ref-icb-severity-quiet"."""
    return f"ref-{re.sub('[^A-Za-z0-9]+', '-', key).strip('-')}"


def every_sentence(section: Section) -> Iterator[Sentence]:
    """Walk over the sentences and cells of a section in reading order."""
    for block in section.blocks:
        yield from _sentences(block)


def _sentences(block: Block) -> Iterator[Sentence]:
    if isinstance(block, Paragraph):
        yield from block.sentences
    elif isinstance(block, Points):
        for item in block.items:
            yield from item.sentences
    elif isinstance(block, SideBySide):
        for _, points in block.columns:
            yield from _sentences(points)
    else:
        table = block.table if isinstance(block, Plot) else block
        for line in table.rows:
            yield from line.cells


def name_sentences(section: Section) -> Section:
    """Give every sentence of a section its id, so that a source can link back to it."""
    counter = itertools.count(1)
    blocks = tuple(_named(block, section.id, counter) for block in section.blocks)
    return replace(section, blocks=blocks)


def _named(block: Block, stem: str, counter: Iterator[int]) -> Block:
    def named(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        return tuple(replace(s, id=f"{stem}-{next(counter)}") for s in sentences)

    def listed(points: Points) -> Points:
        items = tuple(replace(p, sentences=named(p.sentences)) for p in points.items)
        return replace(points, items=items)

    def tabled(table: Table) -> Table:
        return replace(table, rows=tuple(replace(r, cells=named(r.cells)) for r in table.rows))

    match block:
        case Paragraph():
            return replace(block, sentences=named(block.sentences))
        case Points():
            return listed(block)
        case SideBySide():
            return replace(block, columns=tuple((t, listed(p)) for t, p in block.columns))
        case Table():
            return tabled(block)
        case Plot():
            return replace(block, table=tabled(block.table))
