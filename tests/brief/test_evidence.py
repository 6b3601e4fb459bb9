from __future__ import annotations

from dataclasses import replace

import pytest

from standoff.brief.evidence import Evidence, gather
from standoff.errors import UsageError
from standoff.vocabulary.actors import Actor
from standoff.vocabulary.claims import Support
from standoff.vocabulary.findings import Findings
from standoff.vocabulary.sources import Span


def test_claims_are_numbered_in_the_order_of_the_texts(evidence: Evidence) -> None:
    places = [
        (list(evidence.documents).index(claim.span.document), claim.span.start)
        for _, claim in evidence.claims
    ]
    assert places == sorted(places)
    assert [evidence.number(key) for key, _ in evidence.claims] == list(range(1, 29))


def test_kinds_roles_and_names(evidence: Evidence) -> None:
    assert len(evidence.of(Support)) == 5
    assert (evidence.coercer, evidence.target) == ("USA", "VEN")
    assert evidence.patrons == ("RUS", "CHN", "CUB", "IRN")
    assert evidence.The("USA") == "The United States"
    assert evidence.name("COL") == "Colombia"
    assert evidence.list(["USA", "CUB"]) == "the United States and Cuba"
    assert evidence.actors([Actor("RUS"), Actor("RUS"), Actor("CHN")]) == "Russia and China"
    assert evidence.actors([]) == "–"
    assert [part for part, _ in evidence.parts] == ["coercer", "target", *["patron"] * 4]


def test_claims_are_told_from_data_rows(evidence: Evidence) -> None:
    key = evidence.claims[0][0]
    assert evidence.split([key, "naturalearth:gdp", "nobody"]) == ((key,), ("naturalearth:gdp",))


def test_references_are_gathered_from_every_number(findings: Findings) -> None:
    bare = gather(replace(findings, references=()))
    assert {"naturalearth:gdp", "geonames:capitals", "icb:severity/quiet"} <= set(bare.references)


def test_a_patron_rests_on_what_moved_its_parameters(evidence: Evidence) -> None:
    solved = evidence.findings.equilibrium
    assert solved is not None
    made = evidence.behind("RUS", solved)
    assert made.method == "calculus.models.patrons"
    words = [dict(evidence.claims)[key].span.quote for key in made.claims]
    assert any("air-defence missiles" in quote for quote in words)


def test_no_dyad_is_seen(evidence: Evidence, nothing: Evidence) -> None:
    assert evidence.dyad
    assert not nothing.dyad
    assert nothing.facts("USA") is None


def test_a_quote_that_its_document_does_not_hold_is_refused(findings: Findings) -> None:
    claim = findings.view.claims[0]
    forged = replace(claim, span=Span(claim.span.document, 0, 5, "Nobody"))
    view = replace(findings.view, claims=(forged,))
    with pytest.raises(UsageError, match="does not hold: read it again"):
        gather(replace(findings, view=view))
