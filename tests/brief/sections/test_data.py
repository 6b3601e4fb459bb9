from __future__ import annotations

from standoff.brief.document import Table, every_sentence
from standoff.brief.evidence import Evidence
from standoff.brief.sections.data import data


def test_every_row_is_printed_once_and_names_its_work(evidence: Evidence) -> None:
    table = next(b for b in data(evidence).blocks if isinstance(b, Table))
    assert [row.id for row in table.rows] == [
        "ref-naturalearth-gdp",
        "ref-geonames-capitals",
        "ref-icb-severity-quiet",
        "ref-icb-hazard-0",
        "ref-icb-crisis-196",
    ]
    assert [cell.text for cell in table.rows[1].cells] == [
        "D2",
        "Capitals’ coordinates",
        "great-circle distance",
        "W2",
    ]


def test_a_work_that_several_rows_come_from_is_cited_once(evidence: Evidence) -> None:
    rows, works = (b for b in data(evidence).blocks if isinstance(b, Table))
    assert [row.cells[3].text for row in rows.rows] == ["W1", "W2", "W3", "W4", "W4"]
    assert [cell.text for cell in works.rows[1].cells] == ["W2", "GeoNames", "CC BY 4.0"]


def test_silence_is_told(nothing: Evidence) -> None:
    assert [one.text for one in every_sentence(data(nothing))] == ["No reference data were used."]
