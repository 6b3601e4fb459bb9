from __future__ import annotations

from standoff.read.contexts import contexts
from tests.read.tools import prepared


def test_contexts_in_order_of_mention() -> None:
    [sentence] = prepared("The navy guards the oil trade.").sentences
    assert contexts(sentence, (0, 6)) == ("military", "economic", "resource")
