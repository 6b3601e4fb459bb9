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
    tables = {b.id: b for b in model(evidence).blocks if isinstance(b, Table)}
    russia = tables["table-parameters"].rows[0]
    last = tables["table-parameters-USA"].rows[-1]
    assert tables["table-parameters"].caption == "Russia: priors, and what moved them"
    assert [cell.text for cell in russia.cells] == [
        "Readiness of the patron (r_i)",
        "0.1 to 0.9",
        "0.26 (0.1 to 0.5)",
        "Judged neither willing nor ready, and supplies arms",
    ]
    assert len(russia.cells[3].claims) == 2
    assert last.cells[3].text == "Moved by what is cited"
    assert last.cells[3].references == ("naturalearth:gdp",)


def test_priors_that_nothing_moved_are_told_apart(evidence: Evidence) -> None:
    *_, table = (b for b in model(evidence).blocks if isinstance(b, Table))
    assert [cell.text for cell in table.rows[0].cells] == [
        "Decisiveness of the contest (m)",
        "all",
        "0.5 to 2",
        "Only the prior speaks",
    ]


def test_numbers_of_the_model_lead_to_its_priors(evidence: Evidence) -> None:
    table = next(b for b in model(evidence).blocks if isinstance(b, Table))
    assert table.rows[3].cells[1].figures[0].anchor == "table-parameters"


def test_silence_is_told(nothing: Evidence) -> None:
    assert [one.text for one in every_sentence(model(nothing))] == [
        "The structural model was not solved for this crisis."
    ]
