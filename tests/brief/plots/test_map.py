from __future__ import annotations

from standoff.brief.drawing.scene import Circle, Label, Path
from standoff.brief.evidence import Evidence
from standoff.brief.plots.map import geography


def test_every_party_is_on_the_map_with_its_country(evidence: Evidence) -> None:
    plot = geography(evidence)
    assert plot is not None
    for scene in (plot.wide, plot.narrow):
        names = {m.text for m in scene.marks if isinstance(m, Label)}
        assert names == {"United States", "Venezuela", "Russia", "China", "Cuba", "Iran"}
        spots = [m for m in scene.marks if isinstance(m, Circle)]
        assert all(0 < s.x < scene.width and 0 < s.y < scene.height for s in spots)
        lands = [m.role for m in scene.marks if isinstance(m, Path) and m.role.startswith("land")]
        assert sorted(lands) == ["land", "land coercer", *["land patron"] * 4, "land target"]


def test_names_do_not_lie_on_one_another(evidence: Evidence) -> None:
    plot = geography(evidence)
    assert plot is not None
    labels = [m for m in plot.narrow.marks if isinstance(m, Label)]
    for k, one in enumerate(labels):
        for other in labels[k + 1 :]:
            assert abs(one.y - other.y) > 10 or abs(one.x - other.x) > 40, (one, other)


def test_the_table_gives_capability_against_the_coercers(evidence: Evidence) -> None:
    plot = geography(evidence)
    assert plot is not None
    cells = [[cell.text for cell in row.cells] for row in plot.table.rows]
    assert cells[0] == ["United States", "coercer", "3,310", "Great power and nuclear-armed", "100"]
    assert cells[1] == ["Venezuela", "target", "–", "–", "under 0.1"]
    assert plot.table.rows[2].cells[4].references == ("naturalearth:gdp",)


def test_no_facts_no_map(nothing: Evidence) -> None:
    assert geography(nothing) is None
