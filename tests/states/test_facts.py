from __future__ import annotations

import math
from datetime import date

import pytest

from standoff.errors import UnknownName
from standoff.states import (
    STATES,
    capability,
    capability_absent,
    capability_share,
    distance_km,
    great_power_status,
    is_great_power,
    is_nuclear,
    nuclear_status,
)


def test_capability_is_output_times_output_per_head() -> None:
    number = capability("USA")
    assert number is not None
    population, gdp = (number.provenance.parameters[k] for k in ("population", "gdp_musd"))
    assert (population, gdp) == (328_239_523, 21_433_226)
    assert number.value == pytest.approx(gdp * gdp * 1e6 / population)
    natural_earth, beckley = number.provenance.data
    assert natural_earth.licence == "public domain"
    assert "Beckley" in beckley.citation


def test_an_old_figure_says_its_year() -> None:
    number = capability("VEN")
    assert number is not None
    assert number.provenance.parameters["gdp_year"] == "2014"
    assert "collapse" in number.provenance.data[0].value


def test_no_figure_has_a_reason() -> None:
    assert capability("BRB") is None
    assert "too small" in capability_absent("BRB")
    assert "ended" in capability_absent("DDR")
    assert capability_absent("USA") == ""
    with pytest.raises(UnknownName):
        capability("XYZ")


def test_every_state_has_a_figure_or_a_reason() -> None:
    for code in STATES:
        assert (capability(code) is None) == bool(capability_absent(code)), code


def test_shares_sum_to_one_and_name_what_was_left_out() -> None:
    shares = capability_share(["USA", "VEN", "CUB", "BRB", "USA"])
    assert set(shares) == {"USA", "VEN", "CUB"}
    assert math.fsum(n.value for n in shares.values()) == pytest.approx(1)
    assert shares["VEN"].provenance.parameters["left_out"] == ("BRB",)
    assert capability_share([]) == {}


def test_distance_between_capitals() -> None:
    number = distance_km("USA", "VEN")
    assert number.value == pytest.approx(3315.8, abs=1)
    assert number.unit == "km"
    assert {r.licence for r in number.provenance.data} == {"CC BY 4.0"}
    assert distance_km("USA", "USA").value == 0
    assert distance_km("GBR", "FRA").value == pytest.approx(344, abs=3)
    assert distance_km("NZL", "ESP").value == pytest.approx(19_850, abs=60)


def test_distance_is_a_metric() -> None:
    codes = ["USA", "RUS", "CHN", "NZL", "FJI", "ARG"]
    for a in codes:
        for b in codes:
            assert distance_km(a, b).value == pytest.approx(distance_km(b, a).value)
            for c in codes:
                direct, detour = distance_km(a, c), (distance_km(a, b), distance_km(b, c))
                assert direct.value <= sum(n.value for n in detour) + 1e-6


@pytest.mark.parametrize(
    ("code", "day", "armed"),
    [
        ("CHN", date(1962, 10, 22), False),
        ("CHN", date(1996, 3, 8), True),
        ("USA", date(1962, 10, 22), True),
        ("ZAF", date(1985, 1, 1), True),
        ("ZAF", date(1996, 1, 1), False),
        ("PRK", date(2005, 1, 1), False),
        ("PRK", date(2025, 11, 15), True),
        ("VEN", date(2025, 11, 15), False),
    ],
)
def test_nuclear_by_the_day(code: str, day: date, armed: bool) -> None:
    assert is_nuclear(code, as_of=day) is armed
    assert nuclear_status(code, as_of=day).value == float(armed)


def test_major_powers_by_the_day() -> None:
    def powers(day: date) -> set[str]:
        return {c for c in STATES if is_great_power(c, as_of=day)}

    assert powers(date(1962, 10, 22)) == {"USA", "GBR", "FRA", "RUS", "CHN"}
    assert powers(date(1938, 1, 1)) == {"USA", "GBR", "FRA", "RUS", "DEU", "JPN", "ITA"}
    assert powers(date(2025, 1, 1)) == {"USA", "GBR", "FRA", "RUS", "CHN", "DEU", "JPN"}
    reference = great_power_status("RUS", as_of=date(1920, 1, 1)).provenance.data[0]
    assert "1917-12-05" in reference.value
