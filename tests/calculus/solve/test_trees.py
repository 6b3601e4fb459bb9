from __future__ import annotations

import numpy as np
import pytest

from standoff.calculus.solve.trees import chance, end, game_tree, move
from standoff.errors import UsageError


def deterrence():
    war = move("C", "war", back=end(-0.2, 0.5), attack=end(0.4, -1.0))
    return game_tree(
        "deterrence",
        ["C", "T"],
        root=move(
            "C",
            "threat",
            hold=end(0.0, 0.0),
            threaten=move("T", "stand", give=end(1.0, -1.0), hold=war),
        ),
    )


def test_values_and_reach_of_a_profile() -> None:
    tree = deterrence()
    assert tree.perfect
    assert [h.label for h in tree.information] == ["threat", "war", "stand"]
    profile = np.array([0.5, 0.5, 0.0, 1.0, 0.25, 0.75])
    assert tree.values(profile)[0] == pytest.approx([0.5 * (0.25 + 0.75 * 0.4), 0.5 * -1.0])
    assert tree.reach(profile)[-1] == pytest.approx(0.375)
    assert tree.named(profile)["T", "stand", "give"] == 0.25


def test_action_values_weight_nodes_by_their_reach() -> None:
    guess = [move("B", "blind", l=end(a), r=end(b)) for a, b in ((1.0, 0.0), (0.0, 3.0))]
    root = chance("coin", {"h": (0.75, guess[0]), "t": (0.25, guess[1])})
    tree = game_tree("guess", ["B"], root=root)
    assert not tree.perfect
    assert tree.action_values(tree.uniform()) == pytest.approx([0.75, 0.75])


@pytest.mark.parametrize(
    ("players", "root", "complaint"),
    [
        (["A"], move("B", "h", x=end(1.0)), "is no player"),
        (["A"], move("A", "h", x=end(1.0, 2.0)), "2 payoffs for 1 players"),
        (["A"], chance("c", {"x": (0.4, end(1.0))}), "sum to one"),
        (["A"], move("A", "h", x=move("A", "h", y=end(1.0))), "different actions"),
        (["A"], move("A", "h"), "no actions"),
        ([str(i) for i in range(13)], end(*[0.0] * 13), "1 to 12 players"),
    ],
)
def test_what_is_no_game_is_refused(players, root, complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        game_tree("x", players, root=root)
