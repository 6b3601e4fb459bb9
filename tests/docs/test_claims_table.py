"""Every column of the tables and every field of a record is on its page."""

from __future__ import annotations

from pathlib import Path

from standoff.workbench.many.records import FIELDS
from standoff.workbench.many.table import CLAIM_COLUMNS, DOCUMENT_COLUMNS

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_every_column_is_on_the_page() -> None:
    page = (DOCS / "reference" / "claims-table.md").read_text()
    claims, _, rest = page.partition("## Documents")
    assert [name for name in CLAIM_COLUMNS if f"`{name}`" not in claims] == []
    assert [name for name in DOCUMENT_COLUMNS if f"`{name}`" not in rest] == []


def test_every_field_is_on_the_page() -> None:
    page = (DOCS / "how-to" / "read-many-documents.md").read_text()
    assert [name for name in FIELDS if f"`{name}`" not in page] == []
