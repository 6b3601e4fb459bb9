"""What every format must keep, found through the tuple."""

from __future__ import annotations

import pytest

from standoff.brief.document import Brief
from standoff.brief.formats import FORMATS, Format


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_format_is_pure_and_whole(form: Format, written: Brief, blank: Brief) -> None:
    text = form.render(written)
    assert text == form.render(written)
    assert written.title in text
    assert all(section.title in text for section in written.sections)
    assert "15,000 troops" in text
    assert "57%" in text
    assert blank.title in form.render(blank)


def test_names_and_files_are_distinct() -> None:
    assert len({form.name for form in FORMATS}) == len({form.file for form in FORMATS}) == 3
