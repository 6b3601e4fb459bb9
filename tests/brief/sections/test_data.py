from __future__ import annotations

from standoff.brief.document import Table, every_sentence
from standoff.brief.evidence import Evidence
from standoff.brief.sections.data import data


def test_every_row_is_printed_once_with_citation_and_licence(evidence: Evidence) -> None:
    table = next(b for b in data(evidence).blocks if isinstance(b, Table))
    assert [row.id for row in table.rows] == [
        "ref-naturalearth-gdp",
        "ref-geonames-capitals",
        "ref-icb-severity-quiet",
        "ref-icb-hazard-0",
        "ref-icb-crisis-196",
    ]
    assert table.rows[3].cells[3].text == "as D3" or table.rows[4].cells[3].text == "as D4"
    assert [cell.text for cell in table.rows[1].cells] == [
        "D2",
        "Capitals’ coordinates",
        "great-circle distance",
        "GeoNames",
        "CC BY 4.0",
    ]


def test_silence_is_told(nothing: Evidence) -> None:
    assert [one.text for one in every_sentence(data(nothing))] == ["No reference data were used."]
