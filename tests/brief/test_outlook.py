from __future__ import annotations

from standoff.brief.outlook import chance_figure, usual_figure
from standoff.vocabulary.findings import Findings


def test_a_chance_leads_to_its_data_row(findings: Findings) -> None:
    forecast = findings.forecasts[1]
    figure = chance_figure(forecast.chances[2], forecast)
    assert (figure.text, figure.anchor) == ("57%", "ref-icb-severity-quiet")
    assert figure.method == "forecast.outcomes"


def test_the_class_frequency_is_rounded_like_the_chance_and_has_no_interval(
    findings: Findings,
) -> None:
    year = findings.forecasts[2]
    figure = usual_figure(2, year)
    assert (figure.text, figure.low) == ("15%", None)
