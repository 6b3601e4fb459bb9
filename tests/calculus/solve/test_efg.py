from __future__ import annotations

import numpy as np
import pytest

from standoff.calculus.solve.efg import read_efg, write_efg
from standoff.errors import SourceError

TEXT = """EFG 2 R "coin and guess" { "A" "B" }
"a comment"

c "" 1 "coin" { "h" 1/4 "t" .75 } 0
p "" 1 1 "sees h" { "say h" "say t" } 0
p "" 2 1 "hears" { "l" "r" } 0
t "" 1 "won" { 1, -1 }
t "" 2 "lost" { -1 1 }
t "" 2 "lost"
p "" 2 1 "hears" { "l" "r" } 3 "toll" { 0.5, 0 }
t "" 1 "won"
t "" 2
"""


def test_a_game_is_read() -> None:
    tree = read_efg(TEXT)
    assert tree.players == ("A", "B")
    assert tree.spots[0].chances == (0.25, 0.75)
    assert tree.information[1].spots == (2, 6)
    assert tree.spots[6].payoffs == (0.5, 0.0)
    assert tree.spots[-1].payoffs == (-1.0, 1.0)


def test_written_and_read_again_it_is_the_same_game() -> None:
    tree = read_efg(TEXT)
    again = read_efg(write_efg(tree))
    profile = np.array([0.3, 0.7, 0.6, 0.4])
    assert np.allclose(again.values(profile)[0], tree.values(profile)[0])
    assert [h.spots for h in again.information] == [h.spots for h in tree.information]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "NFG 1 R",
        'EFG 2 R "x" { "A" } t "" 1',
        'EFG 2 R "x" { "A" } q "" 1',
        'EFG 2 R "x" { "A" } p "" 1 1 0',
        'EFG 2 R "x" { "A" } t "" 1 { one }',
        'EFG 2 R "x" { "A" } c "" 1 "" { "a" 1/3 } 0 t "" 0',
    ],
)
def test_what_is_no_game_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match=r"not a game in \.efg format"):
        read_efg(text)
