from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from standoff.brief.marks import Mark, Piece, Stretch, passages


def flat(pieces: tuple[Piece, ...]) -> str:
    return "".join(p if isinstance(p, str) else flat(p.inside) for p in pieces)


def marks(pieces: tuple[Piece, ...]) -> list[Mark]:
    found: list[Mark] = []
    for piece in pieces:
        if isinstance(piece, Mark):
            found += [piece, *marks(piece.inside)]
    return found


def test_a_mark_inside_another_is_nested() -> None:
    (passage,) = passages("abcdefghij", [Stretch(1, 8, "A"), Stretch(3, 5, "B")])
    inner = Mark("B", True, True, ("de",))
    assert passage.pieces == ("a", Mark("A", True, True, ("bc", inner, "fgh")), "ij")
    assert passage.claims == ("A", "B")


def test_a_mark_that_crosses_another_is_cut() -> None:
    (passage,) = passages("abcdefghij", [Stretch(1, 5, "A"), Stretch(3, 8, "B")])
    first = Mark("B", True, False, ("de",))
    rest = Mark("B", False, True, ("fgh",))
    assert passage.pieces == ("a", Mark("A", True, True, ("bc", first)), rest, "ij")


def test_a_mark_over_a_line_break_goes_on_in_the_next_paragraph() -> None:
    one, two = passages("abc\n\ndef", [Stretch(1, 7, "A")])
    assert one.pieces == ("a", Mark("A", True, False, ("bc",)))
    assert two.pieces == (Mark("A", False, True, ("de",)), "f")
    assert (one.claims, two.claims) == (("A",), ())


def test_the_same_words_may_bear_two_claims() -> None:
    (passage,) = passages("abcd", [Stretch(1, 3, "A"), Stretch(1, 3, "B")])
    assert sorted(m.claim for m in marks(passage.pieces)) == ["A", "B"]


def test_heads_are_told_from_sentences_and_items() -> None:
    lines = passages("A short head\nHow far?\nA sentence ends.\n- an item", [])
    assert [line.head for line in lines] == [True, True, False, False]


@given(
    st.text("ab \n", min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(1, 12)), max_size=6),
)
def test_no_word_is_lost_and_every_claim_has_one_first_mark(
    text: str, spans: list[tuple[int, int]]
) -> None:
    stretches = [
        Stretch(start, min(start + length, len(text)), f"c{k}")
        for k, (start, length) in enumerate(spans)
        if text[start : start + length].strip()
    ]
    made = passages(text, stretches)
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    assert [flat(passage.pieces) for passage in made] == lines
    firsts = [m.claim for passage in made for m in marks(passage.pieces) if m.first]
    assert sorted(firsts) == sorted(s.claim for s in stretches)
    for stretch in stretches:
        words = "".join(
            flat(m.inside) for p in made for m in marks(p.pieces) if m.claim == stretch.claim
        )
        assert words.split() == text[stretch.start : stretch.end].split() or "\n" in text
