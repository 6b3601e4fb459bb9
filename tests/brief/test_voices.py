from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from standoff.brief import voices
from standoff.brief.evidence import Evidence
from standoff.vocabulary.claims import Claim, When


def held(evidence: Evidence, words: str) -> tuple[str, Claim]:
    return next((k, c) for k, c in evidence.claims if words in c.span.quote)


@pytest.mark.parametrize(
    ("words", "voice"),
    [
        ("time, not safety", "Ilse Marten, Institute for Hemispheric Studies"),
        ("the means to fight the United States over", "unnamed: “Diplomats in the region”"),
        ("15,000 US personnel", "unnamed: “two defence officials”"),
        ("hinted at strikes", "the White House"),
        ("Over the past ten years", "The Harbour Review, in its own voice"),
    ],
)  # fmt: skip
def test_who_says_it(evidence: Evidence, words: str, voice: str) -> None:
    assert voices.voice(evidence, held(evidence, words)[1]) == voice


def test_one_unnamed_source_stays_one(evidence: Evidence) -> None:
    both = [claim for _, claim in evidence.claims if "neither the will" in claim.span.quote]
    assert len(both) == 2
    assert voices.voices(evidence, both) == "one unnamed source"


def test_an_expert_nobody_else_quotes_is_marked(evidence: Evidence) -> None:
    claims = [
        held(evidence, w)[1]
        for w in ("time, not safety", "Two former", "hinted")
        if w != "Two former"
    ]
    assert voices.voices(evidence, claims) == (
        "the White House and Ilse Marten (an expert nobody else quotes)"
    )
    assert voices.named_once(evidence, "Ilse Marten")


def test_articles_in_their_own_voice_are_counted(evidence: Evidence) -> None:
    claims = [
        held(evidence, words)[1] for words in ("Cuba, which", "Iran, which", "Russia promised")
    ]
    assert voices.voices(evidence, claims) == "two articles in their own voice"
    assert voices.voices(evidence, claims[:2]) == "one article in its own voice"


def test_certainty_names_the_hedge(evidence: Evidence) -> None:
    assert voices.certainty(held(evidence, "hinted at strikes")[1]) == "held possible (“hinted”)"
    assert voices.certainty(held(evidence, "Over the past")[1]) == "stated as fact"


def test_a_judgements_denial_is_in_its_polarity(evidence: Evidence) -> None:
    claim = held(evidence, "neither the will nor the means to fight the United States over")[1]
    assert voices.certainty(claim) == "stated as fact (“neither”)"


def test_when_falls_back_on_the_day_of_the_text(evidence: Evidence) -> None:
    assert voices.when(evidence, held(evidence, "billions")[1]) == "“Over the past ten years”"
    assert voices.when(evidence, held(evidence, "Cuba, which")[1]) == "by 10 November 2025"


def test_parties_and_corroboration(evidence: Evidence) -> None:
    key, claim = held(evidence, "approximately 15,000")
    assert voices.parties(evidence, claim) == "United States → Venezuela"
    assert voices.corroboration(evidence, key) == "two outlets, independent"
    alone, _ = held(evidence, "time, not safety")
    assert voices.corroboration(evidence, alone) == "only one outlet quotes Ilse Marten"
    assert voices.corroboration(evidence, "c-unknown") == "not compared with other outlets"
    assert voices.parties(evidence, held(evidence, "Will the patchwork")[1]) == "nobody named"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("promised “all\nhelp”", "promised ‘all help’"),
        ("not in love” with Venezuela’s leadership", "not in love with Venezuela’s leadership"),
        (", the reluctance of its allies.", "the reluctance of its allies"),
        ("Will they hold?", "Will they hold?"),
    ],
)
def test_quotations_stand_cleanly_within_a_sentence(words: str, shown: str) -> None:
    assert voices.quoted(words) == shown


def test_an_undated_act_happened_by_the_day_it_was_read_on(evidence: Evidence) -> None:
    claim = held(evidence, "hinted at strikes")[1]
    undated = replace(claim, when=When(end=date(2025, 11, 15)))
    assert voices.when(evidence, undated) == "by 15 November 2025"
