from __future__ import annotations

import pytest

from standoff.errors import UnknownName, UsageError
from standoff.history.verb import source_of, step
from standoff.history.verbs import VERBS, verb_of
from standoff.vocabulary.panels import Coverage, Unit
from tests.history.tools import world


def test_a_step_is_hashable_pure_data():
    assert step("nmc", keep=["cinc"], beyond="null") == step("nmc", beyond="null", keep=("cinc",))
    assert hash(step("nmc", keep=["cinc"])) == hash(step("nmc", keep=["cinc"]))


def test_a_verb_has_the_name_of_the_function_that_makes_it():
    assert len({v.name for v in VERBS}) == len(VERBS)
    for verb in VERBS:
        assert verb_of(verb.name) is verb
        assert (verb.make.__doc__ or "").strip()


def test_a_unit_without_meaning_is_refused():
    with pytest.raises(UsageError, match=r"adds to .* panels, not to state-year"):
        verb_of("alliances").check(Unit.STATE_YEAR)
    with pytest.raises(UnknownName, match="no verb is called 'add_nmc'"):
        verb_of("add_nmc")


def test_a_source_names_version_hash_coverage_and_licence(tmp_path):
    shelf = world(tmp_path, cw_democracy=[])
    source = source_of(shelf, "democracy", table="cow", variable="polity2")
    assert source.coverage == Coverage(1816, 2020)
    assert source_of(shelf, "democracy", table="cow", variable="euds").coverage == Coverage(
        1816, 2025
    )
    assert len(source.sha256) == 64
    assert "Polity5" in source.version
    assert source.licence
