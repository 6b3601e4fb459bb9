from __future__ import annotations

import pytest

from standoff.errors import UsageError
from standoff.read.backends.rules import open_backend
from tests.read.tools import prepared


def test_it_proposes_what_the_rules_read() -> None:
    backend = open_backend("")
    found = list(backend.propose(prepared("Russia has massed 100,000 troops near Ukraine.")))
    assert ("POSTURE", "posture.moves") in {(c.kind, c.rule) for c in found}
    assert backend.name == "rules"


def test_it_takes_no_name() -> None:
    with pytest.raises(UsageError, match="write just rules"):
        open_backend("mine")
