from __future__ import annotations

from standoff.brief.document import Table, every_sentence
from standoff.brief.evidence import Evidence
from standoff.brief.sections.chances import chances


def test_each_horizon_names_its_two_likeliest_outcomes(evidence: Evidence) -> None:
    words = [one.text for one in every_sentence(chances(evidence))]
    assert words[1] == (
        "Within 90 days: the standoff continues, likely, 57% (80% interval 52 to 62%); "
        "compromise, very unlikely, 13% (80% interval 8 to 18%)."
    )
    assert words[3] == (
        "The reference class: crises whose opening was quiet, military trigger (n = 86)."
    )
    assert "no model beat the class frequency" in words[4]


def test_durations_are_those_of_past_crises(evidence: Evidence) -> None:
    words = [one.text for one in every_sentence(chances(evidence)) if one.text.startswith("Of ")]
    assert words == [
        "Of 487 past crises at their onset, 19% (80% interval 17 to 21%) ended within 30 days, 43% "
        "(80% interval 40 to 46%) ended within 90 days and 87% (80% interval 85 to 89%) ended "
        "within one year."
    ]


def test_frequencies_and_analogues_have_their_rows(evidence: Evidence) -> None:
    held = {b.id: b for b in chances(evidence).blocks if isinstance(b, Table)}
    rates, near = held["table-base-rates"], held["table-analogues"]
    assert rates.folded
    assert [cell.text for cell in rates.rows[0].cells][:2] == ["Severity", "quiet (n = 179)"]
    assert rates.rows[0].cells[2].text.startswith("no violence 49% (44 to 54), minor clashes 22%")
    assert near.rows[0].cells[0].references == ("icb:crisis/196",)


def test_silence_is_told(nothing: Evidence) -> None:
    assert [one.text for one in every_sentence(chances(nothing))] == [
        "No chances are given: no reference class could be chosen for this crisis.",
        "How long such crises last was not computed.",
    ]
