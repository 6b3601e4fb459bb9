"""A small pile of records, good and bad, and a job to read them by."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from standoff.workbench.many.job import Job, reader_version
from standoff.workbench.many.records import Record

TODAY = date(2026, 11, 23)
WIRE = (
    "Russia has massed 100,000 troops near Ukraine, officials in Kyiv said on Monday. The United "
    "States has warned Russia of sanctions if its forces cross the border. China sent generators "
    "to Ukraine last week, and Poland promised to supply ammunition before the end of the month."
)
OTHER = (
    "Iran condemned the naval exercise that Greece held with Egypt in the eastern Mediterranean. "
    "A spokesman for the foreign ministry in Tehran said that Iran would answer any attack. "
    "Turkey has offered to mediate between the two governments, according to its president."
)
GERMAN = (
    "Die Regierung hat am Montag erklärt, dass sie die Verhandlungen nicht fortsetzen wird, und "
    "das Parlament wird in der nächsten Woche über den Vertrag mit dem Nachbarland abstimmen, der "
    "seit dem Winter umstritten ist und den die Opposition nicht annehmen will, sagte ein Sprecher."
)


def job(*, cap: date | None = None) -> Job:
    return Job(today=TODAY, cap=cap, version=reader_version())


def record(place: str = "a.jsonl:1", /, **fields: object) -> Record:
    data = json.dumps(fields).encode()
    return Record(place, "fields", data, len(data))


def lines() -> list[bytes]:
    """Give lines of JSON: three good ones, of which two are one story, and every bad sort."""
    first = {"id": 1, "text": WIRE, "outlet": "Agency", "published": "2022-01-20"}
    second = {"id": 2, "body": f"Kyiv warns\n\n{WIRE}", "source": "Daily", "date": "2022-01-21"}
    third = {"headline": "Tehran", "content": OTHER, "publisher": {"name": "Post"}}
    said = [json.dumps(value).encode() for value in (first, second, third)]
    bad: list[bytes] = [
        b'{"text": "cut off',
        b"\xff\xfe not text",
        b"[1, 2]",
        b'{"title": "no text here"}',
        b'{"text": ""}',
        b'{"text": 7}',
        json.dumps({"text": GERMAN}).encode(),
        json.dumps({"text": WIRE, "outlet": "Late", "date": "10/11/2025"}).encode(),
        b"",
    ]
    return [said[1], *bad, said[0], said[2]]


def pile(folder: Path) -> Path:
    """Write the lines as a file."""
    place = folder / "pile.jsonl"
    place.write_bytes(b"\n".join(lines()) + b"\n")
    return place
