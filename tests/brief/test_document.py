from __future__ import annotations

from standoff.brief.document import (
    Brief,
    Figure,
    Paragraph,
    Points,
    Quote,
    Section,
    SideBySide,
    anchor_of,
    every_sentence,
    name_sentences,
    say,
)


def test_a_sentence_rests_on_what_its_figures_and_quotes_rest_on() -> None:
    figure = Figure(3.0, "three", claims=("c-1",), references=("icb:x",))
    said = say("There are ", figure, " ships: ", Quote("three ships", "c-2"), claims=("c-3", "c-1"))
    assert said.claims == ("c-1", "c-2", "c-3")
    assert said.references == ("icb:x",)
    assert said.text == "There are three ships: “three ships”"
    assert said.figures == (figure,)


def test_reference_keys_become_ids() -> None:
    assert anchor_of("icb:severity/quiet") == "ref-icb-severity-quiet"


def test_sentences_are_named_in_reading_order_in_every_kind_of_block() -> None:
    listed = Points((Paragraph((say("b"),)), Paragraph((say("c"),))))
    beside = SideBySide("x", (("left", Points((Paragraph((say("d"),)),))),))
    named = name_sentences(Section("s", "S", (Paragraph((say("a"),)), listed, beside)))
    assert [(one.text, one.id) for one in every_sentence(named)] == [
        ("a", "s-1"),
        ("b", "s-2"),
        ("c", "s-3"),
        ("d", "s-4"),
    ]


def test_ids_are_unique_over_a_whole_brief(written: Brief) -> None:
    ids = [one.id for section in written.sections for one in every_sentence(section)]
    assert len(ids) == len(set(ids)) > 200
