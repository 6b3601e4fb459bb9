from __future__ import annotations

from dataclasses import replace

from standoff.brief.document import Plot, Points, every_sentence
from standoff.brief.evidence import Evidence, gather
from standoff.brief.sections.change import change


def test_the_widest_swings_come_first(evidence: Evidence) -> None:
    points = next(b for b in change(evidence).blocks if isinstance(b, Points))
    assert [(p.lead, p.sentences[0].text) for p in points.items][:2] == [
        (
            "United States: audience cost of the coercer.",
            "As this goes from 0 to 1, the model’s chance of back-down goes from 45% to 15%.",
        ),
        (
            "Russia: readiness of the patron.",
            "As this goes from 0 to 1, the model’s chance of force goes from 40% to 20%.",
        ),
    ]
    assert not [p for p in points.items if "Cuba" in p.lead], (
        "a swing that rounding hides is no swing"
    )
    assert points.items[-1].sentences[0].text.startswith("Delivery of what is so far promised")


def test_a_number_of_one_outlet_wants_a_second(evidence: Evidence) -> None:
    view = replace(evidence.findings.view, corroboration=())
    words = " ".join(
        one.text for one in every_sentence(change(gather(replace(evidence.findings, view=view))))
    )
    assert "A second, independent outlet on “The United States has moved approximately" in words


def test_patrons_nobody_judges_are_named(evidence: Evidence) -> None:
    view = replace(evidence.findings.view, claims=())
    findings = replace(evidence.findings, view=view, equilibrium=None, ambiguity=(), forecasts=())
    words = [one.text for one in every_sentence(change(gather(findings)))]
    assert (
        "A judgement of the will or readiness of Russia, China, Cuba and Iran, whom nobody judges."
    ) in words


def test_silence_is_told(nothing: Evidence) -> None:
    assert [one.text for one in every_sentence(change(nothing))] == [
        "Too little was found to say what would change it."
    ]


def test_a_model_that_nothing_moves_says_so(evidence: Evidence) -> None:
    solved = evidence.findings.equilibrium
    assert solved is not None
    flat = tuple(replace(c, p=tuple(0.3 for _ in c.p)) for c in solved.comparatives)
    stiff = gather(replace(evidence.findings, equilibrium=replace(solved, comparatives=flat)))
    section = change(stiff)
    words = [one.text for one in every_sentence(section)]
    assert (
        "No single parameter, taken from one end of its range to the other, moves a chance of the "
        "model by more than one point."
    ) in words
    assert not [block for block in section.blocks if isinstance(block, Plot)]
