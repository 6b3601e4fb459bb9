"""Every rule of the reader stands on its page and reads the example that it gives."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from standoff.read.rules import RULES
from tests.read.tools import claims

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "rules.md"
ROWS = re.findall(r"^\| `([\w.]+)` \| [^|]+ \| ([^|]+) \|$", PAGE.read_text(), flags=re.M)


def test_every_rule_is_on_the_page_once() -> None:
    assert sorted(name for name, _ in ROWS) == sorted(rule.name for rule in RULES)


@pytest.mark.parametrize(("name", "example"), ROWS, ids=[name for name, _ in ROWS])
def test_a_rule_reads_its_example(name: str, example: str) -> None:
    [rule] = [rule for rule in RULES if rule.name == name]
    text = example.strip().replace("⏎", "\n")
    found = claims([rule], text)
    assert found, text
    assert {claim.rule for claim in found} == {name}
