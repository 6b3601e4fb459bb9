"""The library of downloaded and imported data: files, where they came from, and consents.

A library is a directory. What publishers serve is kept under ``originals``; each table is converted
once to the form that panels read; ``library.json`` records hashes, sources and accepted terms.
Fetching is pooch's (Uieda et al., 2020); the function that moves bytes is passed in.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standoff.errors import EnvironmentProblem, SourceError, UnknownName, UsageError
from standoff.history.dataset import DataSet, Release
from standoff.history.parsing import narrowed
from standoff.history.sets import DATA_SETS, data_set
from standoff.history.shelf import sha256_of

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Download", "Held", "Library"]

Download = Callable[..., None]
"""A pooch downloader: called with an address, an output file and the pooch."""


@dataclass(frozen=True, slots=True)
class Held:
    """One table in the library.

    Attributes
    ----------
    data, table, file : str
    sha256 : str
        Of the converted file when it was written.
    original, original_sha256, url, version : str
        The publisher's file it was read from.
    on : str
        The day (ISO) it was read.
    """

    data: str
    table: str
    file: str
    sha256: str
    original: str
    original_sha256: str
    url: str
    version: str
    on: str


@dataclass(frozen=True)
class Library:
    """A directory of downloaded and imported data sets."""

    place: Path

    @property
    def _notes(self) -> Path:
        return self.place / "library.json"

    def _read(self) -> dict[str, Any]:
        if not self._notes.is_file():
            return {"consents": {}, "originals": {}, "tables": []}
        try:
            notes: dict[str, Any] = json.loads(self._notes.read_text("utf-8"))
        except (OSError, ValueError) as why:
            raise EnvironmentProblem(
                f"{self._notes} cannot be read ({why}); delete it and import the files again"
            ) from why
        return notes

    def _write(self, notes: dict[str, Any]) -> None:
        self.place.mkdir(parents=True, exist_ok=True)
        part = self._notes.with_suffix(".part")
        part.write_text(json.dumps(notes, indent=1, sort_keys=True), "utf-8")
        part.replace(self._notes)

    def accepted(self, name: str) -> bool:
        """Say whether the terms of a data set, as they now stand, were accepted."""
        consent = self._read()["consents"].get(name)
        return consent is not None and consent["terms"] == _mark(data_set(name).terms)

    def accept(self, name: str, *, on: date) -> None:
        """Record that the terms of a data set were shown and accepted."""
        notes = self._read()
        terms = data_set(name).terms
        notes["consents"][name] = {"terms": _mark(terms), "on": on.isoformat(), "text": terms}
        self._write(notes)

    def held(self) -> tuple[Held, ...]:
        """List the tables of the library, by data set and table."""
        return tuple(Held(**row) for row in self._read()["tables"])

    def get(self, name: str, download: Download, *, on: date) -> tuple[Held, ...]:
        """Download a data set's files, check them, and convert their tables.

        Parameters
        ----------
        name : str
        download : callable
            Moves bytes; see `Download`.
        on : date

        Raises
        ------
        UsageError
            If its terms were not accepted, or it cannot be downloaded.
        EnvironmentProblem
            If a file does not have the checksum it should have, or the download fails.
        """
        one = data_set(name)
        if not self.accepted(name):
            raise UsageError(f"the terms of {name} were not accepted yet")
        releases = _to_download(one)
        if not releases:
            pages = ", ".join(dict.fromkeys(r.page for r in one.releases if r.page))
            raise UsageError(
                f"{name} has no official address to download from; "
                + (f"fetch it by hand from {pages} and run " if pages else "")
                + f"'standoff data import FILE --as {name}'"
            )
        files = [(r, self._fetched(r, download)) for r in releases]
        return self._convert(one, files, on=on)

    def _fetched(self, release: Release, download: Download) -> Path:
        import pooch

        known = release.digest or self._read()["originals"].get(release.file)
        folder = self.place / "originals"
        pooch.get_logger().setLevel(logging.ERROR)
        try:
            path = pooch.retrieve(
                release.url, known, fname=release.file, path=folder, downloader=download
            )
        except ValueError as why:
            raise EnvironmentProblem(
                f"{release.url} does not have the checksum it should have ({known}); nothing was "
                "kept: the publisher changed the file, or somebody else did"
            ) from why
        return Path(path)

    def bring(self, path: Path, *, on: date, name: str = "") -> tuple[Held, ...]:
        """Import a file that was fetched by hand.

        Parameters
        ----------
        path : Path
        on : date
        name : str
            The data set; found by the file's name if empty.

        Raises
        ------
        SourceError
            If the file is not there, or is not what it is said to be.
        UnknownName
            If no data set has a release of that file name.
        """
        if not path.is_file():
            raise SourceError(f"there is no file {path}")
        one, release = _release_of(path, name)
        return self._convert(one, [(release, path)], on=on)

    def _convert(
        self, one: DataSet, files: Iterable[tuple[Release, Path]], *, on: date
    ) -> tuple[Held, ...]:
        import polars as pl

        tables: dict[str, list[tuple[Release, Path, pl.DataFrame]]] = {}
        for release, path in files:
            for table, frame in release.read(path).items():
                tables.setdefault(table, []).append((release, path, frame))
        made = []
        for table, parts in tables.items():
            before = self._extended(one.table(table).file, parts[0][0])
            whole = pl.concat([*before, *(f for _, _, f in parts)], how="vertical_relaxed")
            self._store(one.table(table).file, whole, keys=one.table(table).keys)
            release, path, _ = parts[0]
            made.append(self._record(one, table, release, path=path, on=on))
        self._note(made, files=[path for _, path in files], releases=[r for r, _ in files])
        return tuple(made)

    def _extended(self, file: str, release: Release) -> list[pl.DataFrame]:
        """Give the table that a release adds to, where it is there already."""
        import polars as pl

        path = self.place / file
        return [pl.read_parquet(path)] if release.adds and path.is_file() else []

    def _record(self, one: DataSet, table: str, release: Release, *, path: Path, on: date) -> Held:
        file = one.table(table).file
        return Held(
            data=one.name,
            table=table,
            file=file,
            sha256=sha256_of(self.place / file),
            original=path.name,
            original_sha256=sha256_of(path),
            url=release.url,
            version=release.version,
            on=on.isoformat(),
        )

    def _store(self, file: str, frame: pl.DataFrame, *, keys: tuple[str, ...]) -> None:
        if keys and frame.select(keys).is_duplicated().any():
            raise SourceError(f"the rows of {file} are not unique by {', '.join(keys)}")
        self.place.mkdir(parents=True, exist_ok=True)
        part = self.place / f".{file}.part"
        frame = narrowed(frame)
        if file.endswith(".csv"):
            frame.write_csv(part)
        else:
            frame.write_parquet(part, compression="zstd", statistics=False)
        part.replace(self.place / file)

    def _note(self, made: list[Held], *, files: list[Path], releases: list[Release]) -> None:
        notes = self._read()
        fresh = {(h.data, h.table) for h in made}
        rows = [r for r in notes["tables"] if (r["data"], r["table"]) not in fresh]
        rows += [{field: getattr(h, field) for field in Held.__slots__} for h in made]
        notes["tables"] = sorted(rows, key=lambda r: (r["data"], r["table"]))
        for release, path in zip(releases, files, strict=True):
            notes["originals"][release.file] = f"sha256:{sha256_of(path)}"
        self._write(notes)

    def verify(self) -> tuple[tuple[Held, str], ...]:
        """Compare every table with its recorded hash: "as recorded", "changed" or "missing"."""
        found = []
        for one in self.held():
            path = self.place / one.file
            if not path.is_file():
                state = "missing"
            else:
                state = "as recorded" if sha256_of(path) == one.sha256 else "changed"
            found.append((one, state))
        return tuple(found)


def _mark(terms: str) -> str:
    return hashlib.sha256(terms.encode()).hexdigest()[:16]


def _to_download(one: DataSet) -> list[Release]:
    """Choose, per table, its first release with an address and those that add to it."""
    chosen: list[Release] = []
    taken: set[str] = set()
    for release in (r for r in one.releases if r.url):
        if release.adds or not taken.issuperset(release.tables):
            chosen.append(release)
            taken.update(release.tables)
    return chosen


def _release_of(path: Path, name: str) -> tuple[DataSet, Release]:
    sets = (data_set(name),) if name else DATA_SETS
    for one in sets:
        for release in one.releases:
            if release.file.lower() == path.name.lower():
                return one, release
    if name and data_set(name).releases:
        return data_set(name), data_set(name).releases[0]
    if name:
        raise UsageError(
            f"{name} comes in no publisher's format that standoff reads; put "
            f"{data_set(name).tables[0].file} in the data directory instead"
        )
    raise UnknownName(f"no data set has a file called {path.name}; say which it is with --as NAME")
