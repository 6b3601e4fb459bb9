from __future__ import annotations

import pytest

from standoff.brief.document import Table, every_sentence
from standoff.brief.evidence import Evidence
from standoff.brief.sections.signals import signals


def test_signals_are_counted_by_speaker(evidence: Evidence) -> None:
    words = [one.text for one in every_sentence(signals(evidence))][:2]
    assert words == [
        "The United States: three coercive, one conciliatory and one ambiguous; three of five "
        "explicit.",
        "Venezuela: two coercive; two of two explicit.",
    ]


def test_the_index_stands_with_its_parts_and_its_formula(evidence: Evidence) -> None:
    table = next(b for b in signals(evidence).blocks if isinstance(b, Table))
    assert [cell.text for cell in table.rows[0].cells] == [
        "United States",
        "0.6 (0.4 to 0.8)",
        "0.72",
        "0.50",
        "0.40",
        "Mostly a mix of stances",
    ]
    assert table.rows[1].cells[5].text == "too few signals to read much into"
    assert "mean of its three parts" in table.note


def test_the_printed_formula_is_the_calculus_own(evidence: Evidence) -> None:
    """Index the sample's signals by the words of the note, part by part."""
    points = evidence.findings.ambiguity[0].points
    w, v = [p.weight for p in points], [p.value for p in points]
    mixture = 1 - abs(sum(a * b for a, b in zip(w, v, strict=True))) / sum(
        a * abs(b) for a, b in zip(w, v, strict=True)
    )
    from numpy import array, ones

    from standoff.calculus.ambiguity import index_of

    column = array([[x] for x in v])
    index, mix, swing, hedge = index_of(
        column, weights=array([[x] for x in w]), masses=ones(column.shape)
    )[:, 0]
    assert mix == pytest.approx(mixture)
    assert index == pytest.approx((mix + swing + hedge) / 3)
    pairs = [(w[k] * w[k + 1], abs(v[k] - v[k + 1])) for k in range(len(w) - 1)]
    assert swing == pytest.approx(sum(a * b for a, b in pairs) / (2 * sum(a for a, _ in pairs)))
    assert hedge == pytest.approx(sum(1 - a * abs(b) for a, b in zip(w, v, strict=True)) / len(w))


def test_silence_is_told(nothing: Evidence) -> None:
    words = [one.text for one in every_sentence(signals(nothing))]
    assert words == ["No source quotes or reports an official’s signal to the other side."]
