from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from standoff.errors import DataAbsent, UnknownName, UsageError
from standoff.history.panel import from_spec, panel
from standoff.history.verbs.mids import mids
from standoff.history.verbs.relevance import politically_relevant
from standoff.history.verbs.selection import states
from standoff.history.verbs.state_tables import nmc
from tests.history.tools import dyads, world

CINC = (("ccode", "year", "cinc"), [(2, 1950, 0.3), (20, 1951, 0.01)])


def test_columns_never_change_the_rows(tmp_path):
    shelf = world(tmp_path, cow_nmc=CINC)
    bare, full = dyads(shelf), dyads(shelf).add(nmc())
    keys = ["ccode_1", "ccode_2", "year"]
    assert full.collect().select(keys).equals(bare.collect().select(keys))


def test_the_plan_is_pure_data_and_comes_back(tmp_path):
    planned = dyads(world(tmp_path, cow_nmc=CINC)).where(states([2])).add(nmc(["cinc"]))
    again = from_spec(planned.spec()).on(tmp_path)
    assert again.id == planned.id
    assert again.collect().equals(planned.collect())


def test_the_id_follows_plan_and_data(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one = dyads(world(tmp_path / "a", cow_nmc=CINC)).add(nmc(["cinc"]))
    same = dyads(world(tmp_path / "b", cow_nmc=CINC)).add(nmc(["cinc"]))
    assert one.id == same.id
    assert one.id != dyads(world(tmp_path / "a", cow_nmc=CINC)).add(nmc(["milper"])).id
    other = world(tmp_path / "b", cow_nmc=(("ccode", "year", "cinc"), [(2, 1950, 0.4)]))
    assert one.id != dyads(other).add(nmc(["cinc"])).id


def test_plan_says_what_is_needed_and_what_is_absent(tmp_path):
    planned = dyads(world(tmp_path)).add(nmc(["cinc"]), mids())
    plan = planned.plan()
    assert [(t["data"], bool(t["sha256"])) for t in plan["data"]] == [
        ("cow-states", True),
        ("cow-nmc", False),
        ("gml-mids", False),
    ]
    assert plan["missing"] == ["cow-nmc (states)", "gml-mids (directed)"]
    with pytest.raises(DataAbsent, match="standoff data get cow-nmc"):
        planned.collect()


def test_every_column_says_where_it_comes_from(tmp_path):
    made = dyads(world(tmp_path, cow_nmc=CINC)).add(nmc(["cinc"]))
    source = made.columns["cinc_2"]
    assert (source.column, source.data_set, source.version, source.variable) == (
        "cinc_2",
        "cow-nmc",
        "7.0",
        "cinc",
    )
    assert source.missing == (-9,)


def test_only_what_was_used_is_cited(tmp_path):
    text = dyads(world(tmp_path, cow_nmc=CINC)).add(nmc(["cinc"])).cite("text")
    assert "Capability Distribution" in text
    assert "ATOP" not in text


def test_filters_and_columns_are_told_apart(tmp_path):
    planned = dyads(world(tmp_path))
    with pytest.raises(UsageError, match="give it to add"):
        planned.where(nmc())
    with pytest.raises(UsageError, match="give it to where"):
        planned.add(states([2]))
    with pytest.raises(UsageError, match="not to state-year"):
        panel(unit="state-year", years=(1950, 1951), as_of="2000-01-01").where(
            politically_relevant()
        )


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"unit": "week"}, "units are"),
        ({"system": "un"}, "systems"),
        ({"years": (1960, 1950)}, "first before the last"),
        ({"years": (1700, 1950)}, "from 1816"),
        ({"years": (1950, 2001)}, "after the panel's day"),
        ({"as_of": "tomorrow"}, "a day like"),
    ],
)
def test_what_makes_no_sense_is_refused(change, complaint):
    good = {"unit": "dyad-year", "years": (1950, 1960), "as_of": "2000-06-01"}
    with pytest.raises((UsageError, UnknownName), match=complaint):
        panel(**{**good, **change})


def test_no_row_lies_after_its_day(tmp_path):
    made = panel(unit="state-year", years=(2015, 2020), as_of=date(2020, 3, 1)).on(
        *world(tmp_path).places
    )
    assert made.collect()["year"].max() == 2020


def test_names_follow_the_style(tmp_path):
    made = dyads(world(tmp_path, cow_nmc=CINC)).add(nmc(["cinc"])).named("peacesciencer")
    assert made.collect().columns == ["ccode1", "ccode2", "year", "cinc1", "cinc2"]
    with pytest.raises(UnknownName, match="named after"):
        made.named("eugene")


def test_lazy_runs_when_collected(tmp_path):
    made = dyads(world(tmp_path, cow_nmc=CINC)).add(nmc(["cinc"]))
    assert made.lazy().filter(pl.col("cinc_1") > 0.2).collect().height == 3


@pytest.mark.long
def test_other_libraries_take_it_over(tmp_path):
    made = dyads(world(tmp_path, cow_nmc=CINC)).add(nmc(["cinc"]))
    assert pl.DataFrame(made).equals(made.collect())
    assert list(made.to_pandas().columns) == made.collect().columns


def test_two_rule_sets_are_compared_cell_by_cell(tmp_path):
    shelf = world(tmp_path, cow_nmc=(("ccode", "year", "cinc"), [(2, 2022, 0.15)]))
    plain = dyads(shelf, (2022, 2023)).add(nmc(["cinc"]))
    carried = dyads(shelf, (2022, 2023)).add(nmc(["cinc"], beyond="carry"))
    assert plain.diff(plain).height == 0
    assert plain.diff(carried).rows() == [
        (2, other, 2023, "cinc_1", None, "0.15") for other in (20, 40, 365)
    ]


def test_progress_is_told(tmp_path):
    heard: list[tuple[int, str]] = []
    planned = dyads(world(tmp_path, cow_nmc=CINC)).add(nmc(["cinc"]))
    planned.told(lambda done, verb: heard.append((done, verb))).collect()
    assert heard == [(1, "nmc")]


@pytest.mark.parametrize(
    ("spec", "complaint"),
    [
        ({"unit": "dyad-year", "years": [1950, 1951]}, "lacks 'as_of'"),
        (
            {"unit": "dyad-year", "years": [1950, 1951], "as_of": "2000-01-01", "colour": 1},
            "no entry 'colour'",
        ),
        (
            {
                "unit": "dyad-year",
                "years": [1950, 1951],
                "as_of": "2000-01-01",
                "steps": [{"verb": "nmc", "kept": []}],
            },
            "nmc: ",
        ),
        (
            {"unit": "dyad-year", "years": [1950, 1951], "as_of": "2000-01-01", "steps": [{}]},
            "no verb is called ''",
        ),
        (
            {"unit": "dyad-year", "years": [1950, 1951], "as_of": "2000-01-01", "of": {"k": 3}},
            "no option 'k'",
        ),
    ],
)
def test_a_wrong_plan_is_refused_in_one_line(spec, complaint):
    with pytest.raises((UsageError, UnknownName), match=complaint):
        from_spec(spec)
