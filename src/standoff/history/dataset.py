"""What the registry knows of a data set: its tables, releases, coverage, terms and citation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from standoff.errors import UnknownName
from standoff.vocabulary.panels import Coverage

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Citation", "DataSet", "Release", "Table", "Tables"]

Tables = Mapping[str, "pl.DataFrame"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A work to cite, with the fields BibTeX wants."""

    key: str
    kind: str
    author: str
    title: str
    year: int
    more: tuple[tuple[str, str], ...] = ()

    def bibtex(self) -> str:
        """Write the entry as BibTeX."""
        fields = [("author", self.author), ("title", f"{{{self.title}}}"), ("year", str(self.year))]
        body = ",\n".join(f"  {name} = {{{value}}}" for name, value in (*fields, *self.more))
        return f"@{self.kind}{{{self.key},\n{body}\n}}"

    def line(self) -> str:
        """Write the citation as one line of prose."""
        where = ", ".join(value for _, value in self.more)
        return f"{self.author} ({self.year}). {self.title}.{' ' + where + '.' if where else ''}"


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a data set in the form that panels read.

    Attributes
    ----------
    name : str
        Within the data set, e.g. ``"dyads"``.
    file : str
        Name of the Parquet file, e.g. ``"cow_nmc.parquet"``.
    keys : tuple of str
        Columns that together are unique; empty for a list of spells or events.
    columns : tuple of str
        Every column, keys first.
    coverage : Coverage or None
        Years it speaks about; None for a table without time.
    variables : mapping of str to Coverage
        Narrower coverage of single columns.
    missing : tuple of int
        Codes that mean "missing" in the source and become null.
    """

    name: str
    file: str
    keys: tuple[str, ...]
    columns: tuple[str, ...]
    coverage: Coverage | None
    variables: Mapping[str, Coverage] = field(default_factory=dict)
    missing: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Release:
    """A file as its publisher gives it, and how it is read.

    Attributes
    ----------
    file : str
        Name under which the publisher serves it.
    version : str
    read : callable
        Reads the file into the data set's tables (or some of them), by table name.
    url : str
        Official address; "" where it must be fetched by hand.
    digest : str
        ``"sha256:..."`` or ``"md5:..."``; "" where no checksum is known: then the first download's
        SHA-256 is recorded and holds from then on.
    page : str
        Where a person finds it.
    tables : tuple of str
        The tables it holds.
    adds : bool
        Its rows are added to those of the release before it, which has the same table.
    """

    file: str
    version: str
    read: Callable[[Path], Tables]
    tables: tuple[str, ...]
    url: str = ""
    digest: str = ""
    page: str = ""
    adds: bool = False


@dataclass(frozen=True, slots=True)
class DataSet:
    """One row of the registry.

    Attributes
    ----------
    name, title, version : str
        The version is that of the Parquet conversion the coverage is declared for.
    tables : tuple of Table
    releases : tuple of Release
        What can be downloaded or imported.
    licence : str
        One line, as found; "none stated" where none was.
    terms : str
        What the user must accept before the first download.
    citations : tuple of Citation
    caveats : tuple of str
        What a user must know, one sentence each.
    """

    name: str
    title: str
    version: str
    tables: tuple[Table, ...]
    releases: tuple[Release, ...]
    licence: str
    terms: str
    citations: tuple[Citation, ...]
    caveats: tuple[str, ...] = ()

    def table(self, name: str) -> Table:
        """Find a table by name."""
        for table in self.tables:
            if table.name == name:
                return table
        raise UnknownName(
            f"{self.name} has no table {name!r}; it has {[t.name for t in self.tables]}"
        )
