from __future__ import annotations

from standoff.record.case import Overrides, pressures, roles, supports
from standoff.record.views import view_of
from standoff.vocabulary.crises import Case, View
from standoff.vocabulary.problems import Problem
from tests.record.tools import DAY, document, posture, reading, relation, signal, support

TEXT = document("Ships arrive. Threats follow. Radars come. A pact holds. An answer comes back.")


def view(*claims: object) -> View:
    return view_of([reading(TEXT, *claims)], as_of=DAY)  # type: ignore[arg-type]


SHIPS = posture(TEXT, "Ships arrive", actor="USA", against="VEN")
THREATS = signal(TEXT, "Threats follow", actor="USA", recipient="VEN")
BACK = signal(TEXT, "An answer comes back", actor="VEN", recipient="USA")
RADARS = support(TEXT, "Radars come", by="CHN", to="VEN")
PACT = relation(TEXT, "A pact holds", kind="partnership", a="VEN", b="RUS")


def test_roles_follow_the_weight_of_pressure() -> None:
    case = roles(view(SHIPS, THREATS, BACK, RADARS, PACT))
    assert isinstance(case, Case)
    assert (case.coercer.code, case.target.code) == ("USA", "VEN")
    assert [p.code for p in case.patrons] == ["CHN", "RUS"]
    assert "1 posture claim, 1 signal claim" in case.coercer.reason
    assert case.patrons[0].claims == (RADARS.id,)


def test_a_patron_that_quarrels_with_its_protege_is_no_coercer() -> None:
    scolds = signal(TEXT, "An answer", actor="CHN", recipient="VEN")
    case = roles(view(THREATS, RADARS, scolds))
    assert isinstance(case, Case)
    assert case.coercer.code == "USA"
    assert [p.code for p in case.patrons] == ["CHN"]


def test_demands_on_the_patron_are_pressure_over_its_protege() -> None:
    """Arland rings Borland with ships and makes demands of its patron; Borland calls men up."""
    ring = posture(TEXT, "Ships arrive", actor="USA", against="CUB")
    arms = support(TEXT, "Radars come", by="RUS", to="CUB")
    friends = [support(TEXT, q, by="GBR", to="USA") for q in ("A pact", "A pact holds", "Ships")]
    demands = [signal(TEXT, q, actor="USA", recipient="RUS") for q in ("Threats", "An answer")]
    called = posture(TEXT, "An answer comes", actor="CUB", against="USA")
    scolds = signal(TEXT, "Threats follow", actor="CUB", recipient="USA")
    case = roles(view(ring, arms, *friends, *demands, called, scolds))
    assert isinstance(case, Case)
    assert (case.coercer.code, case.target.code) == ("USA", "CUB")


def test_a_patrons_deterrent_threats_do_not_make_it_the_coercer() -> None:
    """Arland masses troops at Borland; Borland's patron threatens Arland, louder than anybody."""
    troops = posture(TEXT, "Ships arrive", actor="RUS", against="UKR")
    arms = support(TEXT, "Radars come", by="USA", to="UKR")
    threats = [
        signal(TEXT, q, actor="USA", recipient="RUS") for q in ("Threats follow", "An answer")
    ]
    case = roles(view(troops, arms, *threats))
    assert isinstance(case, Case)
    assert (case.coercer.code, case.target.code) == ("RUS", "UKR")
    assert [p.code for p in case.patrons] == ["USA"]


def test_the_patron_that_is_threatened_beside_its_protege_is_not_the_target() -> None:
    ring = posture(TEXT, "Ships arrive", actor="USA", against="CUB")
    arms = support(TEXT, "Radars come", by="RUS", to="CUB")
    threats = signal(TEXT, "Threats follow", actor="USA", recipient="RUS")
    case = roles(view(ring, arms, threats))
    assert isinstance(case, Case)
    assert (case.coercer.code, case.target.code) == ("USA", "CUB")


def test_the_user_goes_before_the_claims() -> None:
    given = Overrides(coercer="CHN", target="TWN", patrons=("USA", "JPN"))
    case = roles(view(SHIPS), overrides=given)
    assert isinstance(case, Case)
    assert (case.coercer.code, case.target.code) == ("CHN", "TWN")
    assert [p.code for p in case.patrons] == ["USA", "JPN"]
    assert case.coercer.reason == "given by the user"


def test_half_an_override_is_completed_from_the_claims() -> None:
    case = roles(view(SHIPS, BACK), overrides=Overrides(coercer="VEN"))
    assert isinstance(case, Case)
    assert case.target.code == "USA"


def test_no_dyad_is_a_problem_that_says_what_to_do() -> None:
    problem = roles(view(RADARS))
    assert isinstance(problem, Problem)
    assert "--coercer and --target" in problem.message


def test_who_helps_the_coercer_is_its_partner() -> None:
    friend = relation(TEXT, "A pact holds", kind="alliance", a="COL", b="USA")
    case = roles(view(SHIPS, friend))
    assert isinstance(case, Case)
    assert [p.code for p in case.partners] == ["COL"]
    assert case.patrons == ()


def test_ties_are_counted_per_ordered_pair() -> None:
    assert set(pressures(view(SHIPS, BACK))) == {("USA", "VEN"), ("VEN", "USA")}
    assert set(supports(view(PACT))) == {("VEN", "RUS"), ("RUS", "VEN")}
