from __future__ import annotations

from standoff.brief.evidence import Evidence
from standoff.brief.plots.statics import label_of, outcome_of, statics, swing
from standoff.vocabulary.games import Comparative


def curve(symbol: str = "r_i", outcome: str = "force") -> Comparative:
    return Comparative(symbol, "RUS", outcome, (0.0, 1.0), (0.4, 0.1), (0.3, 0.0), (0.5, 0.2))


def test_the_widest_swing_comes_first(evidence: Evidence) -> None:
    plot = statics(evidence)
    assert plot is not None
    assert plot.table.rows[0].cells[0].text == "United States: audience cost of the coercer (a)"
    assert [m.role for m in plot.wide.marks].count("curve") == 4
    assert not plot.opened


def test_labels_and_outcomes_are_words(evidence: Evidence) -> None:
    assert label_of(evidence, curve()) == "Russia: readiness of the patron"
    assert label_of(evidence, curve("zeta")) == "Russia: zeta"
    assert outcome_of(evidence, curve(outcome="holds")) == "chance that Venezuela holds"
    assert outcome_of(evidence, curve()) == "chance of force"
    assert swing(curve()) == 0.4 - 0.1


def test_no_comparatives_no_plot(nothing: Evidence) -> None:
    assert statics(nothing) is None
