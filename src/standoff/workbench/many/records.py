"""A record of reporting as it came, and the document that can be made of it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from standoff.errors import SourceError
from standoff.read.intake import Origin, document_from_bytes, media_type_of
from standoff.vocabulary.problems import Problem
from standoff.vocabulary.sources import Document

__all__ = ["FIELDS", "Intake", "Record", "day_of", "document_of"]

FIELDS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "maintext", "full_text", "article_text"),
    "html": ("html", "raw_html"),
    "id": ("id", "record_id", "doc_id", "document_id", "article_id", "uid", "guid"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher", "publication", "site", "sitename", "domain"),
    "url": ("url", "link", "href", "source_url"),
    "published": (
        *("published", "date", "published_at", "publishedat", "publish_date", "date_publish"),
        *("date_published", "publication_date", "pubdate", "pub_date", "datetime", "timestamp"),
    ),
}
"""The fields of a record and the names they go by, in any case; the first that is filled counts."""

_RAISED_BY = "workbench.many"
_HOUSE = ("name", "title", "domain")
_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")
_WORDS = re.compile(
    r"(?:\w+,?\s+)?(\d{1,2}\s+[A-Za-z]{3,9}\.?|[A-Za-z]{3,9}\.?\s+\d{1,2}),?\s+(\d{4})"
)
_FIRST_YEAR = 1800


@dataclass(frozen=True, slots=True)
class Record:
    """One record as it came, before anybody has tried to read it.

    Attributes
    ----------
    place : str
        Where it stands: a path below the directory, or a file's name and line or row.
    form : str
        "file" (bytes of a text), "fields" (a JSON object) or "refused" (a reason why it cannot
        even be taken in).
    data : bytes
    size : int
        Bytes of input it took, for the progress.
    """

    place: str
    form: str
    data: bytes
    size: int = 0


@dataclass(frozen=True, slots=True)
class Intake:
    """What a record came to: a document, if one could be made, and problems on the way.

    Attributes
    ----------
    record : str
        The id that the record gave itself, or "".
    document : Document or None
    problems : tuple of Problem
    """

    record: str
    document: Document | None
    problems: tuple[Problem, ...] = ()


def document_of(record: Record, *, today: date) -> Intake:
    """Make a document of a record; whatever is wrong becomes a problem.

    Parameters
    ----------
    record : Record
    today : date
        The day the run began: a document dated later is taken as undated.
    """
    try:
        if record.form == "refused":
            return _refused(record.data.decode())
        if record.form == "file":
            name = record.place.rsplit("/", 1)[-1]
            origin = Origin(name, media_type_of(name, record.data))
            return _dated(document_from_bytes(record.data, origin), today)
        return _from_fields(_fields(record.data), record.place, today)
    except (SourceError, RecursionError, ValueError) as error:
        return _refused(str(error) if isinstance(error, SourceError) else _unforeseen(error))


def _refused(message: str, record: str = "") -> Intake:
    return Intake(record, None, (Problem(message, _RAISED_BY),))


def _unforeseen(error: Exception) -> str:
    return f"the record cannot be taken in ({type(error).__name__})"


def _fields(data: bytes) -> dict[str, Any]:
    """Read a record's JSON object, its names in lower case.

    Raises
    ------
    SourceError
        If it is not UTF-8, no JSON or no object.
    """
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise SourceError("the line is not UTF-8: save the file as UTF-8") from None
    except RecursionError:
        raise SourceError("the line is nested too deeply to be a record") from None
    except ValueError as error:
        raise SourceError(f"the line is no JSON: {error}") from None
    if not isinstance(value, dict):
        raise SourceError(f"the line holds a JSON {_sort(value)}, not an object with a text")
    found: dict[str, Any] = {}
    for name, content in value.items():
        found.setdefault(_sound(name).strip().lower(), content)
    return found


def _from_fields(fields: Mapping[str, Any], place: str, today: date) -> Intake:
    key = _plain(_pick(fields, "id"))
    text = _pick(fields, "text")
    kind = "text/plain" if text is not None else "text/html"
    text = text if text is not None else _pick(fields, "html")
    if text is None:
        return _refused(_no_text(fields), key)
    if not isinstance(text, str):
        return _refused(f"its text is a JSON {_sort(text)}, not a string", key)
    whole = _sound(text)
    problems = [] if whole == text else ["its text held half characters, now marked as unknown"]
    try:
        document = document_from_bytes(whole.encode(), Origin(place, kind))
    except SourceError as error:
        return _refused(str(error), key)
    day, complaint = _published(_pick(fields, "published"), today)
    problems += [complaint] if complaint else []
    said = {name: _house(_pick(fields, name)) for name in ("title", "outlet", "url")}
    known = {name: value for name, value in said.items() if value}
    document = replace(document, published=day or document.published, **known)
    held = tuple(Problem(message, _RAISED_BY) for message in problems)
    taken = _dated(document, today)
    return Intake(key, taken.document, held + taken.problems)


def _no_text(fields: Mapping[str, Any]) -> str:
    filled = [name for name, value in fields.items() if value is not None]
    names = ", ".join(filled[:8]) or "nothing"
    wanted = ", ".join(FIELDS["text"][:3])
    return f"the record has no text: it needs a field {wanted} or html, and holds {names}"


def _dated(document: Document, today: date) -> Intake:
    """Take a document dated after the run's day, or before there were wires, as undated."""
    day = document.published
    if day is None or _possible(day, today):
        return Intake("", document)
    message = f"its day of publication, {day}, cannot be: it is read as undated"
    return Intake("", replace(document, published=None), (Problem(message, _RAISED_BY),))


