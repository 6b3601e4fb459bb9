from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.workbench.many.records import FIELDS, Intake, Record, day_of, document_of
from tests.workbench.many.sample import GERMAN, TODAY, WIRE, record

TEXT = "The government of Norway rejected the demands that Denmark made on Friday."


def taken(*args: str, **fields: object) -> Intake:
    return document_of(record(*args, **fields), today=TODAY)


def complaint(record: Record) -> str:
    held = document_of(record, today=TODAY)
    assert held.document is None
    (problem,) = held.problems
    return problem.message


def test_fields_are_taken_by_their_names() -> None:
    held = taken(
        id=7,
        text=TEXT,
        title="A  title",
        outlet="Post",
        url="https://x.org/1",
        published="2025-11-10",
    )
    document = held.document
    assert document is not None
    assert (held.record, document.title, document.outlet) == ("7", "A title", "Post")
    assert (document.url, document.published) == ("https://x.org/1", date(2025, 11, 10))
    assert held.problems == ()


@pytest.mark.parametrize("alias", FIELDS["text"])
def test_text_has_many_names_in_any_case(alias: str) -> None:
    document = taken(**{alias.upper(): TEXT}).document
    assert document is not None
    assert document.text == TEXT


def test_an_outlet_given_as_an_object_is_its_name() -> None:
    document = taken(text=TEXT, source={"id": None, "name": "The Post"}).document
    assert document is not None
    assert document.outlet == "The Post"


def test_a_page_is_reduced_to_its_article() -> None:
    page = (
        f"<html><head><title>T</title></head><body><article><p>{WIRE}</p></article></body></html>"
    )
    document = taken(html=page).document
    assert document is not None
    assert "100,000 troops" in document.text
    assert "<p>" not in document.text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"text": "cut', "no JSON"),
        (b"\xff\xfe{}", "not UTF-8"),
        (b"[1]", "holds a JSON list"),
        (b"7", "holds a JSON number"),
        (b"null", "holds a JSON null"),
        (
            b'{"title": "x"}',
            "no text: it needs a field text, body, content or html, and holds title",
        ),
        (b'{"text": 7}', "its text is a JSON number"),
        (b'{"text": ["a"]}', "its text is a JSON list"),
        (b'{"text": " \\n "}', "empty"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"n": ' + b"1" * 5000 + b"}", "no JSON"),
        (json.dumps({"text": GERMAN}).encode(), "not in English"),
        (json.dumps({"text": "word " * 500_000}).encode(), "at most 2 MB"),
        (b'{"text": "a\\u0000\\u0000b"}', "binary"),
    ],
)
def test_what_is_no_document_says_why(data: bytes, said: str) -> None:
    assert said in complaint(Record("f.jsonl:1", "fields", data))


def test_files_are_refused_with_their_reason() -> None:
    assert "is empty" in complaint(Record("a/b.txt", "file", b""))
    assert "not utf-8" in complaint(Record("a/b.txt", "file", b"caf\xe9 society " * 30))
    assert complaint(Record("a/b.txt", "refused", b"it cannot be read")) == "it cannot be read"


def test_half_characters_are_marked_and_said() -> None:
    held = taken(text=TEXT + " \ud800.")
    assert held.document is not None
    assert "�" in held.document.text
    assert ["half characters" in p.message for p in held.problems] == [True]


@pytest.mark.parametrize(
    "value",
    [
        *("2025-11-10", "20251110", "2025-11-10T23:30:00+09:00", "2025-11-10 08:00:00.000 UTC"),
        *("2025-11-10T08:00:00Z", "Mon, 10 Nov 2025 08:00:00 GMT", "10 November 2025"),
        *("November 10, 2025", "Nov. 10, 2025", "Monday, 10 Nov 2025"),
        *(1762790400, 1762790400.5, 1762790400000, "1762790400"),
    ],
)
def test_days_are_read_as_data_sets_write_them(value: object) -> None:
    assert day_of(value) == date(2025, 11, 10)


@pytest.mark.parametrize(
    "value", ["10/11/2025", "yesterday", "", True, "2025-13-01", [], 5, -1e300]
)
def test_an_unclear_day_is_none(value: object) -> None:
    assert day_of(value) is None


@pytest.mark.parametrize(
    ("value", "said"),
    [("10/11/2025", "not clear"), ("2999-01-01", "cannot be"), ("0001-01-01", "cannot be")],
)
def test_a_bad_day_is_a_problem_and_the_text_is_read_undated(value: str, said: str) -> None:
    held = taken(text=TEXT, published=value)
    assert held.document is not None
    assert held.document.published is None
    assert [said in p.message for p in held.problems] == [True]


def test_a_text_may_date_itself() -> None:
    document = taken(text=f"10 November 2025\n\n{TEXT}").document
    assert document is not None
    assert document.published == date(2025, 11, 10)


@given(st.binary(max_size=300), st.sampled_from(["fields", "file"]))
def test_any_bytes_are_a_document_or_a_problem(data: bytes, form: str) -> None:
    held = document_of(Record("x.txt", form, data), today=TODAY)
    assert held.document is not None or held.problems


VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
NAMES = st.sampled_from([alias for aliases in FIELDS.values() for alias in aliases])


@given(st.dictionaries(NAMES, VALUES, max_size=6))
def test_any_object_is_a_document_or_a_problem(fields: dict[str, object]) -> None:
    data = json.dumps(fields).encode()
    held = document_of(Record("x.jsonl:1", "fields", data), today=TODAY)
    assert held.document is not None or held.problems
    if held.document is not None:
        held.document.outlet.encode()
        held.document.text.encode()
