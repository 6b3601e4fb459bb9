"""The signalling estimators against a published package, and the published constrained maximum."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from standoff.calculus.models.signalling import equilibria
from standoff.calculus.models.signalling_fit import SignallingEstimate, fit_signalling
from standoff.workbench.bench.calculus import folder_of, table_of
from standoff.workbench.bench.calculus_table import SANCTIONS

pytestmark = pytest.mark.data

CONSTRAINED = -3927.909511276


class Sanctions:
    """The data, the stored results and our estimates of them."""

    def __init__(self, folder: Path) -> None:
        self.results = folder / "results"
        self.data = table_of(folder / "data" / "sanctionsData.csv")

    def stored(self, name: str) -> dict[str, Any]:
        return json.loads((self.results / f"{name}.json").read_text())

    def fit(self, method: str, **options: Any) -> SignallingEstimate:
        given = {"beliefs": ("PRhat", "PFhat")} | options
        return fit_signalling(self.data, formulas=SANCTIONS, method=method, **given)


@pytest.fixture(scope="module")
def sanctions(data_dir: Path) -> Sanctions:
    return Sanctions(folder_of(data_dir))


@pytest.fixture(scope="module")
def pl(sanctions: Sanctions) -> SignallingEstimate:
    return sanctions.fit("pl")


@pytest.fixture(scope="module")
def npl(sanctions: Sanctions) -> SignallingEstimate:
    return sanctions.fit("npl")


def test_pseudo_likelihood(sanctions: Sanctions, pl: SignallingEstimate) -> None:
    stored = sanctions.stored("sigint_sanctions_pl_rfphat")
    assert np.abs(pl.estimate.coef - stored["coef"]).max() < 1e-9
    assert abs(pl.estimate.loglik - stored["logLik"]) < 1e-8


def test_nested_pseudo_likelihood(sanctions: Sanctions, npl: SignallingEstimate) -> None:
    stored = sanctions.stored("sigint_sanctions_npl_rfphat")
    assert np.abs(npl.estimate.coef - stored["coef"]).max() < 1e-6
    corrected = np.array(sanctions.stored("sigint_npl_se_audit")["observed"])
    assert np.abs(npl.estimate.se / corrected - 1).max() < 1e-5


def test_constrained_maximum_from_both_starts(pl, npl, sanctions: Sanctions) -> None:
    stored = sanctions.stored("python_prototype_cmle")["npl"]
    for start in (pl, npl):
        made = sanctions.fit("cmle", start=start.estimate.coef).estimate
        assert abs(made.loglik - CONSTRAINED) < 1e-6
        assert np.abs(made.coef - stored["coef"]).max() < 1e-6
        assert any("close to vanishing" in caution for caution in made.cautions)


def test_all_equilibria_of_all_games(pl, npl, sanctions: Sanctions) -> None:
    design = npl.estimate.design
    coef = np.array(sanctions.stored("sigint_sanctions_npl_rfphat")["coef"])
    found = equilibria(design.utilities(coef))
    path = sanctions.results / "sigint_sanctions_npl_rfphat_predict_all.csv"
    stored = np.loadtxt(path, delimiter=",", skiprows=1)
    assert (found.counts(418) == 1).all()
    assert np.abs(found.p_resist - stored[:, 2]).max() < 1e-8
    assert np.abs(found.p_fight - stored[:, 3]).max() < 1e-8
    several = equilibria(design.utilities(pl.estimate.coef)).counts(418)
    assert (several > 1).sum() == 58
