from __future__ import annotations

import pytest

from standoff.errors import UnknownName, UsageError
from standoff.history.verbs.mids import mids
from standoff.history.verbs.spells import spells
from tests.history.tools import rows_of, state_years, world
from tests.history.verbs.test_mids import PART


def test_years_since_the_last_event_by_unit(tmp_path):
    shelf = world(tmp_path, gml_part=(PART, [(7, 2, 1951, 1951, 1, 1, 0)]))
    made = state_years(shelf, (1950, 1953)).add(mids(), spells("gmlmidonset"))
    found = rows_of(made, "ccode", "gmlmidspell")
    assert [v for c, v in found if c == 2] == [0, 1, 0, 1]
    assert [v for c, v in found if c == 20] == [0, 1, 2, 3]


def test_beyond_coverage_the_spell_is_unknown(tmp_path):
    """S2: the peer counts its zeros after 2010 as peace."""
    shelf = world(tmp_path, gml_part=(PART, []))
    made = state_years(shelf, (2009, 2012)).add(mids(), spells("gmlmidonset"))
    assert [v for c, v in rows_of(made, "ccode", "gmlmidspell") if c == 2] == [0, 1, None, None]


def test_a_name_of_its_own(tmp_path):
    shelf = world(tmp_path, gml_part=(PART, []))
    made = state_years(shelf).add(mids(), spells("gmlmidonset", name="peace"))
    assert "peace" in made.collect().columns
    assert made.columns["peace"].variable == "gmlmidonset"


def test_an_event_must_be_there_first(tmp_path):
    with pytest.raises(UnknownName, match="no column 'gmlmidonset' yet"):
        state_years(world(tmp_path)).add(spells("gmlmidonset")).collect()
    with pytest.raises(UsageError, match="per='years' or 'rows'"):
        spells("gmlmidonset", per="weeks")
