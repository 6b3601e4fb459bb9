from __future__ import annotations

import xml.etree.ElementTree as ET

from standoff.calculus.solve.qre import logit_qre
from standoff.calculus.solve.tree_drawings import draw_svg, draw_text
from tests.calculus.solve.test_trees import deterrence


def test_text() -> None:
    assert draw_text(deterrence()).splitlines() == [
        "deterrence",
        "C [threat]",
        "├─ hold → (0, 0)",
        "└─ threaten → T [stand]",
        "   ├─ give → (1, -1)",
        "   └─ hold → C [war]",
        "      ├─ back → (-0.2, 0.5)",
        "      └─ attack → (0.4, -1)",
    ]


def test_chances_stand_on_the_actions() -> None:
    tree = deterrence()
    profile = logit_qre(tree, 2.0).profile
    assert f"attack {profile[3]:.3f} →" in draw_text(tree, profile)


def test_svg_is_well_formed_and_draws_every_edge() -> None:
    root = ET.fromstring(draw_svg(deterrence()))
    tags = [element.tag.split("}")[1] for element in root]
    assert tags.count("circle") == 7
    assert tags.count("line") == 6
