from __future__ import annotations

import numpy as np
import pytest

from standoff.calculus.fit import fit
from standoff.calculus.models.egame12 import EGAME12
from standoff.errors import NotConverged, UsageError
from tests.calculus.fit.samples import FORMULA, TRUTH, sample


def test_known_payoffs_are_recovered() -> None:
    estimate = fit(EGAME12, sample(4000), formulas=FORMULA)
    assert (np.abs(estimate.coef - TRUTH) < 3.5 * estimate.se).all()
    assert estimate.gradient_norm < estimate.tolerance
    assert estimate.min_eigenvalue > 0
    assert estimate.settings.penalty == "none"


def test_all_kinds_of_standard_error_agree_where_the_model_is_right() -> None:
    data = sample(2000)
    plain = fit(EGAME12, data, formulas=FORMULA)
    rng = np.random.default_rng(1)
    for options in (
        {"se": "opg"},
        {"se": "sandwich"},
        {"se": "cluster", "clusters": "pair"},
        {"se": "bootstrap", "draws": 60, "rng": rng},
    ):
        other = fit(EGAME12, data, formulas=FORMULA, **options)
        assert np.allclose(other.se / plain.se, 1.0, atol=0.35), options


def test_weights_repeat_rows() -> None:
    data = sample(300)
    weights = np.arange(300) % 3
    twice = {name: np.repeat(column, weights) for name, column in data.items()}
    weighted = fit(EGAME12, data, formulas=FORMULA, weights=weights)
    repeated = fit(EGAME12, twice, formulas=FORMULA)
    assert np.allclose(weighted.coef, repeated.coef, atol=1e-7)
    assert np.allclose(weighted.se, repeated.se, atol=1e-7)


def test_a_fixed_coefficient_stays_and_has_no_error() -> None:
    estimate = fit(EGAME12, sample(), formulas=FORMULA, fixed={"u1(sq):x": 0.8})
    assert estimate.coef[1] == 0.8
    assert np.isnan(estimate.se[1])
    assert estimate.k == 5


def test_fixed_payoffs_leave_the_scale() -> None:
    fixed = dict(zip(EGAME12.payoffs, (-0.5, 0.0, 1.0, 0.3), strict=True))
    estimate = fit(EGAME12, sample(), formulas="y ~ 1", fixed=fixed)
    assert estimate.names[-1] == "log(s):Intercept"
    assert estimate.k == 1


def test_few_observations_are_penalised_and_it_is_said() -> None:
    estimate = fit(EGAME12, sample(50), formulas=FORMULA)
    assert estimate.settings.penalty == "log-F"
    assert "50 observations for 6 coefficients" in estimate.cautions[0]


def separated() -> dict:
    data = sample(300)
    data["x"] = np.where(data["y"] > 0, -1.0, 1.0) * (1.0 + np.abs(data["x"]))
    return data


def test_separated_data_are_penalised_or_refused() -> None:
    estimate = fit(EGAME12, separated(), formulas=FORMULA)
    assert estimate.settings.penalty == "log-F"
    assert any("separated" in caution for caution in estimate.cautions)
    with pytest.raises(NotConverged, match="separated"):
        fit(EGAME12, separated(), formulas=FORMULA, penalty="none")


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"link": "cloglog"}, "link is one of probit, logit"),
        ({"penalty": "ridge"}, "penalty is one of"),
        ({"kind": "private", "link": "logit"}, "use link='probit'"),
        ({"se": "cluster", "clusters": "nobody"}, "no column 'nobody'"),
        ({"levels": (0, 1)}, "has 3 outcomes"),
    ],
)
def test_options_that_make_no_sense_are_refused(options: dict, complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        fit(EGAME12, sample(100), formulas=FORMULA, **options)


def test_a_table_of_missing_values_is_refused() -> None:
    data = sample(50) | {"x": np.full(50, np.nan)}
    with pytest.raises(UsageError, match="no row has a value"):
        fit(EGAME12, data, formulas=FORMULA)


def test_a_later_chance_that_does_not_vary_is_said() -> None:
    flat = fit(EGAME12, sample(), formulas="y ~ x | 0 | z | 1")
    assert any("strategic leverage 0 < 0.05" in caution for caution in flat.cautions)
    assert fit(EGAME12, sample(), formulas=FORMULA).cautions == ()
