from __future__ import annotations

from standoff.history.sets.icb import ACTOR, CRISIS, DATA_SET
from standoff.history.tiers import FEATURES, HINDSIGHT, OUTCOMES


def test_crises_and_actors_are_told_apart_by_their_columns(tmp_path):
    for name, columns, table in (
        ("icb1v16.csv", CRISIS, "crises"),
        ("icb2v16.csv", ACTOR, "actors"),
    ):
        text = ",".join(c.upper() for c in columns) + "\n" + ",".join(["1"] * len(columns)) + "\n"
        (tmp_path / name).write_text(text)
        made = DATA_SET.releases[0].read(tmp_path / name)
        assert list(made) == [table]
        assert made[table].columns == list(columns)


def test_no_variable_of_hindsight_is_declared():
    declared = {*CRISIS, *ACTOR}
    assert not declared & HINDSIGHT
    assert {*FEATURES, *OUTCOMES} <= declared
