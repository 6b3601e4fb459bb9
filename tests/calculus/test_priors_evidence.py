"""Which claim bears on which parameter, how much, and which claims bear on nothing."""

from __future__ import annotations

import pytest

from standoff.calculus.priors_evidence import Update, sightings, updates
from standoff.calculus.priors_table import EVIDENCE
from standoff.vocabulary.claims import Assessment, Claim, Factuality, Judgement, Stance
from standoff.vocabulary.crises import Corroboration
from tests.calculus.crisis import (
    EXPERT,
    actors,
    armed,
    case,
    common,
    done,
    hedged,
    judged,
    moved,
    opposition,
    said,
    tied,
    view,
)

CASE = case("RUR", "SYL", partners=("PAL",))


def found(claim: Claim) -> set[tuple[str, str]]:
    return {(s.player, s.evidence) for s in sightings(CASE, view=view(claim))}


def one(*claims: Claim, player: str = "RUR", symbol: str = "v_i") -> Update:
    return updates(CASE, view=view(*claims))[player, symbol]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (judged("will", "-"), {("RUR", "will denied")}),
        (judged("readiness", "+"), {("RUR", "readiness")}),
        (judged("support_level", "-"), {("RUR", "support level denied")}),
        (judged("capability", "-", about="ELB"), {("ELB", "T readiness denied")}),
        (judged("intent", "+", about="ATL"), {("ATL", "C aim")}),
        (judged("will", "+", about="PAL"), {("PAL", "will")}),
        (armed(), {("RUR", "arms")}),
        (armed(status="denied"), {("RUR", "help limited")}),
        (tied("alliance", "ELB", "SYL"), {("SYL", "alliance")}),
        (tied("alliance", "PAL", "ATL"), {("PAL", "alliance")}),
        (tied("rivalry", "ATL", "RUR"), {("RUR", "rivalry")}),
        (tied("dependence", "ELB", "RUR"), {("RUR", "dependence")}),
        (said(Stance.COERCIVE), {("ATL", "C threat")}),
        (said(Stance.AMBIGUOUS), {("ATL", "C ambiguity")}),
        (said(Stance.CONCILIATORY, by="ELB", to="ATL"), {("ELB", "T offer")}),
        (said(Stance.COERCIVE, by="RUR", to="ATL"), {("RUR", "pledge")}),
        (said(Stance.AMBIGUOUS, by="SYL", to="ATL"), {("SYL", "distance kept")}),
        (moved(), {("ATL", "C forces moved")}),
        (moved(by="RUR", direction="draw-down"), {("RUR", "forces withdrawn")}),
        (done("SANCTION"), {("ATL", "C act")}),
        (done("REJECT", by="ELB", to="ATL"), {("ELB", "T defiance")}),
        (done("AID", by="SYL"), {("SYL", "help")}),
    ],
)
def test_speaks(claim: Claim, expected: set[tuple[str, str]]) -> None:
    assert found(claim) == expected
    assert {evidence for _, evidence in expected} <= EVIDENCE.keys()


@pytest.mark.parametrize(
    "claim",
    [
        opposition(),
        judged("will", "0"),
        judged("will", "-", about="BRA"),
        judged("intent", "-", about="ATL"),
        armed(supporter="BRA"),
        tied("alliance", "RUR", "SYL"),
        tied("dependence", "RUR", "ELB"),
        tied("rivalry", "RUR", "ELB"),
        said(Stance.AMBIGUOUS, by="ELB", to="ATL"),
        said(Stance.COERCIVE, to="BRA"),
        done("SANCTION", aux=("hypothetical",)),
        done("SANCTION", to="BRA"),
        done("COOPERATE", by="SYL", to="ATL"),
    ],
)
def test_silent(claim: Claim) -> None:
    assert found(claim) == set()


def test_a_sentences_negation_is_counted_once() -> None:
    claim = Assessment(
        about=actors("RUR", "SYL"),
        judgements=(Judgement("will", "-"), Judgement("capability", "+", actors("ATL"))),
        **common(0, factuality=Factuality(positive=False)),
    )
    assert found(claim) == {
        ("RUR", "will denied"),
        ("SYL", "will denied"),
        ("ATL", "C readiness"),
    }
    not_lacking = judged("will", "+", factuality=Factuality(positive=False))
    assert found(not_lacking) == {("RUR", "will")}


def test_hedged_claims_weigh_less() -> None:
    plain, careful = one(judged("will", "-")), one(judged("will", "-", factuality=hedged()))
    assert plain.toward == careful.toward == -1.5
    assert careful.weight == pytest.approx(0.3 * plain.weight)
    assert plain.weight == 1.0
    assert EXPERT.kind == "named_expert"


def test_independent_outlets_weigh_more() -> None:
    claim = judged("will", "-")
    weights = []
    for outlets in (("a",), ("a", "b"), ("a", "b", "c", "d")):
        group = Corroboration((claim.id,), outlets)
        weights.append(updates(CASE, view=view(claim, groups=(group,)))["RUR", "v_i"].weight)
    assert weights == pytest.approx([1.0, 2.0, 3.0])


def test_a_second_claim_in_the_same_text_adds_half() -> None:
    twice = one(judged("will", "-"), judged("will", "-", place=9))
    assert twice.weight == pytest.approx(2 / 1.5)
    many = one(*(judged("will", "-", place=i) for i in range(40)))
    assert many.weight < 2.0


def test_the_account_names_every_claim_and_why() -> None:
    first, second = judged("will", "-"), armed()
    update = one(first, second)
    assert update.claims == (first.id, second.id)
    assert "political will denied (Huth 1988" in update.reason
    assert "arms or materiel supplied" in update.reason
