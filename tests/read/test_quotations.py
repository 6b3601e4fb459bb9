"""Quotation marks: what is paired, what is not, and that it is verbatim and ordered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.read.quotations import quotations
from standoff.read.segments import segments


def quoted(text: str) -> list[str]:
    return [text[found.start : found.end] for found in quotations(text, segments(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoy called it “a mistake” on Monday.", ["“a mistake”"]),
        ('"We wait," she said. "We are ready."', ['"We wait,"', '"We are ready."']),
        ("''We won't yield,'' he said.", ["''We won't yield,''"]),
        ("He said “the word ‘siege’ fits” twice.", ["“the word ‘siege’ fits”"]),
        ("She wrote “he told me “never” and left”.", ["“he told me “never” and left”"]),
        ("Premier: ‘the allies’ pledge is void’", ["‘the allies’ pledge is void’"]),
        ("Premier: 'We don't bluff'", ["'We don't bluff'"]),
        ("Il a dit « non » hier.", ["« non »"]),
        ('He said " never " twice.', ['" never "']),
        ("He said: “We wait. We watch.", ["“We wait. We watch."]),
        ("“We wait.\n\n“We watch,” he said.", ["“We wait.", "“We watch,”"]),
        ('The note read—"leave now"—and no more.', ['"leave now"']),
    ],
)
def test_pairs_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The allies' fleet and the ministers' planes left.",
        "They've said it's the navy's, rock 'n' roll or not.",
        'A 30" shell fell near a house.',
        "The ’90s and the ‘80s were calmer.",
        "”He“ wrote it backwards.",
        "No marks at all.",
        "",
        "Temperatures of 5' and 6' were read.",
    ],
)
def test_leaves_apostrophes_and_strays_alone(text: str) -> None:
    assert quoted(text) == []


MARKS = st.text(alphabet="“”‘’«»\"'`s. \na5", max_size=60)


@given(MARKS | st.text(max_size=60))
def test_are_ordered_disjoint_and_inside_a_segment(text: str) -> None:
    blocks = segments(text)
    last = 0
    for found in quotations(text, blocks):
        assert last <= found.start < found.end
        assert any(b.start <= found.start and found.end <= b.end for b in blocks)
        last = found.end
