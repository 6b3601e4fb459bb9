from __future__ import annotations

from standoff.brief.compose import brief
from standoff.brief.document import Brief, every_sentence
from standoff.vocabulary.findings import Findings
from tests.brief import sample

TRACED = (
    *("bottom-line", "key-question", "posture", "network", "signals", "limits", "judgements"),
    *("costs", "relations", "narratives"),
)


def test_every_claim_is_used_somewhere(written: Brief) -> None:
    used = {c for s in written.sections for one in every_sentence(s) for c in one.claims}
    assert {note.id for note in written.notes} - used == set()


def test_every_number_names_its_method(written: Brief) -> None:
    figures = [f for s in written.sections for one in every_sentence(s) for f in one.figures]
    assert len(figures) > 100
    assert [f.text for f in figures if not f.method] == []


def test_every_figure_in_prose_rests_on_a_claim_a_row_or_a_table(written: Brief) -> None:
    loose = [
        one.text
        for s in written.sections
        for one in every_sentence(s)
        for f in one.figures
        if not (f.claims or f.references or f.anchor)
    ]
    assert loose == ["306", "34"], "only the words of each source are counted"


def test_statements_on_the_crisis_rest_on_claims(written: Brief) -> None:
    sections = {section.id: section for section in written.sections}
    for name in TRACED:
        bare = [
            s.text for s in every_sentence(sections[name]) if s.text.endswith(".") and not s.claims
        ]
        assert bare == EXPLANATIONS.get(name, []), name


EXPLANATIONS = {
    "key-question": [
        "The answer per patron comes from the structural model below, which explains and does not "
        "forecast. “Holds” means that the target neither concedes nor is attacked; a patron’s "
        "effect is its Shapley value, what it adds on average over every order in which the "
        "patrons may come in."
    ],
    "narratives": ["Both sides are heard, each in the words that the sources give it."],
}


def test_the_sections_stand_in_reading_order(written: Brief) -> None:
    assert [section.id for section in written.sections] == [
        *("bottom-line", "key-question", "parties", "posture", "network", "signals", "limits"),
        *("judgements", "costs", "relations", "past", "narratives", "chances", "model", "change"),
        *("absences", "sources", "data", "method"),
    ]


def test_the_same_findings_give_the_same_brief(written: Brief, findings: Findings) -> None:
    assert brief(findings) == written
    assert brief(sample.full()) == written


def test_head_and_notes(written: Brief, blank: Brief) -> None:
    assert written.version == "0.1.0"
    assert written.roles[:2] == (
        ("coercer", "USA", "United States"),
        ("target", "VEN", "Venezuela"),
    )
    assert written.notes[0].corroboration == "two outlets, independent"
    assert blank.title == "No crisis between two states was found"
    assert blank.dek == "No claims read from one source, as of 15 November 2025."
