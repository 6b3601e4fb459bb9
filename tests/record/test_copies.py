from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.record.copies import containment, copies, families, sketch
from tests.record import wire
from tests.record.tools import document

WIRE = (
    "The defence ministry said on Monday that two brigades had left their barracks for the "
    "border, the third such move this month, and that exercises would go on until the harvest. "
    "Neighbouring capitals asked for an explanation and got none by nightfall."
)
FOOTER = (
    "The Plain Dealer of Lower Vasmark brings you the news of five provinces and three rivers "
    "without fear or favour. Subscribe to the morning letter, follow our correspondents on their "
    "pages, and write to the readers' editor whenever a text of ours needs setting right."
)
ITEMS = (
    "A ferry ran aground off Saint Orla late on Friday; all ninety passengers waded ashore, the "
    "harbour master reported, and the hull will be towed to Halden once the storm has passed.",
    "Grain prices fell for the fourth week after rain in the eastern districts, traders at the "
    "Belmonte exchange reckoned, while exporters waited for new licences from the customs house.",
    "The upper chamber voted down a bill on foreign bases by six votes, with two of its deputies "
    "abstaining and the justice minister absent on a visit to the neighbouring kingdom.",
    "Engineers reopened the Karsk bridge to light traffic a month after the flood, though army "
    "convoys must still use the pontoon crossing that sappers laid further down the valley.",
)


def score(articles: list[wire.Article]) -> tuple[float, float]:
    """Give precision and recall: is a later printing of a story found to be one, of that story?"""
    first = copies([sketch(a.text) for a in articles])
    seen: set[int] = set()
    right = wrong = missed = 0
    for place, article in enumerate(articles):
        if first[place] != place:
            same = articles[first[place]].story == article.story
            right, wrong = right + same, wrong + (not same)
        else:
            missed += article.story in seen
        seen.add(article.story)
    return right / (right + wrong), right / (right + missed)


def test_wire_copy_is_found_among_many_stories_and_nothing_else() -> None:
    drawn = [score(wire.newsroom(np.random.default_rng(seed), stories=100)) for seed in (1, 2)]
    precision, recall = np.mean(drawn, axis=0)
    assert precision >= 0.98
    assert recall >= 0.95


def test_wire_copy_with_another_headline_is_a_copy() -> None:
    first = document(WIRE, outlet="agency")
    second = document("Brigades move again\n\n" + WIRE + " (agency)", outlet="daily")
    assert families([first, second]) == {first.id: first.id, second.id: first.id}


@pytest.mark.parametrize(
    "printed",
    [
        WIRE.split(", and that")[0] + ".",
        "VASMARK (Our agency) - " + WIRE,
        WIRE.replace("defence", "defense")
        .replace("two", "2")
        .replace("Neighbouring", "Neighboring"),
        WIRE.replace("said on Monday", "reported Monday").replace(" by nightfall", ""),
        WIRE + " " + FOOTER,
    ],
    ids=["cut tail", "dateline", "house style", "light edits", "footer"],
)
def test_what_outlets_do_to_wire_copy_leaves_it_a_copy(printed: str) -> None:
    first, second = document(WIRE), document(printed)
    assert families([first, second])[second.id] == first.id
    assert families([second, first])[first.id] == second.id


def test_two_reports_of_one_event_in_other_words_are_not_copies() -> None:
    first = document(WIRE)
    second = document(
        "Two brigades were seen on the road to the border on Monday, residents said; the ministry "
        "spoke of exercises and gave no date for their end. Foreign diplomats are worried."
    )
    assert families([first, second]) == {first.id: first.id, second.id: second.id}


def test_a_footer_longer_than_the_news_makes_no_copies() -> None:
    held = [document(f"{item}\n\n{FOOTER}") for item in ITEMS]
    assert families(held) == {d.id: d.id for d in held}
    assert families(held[:2]) == {d.id: d.id for d in held[:2]}


def test_a_story_many_have_printed_is_still_one_story() -> None:
    held = [document(f"{item[:45]}\n\n{WIRE}") for item in ITEMS]
    assert set(families(held).values()) == {held[0].id}


def test_an_item_of_a_digest_is_no_copy_of_the_digest() -> None:
    digest = document("\n".join([*ITEMS, WIRE, FOOTER]))
    held = [digest, *(document(item) for item in ITEMS)]
    assert families(held) == {d.id: d.id for d in held}


def test_short_and_empty_texts_stand_for_themselves() -> None:
    one, two, none = document("Yes."), document("No."), document("")
    assert len(set(families([one, two, none]).values())) == 3


@given(st.text(max_size=400))
def test_a_text_contains_itself(text: str) -> None:
    assert containment(sketch(text), sketch(text)) == 1.0


@given(st.text(max_size=200), st.text(max_size=200))
def test_containment_is_symmetric_and_a_share(a: str, b: str) -> None:
    value = containment(sketch(a), sketch(b))
    assert 0 <= value <= 1
    assert value == containment(sketch(b), sketch(a))


@given(st.lists(st.sampled_from([*ITEMS, WIRE, FOOTER, "", "Yes."]), max_size=12))
def test_the_first_of_a_story_is_its_own(texts: list[str]) -> None:
    first = copies([sketch(t) for t in texts])
    assert all(place <= own and first[place] == place for own, place in enumerate(first))
