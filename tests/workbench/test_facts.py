from __future__ import annotations

from datetime import date

from standoff.vocabulary.actors import Actor
from standoff.vocabulary.crises import Case, Role
from standoff.workbench.facts import facts_of


def role(code: str) -> Role:
    return Role(Actor(code), "a test")


def test_facts_in_the_order_of_roles_with_their_sources() -> None:
    case = Case("t", date(1962, 10, 25), role("USA"), role("CUB"), (role("RUS"),), (role("VEN"),))
    usa, cuba, russia, venezuela = facts_of(case)
    assert [f.code for f in (usa, cuba, russia, venezuela)] == ["USA", "CUB", "RUS", "VEN"]
    assert usa.capability is not None
    assert usa.distance_km is not None
    assert 1_500 < usa.distance_km.value < 2_200
    assert (russia.nuclear, venezuela.nuclear) == (True, False)
    assert all(r.citation for f in (usa, cuba) for r in f.references)


def test_standing_is_that_of_the_day() -> None:
    early = Case("t", date(1950, 1, 1), role("CHN"), role("USA"))
    late = Case("t", date(1996, 3, 14), role("CHN"), role("TWN"))
    assert not facts_of(early)[0].nuclear
    assert facts_of(late)[0].nuclear
