"""The strategic estimators against the maxima of the peers' own likelihoods."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from standoff.calculus.fit import fit
from standoff.calculus.fit.comparison import clarke, vuong
from standoff.calculus.fit.predict import outcome_probabilities, predict
from standoff.calculus.models.egame12 import EGAME12
from standoff.errors import NotConverged
from standoff.workbench.bench.calculus import (
    TARGETS,
    estimate_reference,
    folder_of,
    measure,
    table_of,
)
from standoff.workbench.bench.calculus_table import HUTH, REFERENCES, REGIME

pytestmark = pytest.mark.data

SEPARATED = "esc + war ~ balanc + s_wt_re1 | 0 | balanc | balanc + s_wt_re1"


@pytest.fixture(scope="module")
def folder(data_dir: Path) -> Path:
    return folder_of(data_dir)


@pytest.fixture(scope="module")
def tight(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "results" / "tight_references.json").read_text())


def complete_war(folder: Path) -> dict[str, Any]:
    columns = table_of(folder / "data" / "war1800.csv")
    known = [
        a is not None and b is not None
        for a, b in zip(columns["regime1"], columns["regime2"], strict=True)
    ]
    return {name: column[known] for name, column in columns.items()}


@pytest.mark.parametrize("name", list(REFERENCES))
def test_estimates_are_the_reference_s(name: str, folder: Path, tight: dict[str, Any]) -> None:
    reading, _, _ = measure(folder, name, tight=tight[name], enough=0.0)
    for metric, target in TARGETS.items():
        value = reading[metric]
        assert value is None or value <= target, metric


@pytest.mark.long
def test_never_below_the_peer_s_own_fit(folder: Path, tight: dict[str, Any]) -> None:
    for name, reference in REFERENCES.items():
        columns = table_of(folder / "data" / f"{reference.file}.csv", since=reference.since)
        estimate = estimate_reference(reference, columns)
        assert estimate.loglik >= tight[name]["default_logLik"] - 1e-9


def test_the_separated_example_is_reported(folder: Path) -> None:
    war = complete_war(folder)
    with pytest.raises(NotConverged, match="separated"):
        fit(EGAME12, war, formulas=SEPARATED, penalty="none")
    estimate = fit(EGAME12, war, formulas=SEPARATED)
    assert any("separated" in caution for caution in estimate.cautions)


@pytest.mark.parametrize(
    ("penalty", "file"), [("none", "ml"), ("log-F", "logf"), ("cauchy", "cauchy")]
)
def test_extended_deterrence(penalty: str, file: str, folder: Path) -> None:
    reference = json.loads((folder / "results" / f"python_huth_{file}.json").read_text())
    huth = table_of(folder / "data" / "huth_extended_deterrence.csv")
    estimate = fit(EGAME12, huth, formulas=HUTH, kind="private", penalty=penalty)
    assert np.abs(estimate.coef - reference["coef"]).max() < 1e-6
    assert np.abs(estimate.se / np.array(reference["se"]) - 1).max() < 1e-5
    peer = json.loads((folder / "results" / f"egame12_huth_{file}.json").read_text())
    assert estimate.objective >= peer["logLik_sum_obs"] - 1e-9


def test_few_cases_are_penalised_by_default(folder: Path) -> None:
    huth = table_of(folder / "data" / "huth_extended_deterrence.csv")
    assert fit(EGAME12, huth, formulas=HUTH, kind="private").settings.penalty == "log-F"


def test_non_nested_tests(folder: Path) -> None:
    reference = json.loads((folder / "results" / "nonnest.json").read_text())
    columns = table_of(folder / "data" / "leblang2003.csv")
    names = ("egame12_leblang_private", "egame12_leblang_agent")
    private, agent = (estimate_reference(REFERENCES[name], columns) for name in names)
    stored = reference["leblang_private_vs_agent_vuong"]["stat"]
    assert vuong(private, agent).statistic == pytest.approx(stored, abs=1e-3)
    assert clarke(private, agent).test == "Clarke"


def test_non_nested_tests_with_a_correction(folder: Path) -> None:
    """At the peer's own coefficients, one set of which is not a maximum, the statistics agree."""
    war = complete_war(folder)
    pair = []
    for name, formula in (("balance", SEPARATED), ("regime", REGIME)):
        stored = json.loads((folder / "results" / f"egame12_war1800_{name}.json").read_text())
        estimate = fit(EGAME12, war, formulas=formula)
        p = outcome_probabilities(estimate, np.array(stored["coef"]))
        rows = np.log(p[np.arange(estimate.n), estimate.design.y])
        pair.append(replace(estimate, loglik_rows=rows))
    reference = json.loads((folder / "results" / "nonnest.json").read_text())
    made = vuong(*pair)
    assert made.statistic == pytest.approx(reference["balance_vs_regime_vuong"]["stat"], abs=1e-7)
    assert clarke(*pair).statistic == reference["balance_vs_regime_clarke"]["stat"]


def test_predicted_probabilities_over_a_profile(folder: Path) -> None:
    stored = json.loads((folder / "results" / "predprobs.json").read_text())["balanc"]
    columns = table_of(folder / "data" / "war1800.csv")
    estimate = estimate_reference(REFERENCES["egame12_war1800_main"], columns)
    names = ("s_wt_re1", "revis1", "regime1", "balanc", "regime2")
    profile = {name: np.array(stored[name]) for name in names}
    expected = np.column_stack([stored[k] for k in ("Pr(~esc)", "Pr(esc,~war)", "Pr(esc,war)")])
    assert np.abs(predict(estimate, profile).p - expected).max() < 1e-5
