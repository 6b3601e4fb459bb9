"""Coverage is law: no verb writes a value outside its data's coverage, in any year."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from standoff.history.panel import Panel, panel
from standoff.history.sets import DATA_SETS
from standoff.history.verbs import VERBS, verb_of
from standoff.history.verbs.selection import states
from standoff.vocabulary.panels import System, Unit

pytestmark = pytest.mark.data

FILLED_BY_OTHERS = {"spells", "shares", "names", "terrain", "other_codes"}
COLUMN_VERBS = sorted(v.name for v in VERBS if not v.filters and v.name not in FILLED_BY_OTHERS)
SYSTEM = {"armed_conflict": System.GW, "ucdp_onsets": System.GW}
SOME = (2, 20, 40, 200, 255, 260, 300, 365, 710, 731)


def whole(verb: str, unit: Unit, data_dir) -> Panel:
    planned = panel(
        unit=unit,
        system=SYSTEM.get(verb, System.COW),
        directed=True,
        years=(1816, 2025),
        as_of=date(2026, 1, 1),
    )
    kept = [c for c in SOME if c not in (255, 300)] if verb in SYSTEM else SOME
    chosen = planned.on(data_dir).where(states(kept, role="" if unit is Unit.STATE_YEAR else "1"))
    return chosen.add(verb_of(verb).make())


@pytest.mark.parametrize("verb", COLUMN_VERBS)
def test_no_value_outside_coverage(verb, data_dir):
    units = verb_of(verb).units & {Unit.STATE_YEAR, Unit.DYAD_YEAR}
    for unit in sorted(units):
        made = whole(verb, unit, data_dir)
        frame = made.collect()
        for name, source in made.columns.items():
            assert source.coverage is not None
            outside = frame.filter(
                (pl.col("year") < source.coverage.first) | (pl.col("year") > source.coverage.last)
            )
            assert outside[name].null_count() == outside.height, (verb, unit, name)


@pytest.mark.parametrize("verb", COLUMN_VERBS)
def test_every_cell_is_accounted_for(verb, data_dir):
    unit = Unit.STATE_YEAR if Unit.STATE_YEAR in verb_of(verb).units else Unit.DYAD_YEAR
    made = whole(verb, unit, data_dir)
    counts = made.coverage()
    height = made.collect().height
    for name in counts["column"].unique():
        mine = counts.filter(pl.col("column") == name)
        assert mine["cells"].sum() == height
        assert "zero outside coverage, as asked" not in mine["state"].to_list()


@pytest.mark.parametrize(
    "verb", [v for v in COLUMN_VERBS if "carry" in str(verb_of(v).make.__doc__)]
)
def test_what_is_carried_is_flagged_and_equals_the_last_year(verb, data_dir):
    unit = Unit.STATE_YEAR if Unit.STATE_YEAR in verb_of(verb).units else Unit.DYAD_YEAR
    planned = panel(
        unit=unit, system=SYSTEM.get(verb, System.COW), years=(2000, 2025), as_of=date(2026, 1, 1)
    ).on(data_dir)
    plain = planned.add(verb_of(verb).make())
    carried = planned.add(verb_of(verb).make(beyond="carry"))
    flags = [c for c in carried.columns if c.endswith("_carried") or "_carried_" in c]
    if unit is Unit.STATE_YEAR and verb in ("contiguity", "distance", "igos", "rivalry"):
        return
    frame = carried.collect()
    assert flags, verb
    for name, source in plain.columns.items():
        assert source.coverage is not None
        last = source.coverage.last
        if last >= 2025:
            continue
        keys = [c for c in frame.columns if c.startswith(("ccode", "gwcode"))]
        known = frame.filter(pl.col("year") == min(last, 2025)).select(*keys, known=pl.col(name))
        later = frame.filter(pl.col("year") == last + 1).join(known, on=keys)
        if plain.columns[name].variable != "polity2":
            assert later.filter(pl.col(name).ne_missing(pl.col("known"))).height == 0, name


def test_every_data_set_is_reached_by_a_verb_a_universe_or_an_import():
    steps = [
        verb.make() for verb in VERBS if not verb.filters and verb.name not in ("spells", "shares")
    ]
    steps += [verb_of("distance").make("minimum"), verb_of("mids").make("cow")]
    reached = set()
    for one in steps:
        verb = verb_of(one.verb)
        for unit in verb.units:
            system = SYSTEM.get(one.verb, System.COW)
            reached |= {name for name, _ in verb.needs(system, unit, one.values)}
    by_universe = {"cow-states", "gw-states"}
    imported = {"ucdp-ged", "acled", "sipri-transfers"}
    assert {d.name for d in DATA_SETS} - reached - by_universe - imported == set()
