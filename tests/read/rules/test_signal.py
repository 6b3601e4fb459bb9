from __future__ import annotations

import pytest

from standoff.read.rules.signal import RULES
from standoff.vocabulary.claims import Signal, Stance
from tests.read.tools import check_claims, check_silent


def only(text: str, actor: str, recipient: str, words: str = "") -> Signal:
    [claim] = check_claims(RULES, text, (actor, recipient, words))
    assert isinstance(claim, Signal)
    return claim


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "event", "stance"),
    [
        ("Turkey accused Greece of arming the islands.", "TUR", "GRC", "ACCUSE", "coercive"),
        (
            "China warned Japan against landing on the islands.",
            "CHN",
            "JPN",
            "THREATEN",
            "coercive",
        ),
        ("India demanded that Pakistan hand over the men.", "IND", "PAK", "REQUEST", "coercive"),
        ("France urged Iran to return to negotiations.", "FRA", "IRN", "REQUEST", "conciliatory"),
        ("Ethiopia rejected an offer of mediation from Egypt.", "ETH", "EGY", "REJECT", "coercive"),
        ("Canada praised Mexico for its restraint.", "CAN", "MEX", "SUPPORT", "conciliatory"),
        ("Poland promised to defend Lithuania.", "POL", "LTU", "AGREE", "conciliatory"),
        ("Israel has threatened to bomb Syria.", "ISR", "SYR", "THREATEN", "coercive"),
        (
            "Morocco called the government of Algeria illegitimate.",
            "MAR",
            "DZA",
            "ACCUSE",
            "coercive",
        ),
        ("Brazil condemned the attack on Ukraine.", "BRA", "UKR", "ACCUSE", "coercive"),
    ],
)
def test_verbs_of_officials(text: str, actor: str, recipient: str, event: str, stance: str) -> None:
    claim = only(text, actor, recipient)
    assert (claim.event, claim.stance.value) == (event, stance)


def test_a_promise_of_costs_is_a_threat() -> None:
    claim = only("Washington promised Russia severe costs.", "USA", "RUS")
    assert (claim.event, claim.stance) == ("THREATEN", Stance.COERCIVE)


def test_a_threat_in_the_third_person() -> None:
    claim = only("President Macron said that Iran would pay a heavy price.", "FRA", "IRN")
    assert (claim.event, claim.stance, claim.rule) == (
        *("THREATEN", Stance.COERCIVE),
        "signal.consequence",
    )
    any_attack = only("President Macron said any attack would bring a swift answer.", "FRA", "")
    assert any_attack.commitment == "conditional"


@pytest.mark.parametrize(
    "text",
    [
        "Analysts said any attack would bring a swift answer.",
        "President Macron said that the shops would bring bread.",
        "France has paid a heavy price.",
        "None of them will fight.",
    ],
)
def test_no_threat_in_the_third_person(text: str) -> None:
    check_silent(RULES, text)


def test_ruling_an_act_out_binds_nobody() -> None:
    claim = only("Canada has ruled out a larger role in Ukraine.", "CAN", "UKR")
    assert claim.stance is Stance.AMBIGUOUS


def test_a_condition_is_kept() -> None:
    claim = only("Iran will strike Israel if it is attacked.", "IRN", "ISR")
    assert (claim.event, claim.commitment, claim.aux) == ("THREATEN", "conditional", ("future",))


def test_nouns_that_the_subject_speaks() -> None:
    text = (
        "President Erdogan has swung between hints of a new offensive and calls for a "
        "negotiated settlement, saying little about Syria itself."
    )
    found = check_claims(
        RULES, text, ("TUR", "SYR", "hints of a new"), ("TUR", "SYR", "calls for a negotiated")
    )
    assert [claim.stance for claim in found if isinstance(claim, Signal)] == [
        Stance.COERCIVE,
        Stance.CONCILIATORY,
    ]
    assert [claim.commitment for claim in found if isinstance(claim, Signal)] == [
        "implicit",
        "explicit",
    ]


def test_an_understated_dislike_is_ambiguous() -> None:
    claim = only("Macron said he was “not happy” with Turkey’s government.", "FRA", "TUR")
    assert claim.stance is Stance.AMBIGUOUS


@pytest.mark.parametrize(
    "text",
    [
        "The Chinese foreign minister stopped short of declaring a blockade of Taiwan.",
        "Beijing has not ruled out an attack on Taiwan.",
        "China declined to say what it would do about Taiwan.",
    ],
)
def test_what_is_withheld_is_ambiguous(text: str) -> None:
    claim = only(text, "CHN", "TWN")
    assert claim.stance is Stance.AMBIGUOUS


def test_to_refuse_help_is_ambiguous_and_to_refuse_force_conciliatory() -> None:
    help_refused = only("Germany refused to supply weapons to Ukraine.", "DEU", "UKR")
    force_refused = only("Spain refused to attack Morocco.", "ESP", "MAR")
    assert help_refused.stance is Stance.AMBIGUOUS
    assert force_refused.stance is Stance.CONCILIATORY


def test_attribution_goes_before_events() -> None:
    text = "Analysts said that Russia would attack Georgia."
    check_silent(RULES, text)


@pytest.mark.parametrize(
    "text",
    [
        "Russian tanks crossed into Georgia.",
        "The critics accused the film of being dull.",
        "The judge rejected the appeal of a farmer in France.",
        "Would China accuse Japan?",
        "If Iran threatens Iraq, prices will rise.",
        "The team from Brazil praised the pitch.",
        "Tourists in Spain demanded cheaper rooms.",
    ],
)
def test_silent(text: str) -> None:
    check_silent(RULES, text)
