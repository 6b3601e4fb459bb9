from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import SourceError
from standoff.read.intake import LARGEST, Origin, document_from_bytes, media_type_of

PROSE = (
    "The navy of Arland has sent two destroyers to the strait, and the government of Borland "
    "said on Monday that it would not give way to any of the demands that were made of it."
)


def read(data: bytes | str, kind: str = "plain"):
    raw = data.encode() if isinstance(data, str) else data
    return document_from_bytes(raw, Origin("a.txt", f"text/{kind}", outlet="desk"))


def test_plain_text_is_kept_as_it_stands() -> None:
    document = read(f"Ships move\n\n{PROSE}\n")
    assert document.text == f"Ships move\n\n{PROSE}"
    assert document.title == "Ships move"
    assert document.outlet == "desk"
    assert document.published is None


def test_a_header_names_title_day_and_outlet() -> None:
    head = "---\ntitle: Ships move\npublished: 2025-11-10\noutlet: The Herald\n---\n"
    document = read(head + PROSE)
    assert (document.title, document.outlet) == ("Ships move", "The Herald")
    assert document.published == date(2025, 11, 10)
    assert document.text == PROSE


@pytest.mark.parametrize(
    "line", ["10 November 2025", "November 10, 2025", "Published: 2025-11-10", "— 10 november 2025"]
)
def test_a_dateline_dates_the_text(line: str) -> None:
    assert read(f"Ships move\n{line}\n\n{PROSE}").published == date(2025, 11, 10)


@pytest.mark.parametrize(
    "line", ["It began on 10 November 2025 at sea.", "31 February 2025", "2025"]
)
def test_a_date_within_a_sentence_dates_nothing(line: str) -> None:
    assert read(f"{line}\n\n{PROSE}").published is None


def test_markdown_loses_its_marks_and_keeps_its_lists() -> None:
    document = read(f"# Ships **move**\n\n{PROSE}\n\n- [Cuba](x) helps\n- Iran waits\n", "markdown")
    assert document.text == f"Ships move\n\n{PROSE}\n\n- Cuba helps\n\n- Iran waits"


def test_scripts_in_html_never_become_text() -> None:
    page = (
        "<html><head><title>Ships move</title><script>steal()</script></head><body><article>"
        f"<h1>Ships move</h1><p>{PROSE}</p><script>alert('boo')</script><p>{PROSE} Again.</p>"
        "</article></body></html>"
    )
    document = read(page, "html")
    assert "destroyers" in document.text
    assert "alert" not in document.text
    assert "steal" not in document.text
    assert document.title == "Ships move"


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is a binary file"),
        (b"%PDF-1.7 text", "is a binary file"),
        ("Caf\xe9 ".encode("latin-1") * 40, "is not utf-8 text"),
        (b"x " * LARGEST, "4 MB: a source has at most 2 MB"),
        (
            "Der Präsident hat die Truppen an die Grenze geschickt und will nicht mit dem Nachbarn "
            "reden, sagte ein Sprecher am Montag.",
            "is not in English",
        ),
        ("---\npublished: soon\n---\n" + PROSE, "write the day as YYYY-MM-DD"),
    ],
)
def test_what_cannot_be_read_is_one_line(data: bytes | str, complaint: str) -> None:
    with pytest.raises(SourceError, match=complaint) as caught:
        read(data)
    assert "\n" not in str(caught.value)


def test_utf16_with_its_mark_and_declared_charsets_are_read() -> None:
    assert read(PROSE.encode("utf-16")).text == PROSE
    page = f"<html><head><meta charset='latin-1'></head><body><p>{PROSE} Café.</p></body></html>"
    assert "Café" in read(page.encode("latin-1"), "html").text


def test_media_type_by_ending_then_by_content() -> None:
    assert media_type_of("a.MD") == "text/markdown"
    assert media_type_of("a", b"  <!DOCTYPE html><p>") == "text/html"
    assert media_type_of("a.txt") == "text/plain"


@given(st.binary(max_size=300))
def test_any_bytes_are_a_document_or_one_line(data: bytes) -> None:
    try:
        said = read(data).text
    except SourceError as error:
        said = str(error).replace("\n", "\n\n\n")
    assert said
    assert "\n\n\n" not in said
