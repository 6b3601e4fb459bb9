"""Turns bytes of text, Markdown or HTML into a `Document`, or says in one line why it cannot.

HTML is reduced to its main text by trafilatura (Barbaresi, 2021); Markdown by markdown-it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Any

from standoff.errors import SourceError
from standoff.read.language import looks_english
from standoff.vocabulary.sources import Document, document_id

__all__ = ["LARGEST", "Origin", "document_from_bytes", "media_type_of"]

LARGEST = 2_000_000
"""Most bytes of one source: about 300,000 words, far beyond any article."""

_HEADER = re.compile(r"\A---\s*\n(.*?)\n---\s*\n", re.DOTALL)
_FIELD = re.compile(r"^(title|outlet|published|url)\s*[:=]\s*(.+?)\s*$", re.MULTILINE)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_MONTH = "|".join(_MONTHS)
_DATELINE = re.compile(
    rf"\b(?:(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})"
    rf"|(?P<d1>\d{{1,2}})\s+(?P<m1>{_MONTH})\s+(?P<y1>\d{{4}})"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}}),?\s+(?P<y2>\d{{4}}))\b",
    re.IGNORECASE,
)
_DATELINE_LINE = re.compile(r"^\W*(?:published|updated|posted|date[d]?)?\W*$", re.IGNORECASE)
_CONTROL = {c: " " for c in range(32) if chr(c) not in "\n\t"} | {0x7F: " ", 0xFEFF: ""}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where bytes came from: a name for messages, and what is known of the outlet and address."""

    name: str
    media_type: str = "text/plain"
    outlet: str = ""
    url: str = ""
    charset: str = ""


def media_type_of(name: str, data: bytes = b"") -> str:
    """Tell text/markdown, text/html or text/plain by a name's ending, else by the first bytes."""
    suffix = name.lower().rsplit(".", 1)[-1]
    if suffix in ("md", "markdown"):
        return "text/markdown"
    start = data[:1000].lstrip().lower()
    if suffix in ("html", "htm", "xhtml") or start.startswith((b"<!doctype html", b"<html")):
        return "text/html"
    return "text/plain"


def document_from_bytes(data: bytes, origin: Origin) -> Document:
    """Read a source as a document.

    Parameters
    ----------
    data : bytes
        At most `LARGEST`.
    origin : Origin

    Raises
    ------
    SourceError
        If it is empty, too large, binary, in an unknown encoding or not in English; the message
        is one line that names the source and says what to do.
    """
    name = origin.name
    if len(data) > LARGEST:
        raise SourceError(
            f"{name} has {len(data) / 1e6:.0f} MB: a source has at most {LARGEST // 10**6} MB; "
            "give its articles one by one"
        )
    raw = _decode(data, origin)
    found = _FOUND_BY.get(origin.media_type, _from_plain)(raw, name)
    text = _clean(found["text"])
    if not text:
        raise SourceError(f"{name} holds no text: nothing to read")
    if not looks_english(text):
        raise SourceError(f"{name} is not in English: standoff reads English only; translate it")
    published = found["published"] or _dateline(text)
    return Document(
        id=document_id(text),
        text=text,
        title=found["title"] or _first_line(text),
        outlet=found["outlet"] or origin.outlet,
        url=found["url"] or origin.url,
        published=published,
    )


def _decode(data: bytes, origin: Origin) -> str:
    if not data.strip(b"\x00 \t\r\n"):
        raise SourceError(f"{origin.name} is empty: nothing to read")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _decode_as(data, "utf-16", origin)
    if b"\x00" in data[:4096] or data[:4] in (b"%PDF", b"PK\x03\x04", b"\x89PNG"):
        raise SourceError(f"{origin.name} is a binary file, not text: save its text and give that")
    return _decode_as(data, _charset(data, origin), origin)


def _charset(data: bytes, origin: Origin) -> str:
    if origin.media_type == "text/html":
        found = re.search(rb"charset=[\"']?([\w-]+)", data[:2048])
        declared = found.group(1).decode("ascii") if found else origin.charset
        return declared or "utf-8"
    return origin.charset or "utf-8"


def _decode_as(data: bytes, charset: str, origin: Origin) -> str:
    try:
        return data.decode("utf-8-sig" if charset.lower() in ("utf-8", "utf8") else charset)
    except (UnicodeDecodeError, LookupError):
        raise SourceError(
            f"{origin.name} is not {charset} text: save it as UTF-8 and try again"
        ) from None


def _clean(text: str) -> str:
    """Normalise line ends and composition, blank out control characters, trim each line's end."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = (line.rstrip() for line in text.translate(_CONTROL).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _nothing(text: str) -> dict[str, Any]:
    return {"text": text, "title": "", "outlet": "", "url": "", "published": None}


def _from_plain(raw: str, name: str) -> dict[str, Any]:
    """Take text as it is; a header between lines of three dashes names title, date and outlet."""
    header = _HEADER.match(raw)
    found = _nothing(raw[header.end() :] if header else raw)
    for key, value in _FIELD.findall(header.group(1)) if header else ():
        bare = value.strip("\"'")
        found[key] = _day(bare, name) if key == "published" else bare
    return found


def _from_markdown(raw: str, name: str) -> dict[str, Any]:
    from markdown_it import MarkdownIt

    found = _from_plain(raw, name)
    blocks: list[str] = []
    depth = 0
    for token in MarkdownIt().parse(found["text"]):
        depth += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.type == "inline":
            words = "".join(_inline(child) for child in token.children or ())
            blocks.append(f"- {words}" if depth else words)
        elif token.type in ("fence", "code_block"):
            blocks.append(token.content.rstrip("\n"))
    return {**found, "text": "\n\n".join(blocks)}


def _inline(token: Any) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return str(token.content) if token.type in ("text", "code_inline") else ""


def _from_html(raw: str, name: str) -> dict[str, Any]:
    import trafilatura

    page: Any = trafilatura.bare_extraction(raw, include_comments=False, with_metadata=True)
    if page is None:
        raise SourceError(f"{name} holds no readable article: save its text and give that")
    title, text = page.title or "", page.text or ""
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    published = date.fromisoformat(page.date) if page.date else None
    return {
        **_nothing(text),
        "title": title,
        "outlet": page.sitename or page.hostname or "",
        "url": page.url or "",
        "published": published,
    }


_FOUND_BY = {"text/markdown": _from_markdown, "text/html": _from_html}


def _day(value: str, name: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise SourceError(
            f"{name}: its header says published {value!r}; write the day as YYYY-MM-DD"
        ) from None


def _first_line(text: str) -> str:
    return text.split("\n", 1)[0].strip()[:120]


def _dateline(text: str) -> date | None:
    """Find the day in one of the first six lines that holds a date and little else."""
    for line in [line for line in text.split("\n") if line.strip()][:6]:
        match = _DATELINE.search(line)
        if match and _DATELINE_LINE.match(line[: match.start()] + line[match.end() :]):
            return _matched_day(match)
    return None


def _matched_day(match: re.Match[str]) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        month = _MONTHS.index((match["m1"] or match["m2"]).lower()) + 1
        return date(int(match["y1"] or match["y2"]), month, int(match["d1"] or match["d2"]))
    except ValueError:
        return None