def _possible(day: date, today: date) -> bool:
    """Allow for places where it is tomorrow already."""
    return day.year >= _FIRST_YEAR and day <= today + timedelta(days=1)


def _pick(fields: Mapping[str, Any], name: str) -> Any:
    """Give the first filled field of those that go by a name."""
    values = (fields.get(alias) for alias in FIELDS[name])
    return next((value for value in values if value is not None and value != ""), None)


def _plain(value: Any) -> str:
    return _sound(str(value)).strip() if isinstance(value, str | int | float) else ""


def _house(value: Any) -> str:
    """Give a name as one line; some feeds give an outlet as an object that has a name."""
    if isinstance(value, dict):
        value = next((value[k] for k in _HOUSE if isinstance(value.get(k), str)), "")
    return " ".join(_plain(value).split())


def _sound(text: str) -> str:
    """Join surrogate pairs and mark lone ones as unknown characters."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _sort(value: Any) -> str:
    names = {list: "list", dict: "object", str: "string", bool: "truth value", type(None): "null"}
    return names.get(type(value), "number")


def _published(value: Any, today: date) -> tuple[date | None, str]:
    """Give the day of publication, or why it cannot be told."""
    if value is None:
        return None, ""
    day = day_of(value)
    if day is None:
        shown = _plain(value)[:40] or _sort(value)
        return None, f"its date {shown!r} is not clear: write the day as YYYY-MM-DD"
    if not _possible(day, today):
        return None, f"its day of publication, {day}, cannot be: it is read as undated"
    return day, ""


def day_of(value: Any) -> date | None:
    """Read a day as data sets write it; None where it is not clear.

    Parameters
    ----------
    value
        An ISO day or time, a mail date, "10 November 2025", "Nov. 10, 2025", or seconds or
        milliseconds since 1970 (UTC). "10/11/2025" is two different days and therefore none.
    """
    if isinstance(value, bool):
        return None
    text = " ".join(_plain(value).split())
    if _EPOCH.fullmatch(text):
        return _since_1970(float(text))
    for reads in (_iso, _mail, _in_words):
        day = reads(text)
        if day is not None:
            return day
    return None


def _since_1970(seconds: float) -> date | None:
    try:
        return datetime.fromtimestamp(seconds / (1000 if seconds > 1e11 else 1), UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def _iso(text: str) -> date | None:
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        pass
    try:
        return date.fromisoformat(text[:10]) if text[10:11] in (" ", "T") else None
    except ValueError:
        return None


def _mail(text: str) -> date | None:
    if ":" not in text:
        return None
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _in_words(text: str) -> date | None:
    found = _WORDS.fullmatch(text)
    if not found:
        return None
    parts = found.group(1).replace(".", "").split()
    number, month = sorted(parts, key=lambda part: not part.isdigit())
    for form in ("%d %B %Y", "%d %b %Y"):
        try:
            return datetime.strptime(f"{number} {month} {found.group(2)}", form).date()
        except ValueError:
            continue
    return None
