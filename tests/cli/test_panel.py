from __future__ import annotations

import json

import polars as pl
import pytest
import typer
from typer.testing import CliRunner

from standoff.cli.panel import panel
from standoff.errors import DataAbsent, EnvironmentProblem, SourceError, UnknownName
from tests.history.tools import world

RUN = CliRunner()
APP = typer.Typer()
APP.command()(panel)

PLAN = """
unit = "dyad-year"
years = [1950, 1951]
as_of = 2024-12-31

[[steps]]
verb = "states"
codes = [2]

[[steps]]
verb = "nmc"
keep = ["cinc"]
"""


@pytest.fixture
def planned(tmp_path):
    world(tmp_path, cow_nmc=(("ccode", "year", "cinc"), [(2, 1950, 0.3), (20, 1950, 0.1)]))
    (tmp_path / "plan.toml").write_text(PLAN)
    return [str(tmp_path / "plan.toml"), "--data", str(tmp_path)]


def test_a_plan_becomes_a_file_with_progress(planned, tmp_path):
    made = RUN.invoke(APP, [*planned, "--out", str(tmp_path / "p.parquet")])
    assert made.exit_code == 0, made.output
    assert "6 rows, 5 columns, panel p-" in made.stdout
    assert made.stderr.splitlines() == ["1/2 states", "2/2 nmc"]
    assert pl.read_parquet(tmp_path / "p.parquet").columns == [
        "ccode_1",
        "ccode_2",
        "year",
        "cinc_1",
        "cinc_2",
    ]
    quiet = RUN.invoke(APP, [*planned, "--out", str(tmp_path / "p.csv"), "--quiet"])
    assert quiet.stderr == ""
    assert pl.read_csv(tmp_path / "p.csv").height == 6


def test_plan_citations_and_coverage(planned):
    plan = json.loads(RUN.invoke(APP, [*planned, "--plan"]).stdout)
    assert plan["missing"] == []
    assert plan["steps"][1] == {"verb": "nmc", "beyond": "null", "keep": ["cinc"]}
    assert "@incollection{singeretal1972cdu" in RUN.invoke(APP, [*planned, "--cite"]).stdout
    coverage = RUN.invoke(APP, [*planned, "--coverage"]).stdout.splitlines()
    assert coverage[0] == "column,year,state,cells"
    assert "cinc_1,1950,observed,3" in coverage


@pytest.mark.parametrize(
    ("text", "error", "complaint"),
    [
        ("unit = ", SourceError, "no plan in TOML"),
        (PLAN.replace("nmc", "weather"), UnknownName, "no verb is called 'weather'"),
        (PLAN.replace("nmc", "gdp").replace('["cinc"]', "[]"), DataAbsent, "data set gdp"),
    ],
)
def test_wrong_plans_end_in_one_line(planned, tmp_path, text, error, complaint):
    (tmp_path / "plan.toml").write_text(text)
    failure = RUN.invoke(APP, planned).exception
    assert isinstance(failure, error)
    assert complaint in str(failure)
    assert "\n" not in str(failure)


def test_places_to_write_to_are_checked_first(planned, tmp_path):
    wrong = RUN.invoke(APP, [*planned, "--out", str(tmp_path / "p.xlsx")]).exception
    assert isinstance(wrong, SourceError)
    nowhere = RUN.invoke(APP, [*planned, "--out", str(tmp_path / "no" / "p.csv")]).exception
    assert isinstance(nowhere, EnvironmentProblem)
