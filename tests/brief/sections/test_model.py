from __future__ import annotations

from standoff.brief.document import Table, every_sentence
from standoff.brief.evidence import Evidence
from standoff.brief.sections.model import model


def test_the_model_explains_and_is_not_mixed_in(evidence: Evidence) -> None:
    first, second, third, *_ = (one.text for one in every_sentence(model(evidence)))
    assert "its weight is 0 until a backtest earns it one" in first
    assert second == (
        "Solved as the patrons game with sequential moves, it puts the chance that the target "
        "holds, neither conceding nor attacked, at about 45%."
    )
    assert "+6 points (80% interval +1 to +12), which is deterrence by signal" in third
    assert "+3 points (80% interval −1 to +8), which is defence by capability" in third


def test_every_prior_stands_next_to_what_moved_it(evidence: Evidence) -> None:
    table = next(
        b for b in model(evidence).blocks if isinstance(b, Table) and b.id == "table-parameters"
    )
    assert len(table.rows) == 7
    russia, last = table.rows[0], table.rows[-1]
    assert [cell.text for cell in russia.cells] == [
        "Readiness of the patron (r_i)",
        "Russia",
        "0.1 to 0.9",
        "0.26 (0.1 to 0.5)",
        "Judged neither willing nor ready, and supplies arms",
    ]
    assert len(russia.cells[4].claims) == 2
    assert last.cells[4].text == "Only the prior speaks"


def test_numbers_of_the_model_lead_to_its_priors(evidence: Evidence) -> None:
    table = next(b for b in model(evidence).blocks if isinstance(b, Table))
    assert table.rows[3].cells[1].figures[0].anchor == "table-parameters"


def test_silence_is_told(nothing: Evidence) -> None:
    assert [one.text for one in every_sentence(model(nothing))] == [
        "The structural model was not solved for this crisis."
    ]
