"""The page on our annotations says what the script of their agreement prints."""

from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_prints_the_agreement_as_it_is() -> None:
    script = runpy.run_path(str(ROOT / "training" / "annotations" / "agreement.py"))
    page = (ROOT / "docs" / "data" / "annotations.md").read_text("utf-8")
    assert all(line in page for line in script["lines"]())
    assert script["kappa"]([("a", "a"), ("a", "b"), ("b", "b"), ("b", "a")]) == 0
