from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from standoff.record.copies import families, resemblance, sketch
from tests.record.tools import document

WIRE = (
    "The defence ministry said on Monday that two brigades had left their barracks for the "
    "border, the third such move this month, and that exercises would go on until the harvest. "
    "Neighbouring capitals asked for an explanation and got none by nightfall."
)


def test_wire_copy_with_another_headline_is_a_copy() -> None:
    first = document(WIRE, outlet="agency")
    second = document("Brigades move again\n\n" + WIRE + " (agency)", outlet="daily")
    assert families([first, second]) == {first.id: first.id, second.id: first.id}


def test_two_reports_of_one_event_in_other_words_are_not_copies() -> None:
    first = document(WIRE)
    second = document(
        "Two brigades were seen on the road to the border on Monday, residents said; the ministry "
        "spoke of exercises and gave no date for their end. Foreign diplomats are worried."
    )
    assert families([first, second]) == {first.id: first.id, second.id: second.id}


def test_short_and_empty_texts_stand_for_themselves() -> None:
    one, two, none = document("Yes."), document("No."), document("")
    assert len(set(families([one, two, none]).values())) == 3


@given(st.text(max_size=400))
def test_a_text_resembles_itself(text: str) -> None:
    assert resemblance(sketch(text), sketch(text)) == 1.0


@given(st.text(max_size=200), st.text(max_size=200))
def test_resemblance_is_symmetric_and_a_share(a: str, b: str) -> None:
    value = resemblance(sketch(a), sketch(b))
    assert 0 <= value <= 1
    assert value == resemblance(sketch(b), sketch(a))
