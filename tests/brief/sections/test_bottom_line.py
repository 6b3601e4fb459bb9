from __future__ import annotations

from dataclasses import replace

from standoff.brief.document import every_sentence
from standoff.brief.evidence import Evidence, gather
from standoff.brief.sections.bottom_line import bottom_line
from standoff.vocabulary.claims import Posture, Signal


def told(evidence: Evidence) -> list[str]:
    return [one.text for one in every_sentence(bottom_line(evidence))]


def test_five_sentences(evidence: Evidence) -> None:
    assert told(evidence) == [
        "The United States is pressing Venezuela with approximately 15,000 troops and carrier "
        "group (Caribbean); two outlets say so.",
        "Russia, China, Cuba and Iran stand behind Venezuela; each of the four is judged to lack "
        "the will or the readiness to fight for it, by one unnamed source.",
        "In the structural model, Russia and China merely delay a reckoning, Cuba changes little "
        "either way and the draws do not settle it for Iran.",
        "The United States’ signals point both ways: three coercive, one conciliatory and one "
        "ambiguous; the ambiguity index, from 0 for one clear line to 1, is 0.6 (80% interval 0.4 "
        "to 0.8).",
        "Within 90 days the likeliest outcome is: the standoff continues, likely, 57% (80% "
        "interval 52 to 62%; class 59%; first day 53%); serious force or war, very unlikely, 10% "
        "(80% interval 5 to 15%; class 9%; first day 13%); the class: crises whose opening was "
        "quiet, military trigger (n = 86).",
    ]


def test_five_sentences_also_where_nothing_was_found(nothing: Evidence) -> None:
    assert told(nothing) == [
        "The sources name no state that coerces another, so there is no dyad to assess.",
        "No state is reported to stand behind a state not named.",
        "Whether outside support lets a state not named withstand the pressure or merely delays a "
        "reckoning stays open, because the structural model was not solved.",
        "No official is reported to have signalled what comes next.",
        "No chances are given, because no reference class could be chosen.",
    ]


def test_a_chance_that_is_the_class_frequency_says_so(evidence: Evidence) -> None:
    findings = evidence.findings
    forecasts = tuple(
        replace(f, reference=tuple(chance.p for chance in f.chances)) for f in findings.forecasts
    )
    words = told(gather(replace(findings, forecasts=forecasts)))[4]
    assert "this is the class frequency itself: crises whose opening was quiet" in words


def test_silence_on_forces_and_signals_is_told(evidence: Evidence) -> None:
    findings = evidence.findings
    claims = tuple(c for c in findings.view.claims if not isinstance(c, Posture | Signal))
    view = replace(findings.view, claims=claims)
    words = told(gather(replace(findings, view=view, ambiguity=())))
    assert words[0] == (
        "The United States is pressing Venezuela, though no movement of forces is reported."
    )
    assert (
        words[3]
        == "No official of the United States is reported to have signalled what comes next."
    )
