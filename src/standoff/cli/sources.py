"""Fetches the sources a user names: files, directories, standard input, web pages."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from standoff import __version__
from standoff.cli.output import note
from standoff.errors import SourceError
from standoff.read.intake import LARGEST, Origin, document_from_bytes, media_type_of
from standoff.vocabulary.sources import Document

__all__ = ["SECONDS", "fetch", "gather", "known_by", "latest_day"]

SECONDS = 20.0
"""Longest time one web page may take."""

_ENDINGS = (".txt", ".md", ".markdown", ".html", ".htm")


def gather(sources: list[str], *, seconds: float = SECONDS) -> tuple[Document, ...]:
    """Read every source as a document, in the order named; the same text counts once.

    Parameters
    ----------
    sources : list of str
        Files, directories (their text, Markdown and HTML files), ``-`` or http(s) addresses.

    Raises
    ------
    SourceError
        At the first source that cannot be read, by name.
    """
    found: dict[str, Document] = {}
    for source in sources:
        for document in _documents(source, seconds):
            found.setdefault(document.id, document)
    return tuple(found.values())


def _documents(source: str, seconds: float) -> Iterator[Document]:
    if source == "-":
        data = sys.stdin.buffer.read(LARGEST + 1) if sys.stdin else b""
        yield document_from_bytes(data, Origin("standard input", media_type_of("", data)))
        return
    if source.lower().startswith(("http://", "https://")):
        yield fetch(source, seconds=seconds)
        return
    place = Path(source)
    if not place.exists():
        raise SourceError(f"{source} is not there: give a file, a directory, - or an address")
    files = _readable(place) if place.is_dir() else [place]
    if not files:
        raise SourceError(f"{source} holds no text: it needs files ending in {', '.join(_ENDINGS)}")
    for file in files:
        yield _from_file(file)


def _readable(place: Path) -> list[Path]:
    return sorted(
        p
        for p in place.iterdir()
        if p.suffix.lower() in _ENDINGS and p.is_file() and p.stem.lower() != "readme"
    )


def _from_file(place: Path) -> Document:
    with place.open("rb") as stream:
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        size = place.stat().st_size or len(data)
        raise SourceError(
            f"{place.name} has {size / 1e6:.0f} MB: a source has at most {LARGEST // 10**6} MB; "
            "give its articles one by one"
        )
    return document_from_bytes(data, Origin(place.name, media_type_of(place.name, data)))


def fetch(address: str, *, seconds: float = SECONDS) -> Document:
    """Read one web page, at most `LARGEST` bytes and within a time.

    Raises
    ------
    SourceError
        If the page does not answer in time, is too large, or is no text.
    """
    import httpx

    if not _host(address):
        raise SourceError(f"{address} is no address of a page: write e.g. https://example.org/c")
    started = time.monotonic()
    agent = {"User-Agent": f"standoff/{__version__} (research; reads one page)"}
    try:
        with (
            httpx.Client(follow_redirects=True, max_redirects=5, timeout=seconds) as client,
            client.stream("GET", address, headers=agent) as response,
        ):
            response.raise_for_status()
            data = _body(response.iter_bytes(), address, until=started + seconds)
            kind, _, rest = response.headers.get("content-type", "").partition(";")
    except httpx.HTTPStatusError as error:
        raise SourceError(f"{address} answers {error.response.status_code}: check it") from None
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise SourceError(f"{address} cannot be fetched ({reason}): save the page first") from None
    if kind and not kind.startswith("text/") and "xhtml" not in kind:
        raise SourceError(f"{address} is {kind}, not a page of text: save its text and give that")
    host = _host(address).removeprefix("www.")
    named = {"text/html": "text/html", "text/markdown": "text/markdown"}.get(kind.strip())
    charset = rest.partition("charset=")[2].strip(" \"'")
    origin = Origin(address, named or media_type_of(address, data), host, address, charset)
    document = document_from_bytes(data, origin)
    return replace(document, outlet=document.outlet or host, url=document.url or address)


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _body(chunks: Iterator[bytes], address: str, *, until: float) -> bytes:
    data = bytearray()
    for chunk in chunks:
        data += chunk
        if len(data) > LARGEST:
            raise SourceError(f"{address} is larger than {LARGEST // 10**6} MB: save its text")
        if time.monotonic() > until:
            raise SourceError(f"{address} never ends: save the page and give the file")
    return bytes(data)


def known_by(documents: tuple[Document, ...], day: date) -> tuple[Document, ...]:
    """Leave out what was published after a day, and say so.

    Raises
    ------
    SourceError
        If nothing is left.
    """
    later = [d.title for d in documents if d.published and d.published > day]
    if later and len(later) == len(documents):
        raise SourceError(f"every source was published after {day}: choose a later --as-of")
    if later:
        note(f"left out, published after {day}: {'; '.join(later)}")
    return tuple(d for d in documents if not d.published or d.published <= day)


def latest_day(documents: tuple[Document, ...]) -> date | None:
    """Give the day the newest of the documents was published, if any says so."""
    return max((d.published for d in documents if d.published), default=None)
