from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from multiprocessing import get_context
from pathlib import Path

import pytest

from standoff.errors import EnvironmentProblem, UnknownName, UsageError
from standoff.forecast.ledger import GENESIS, Issue, Ledger, Resolution, open_ledger

NOW = datetime(2025, 11, 15, 12, 0)
ISSUE = Issue(
    question="holds-90d",
    text="How does the crisis stand in 90 days?",
    crisis="arland-borland",
    rule="the first of the outcomes that two agencies report",
    source="two news agencies",
    closes=date(2026, 2, 13),
    outcomes=("concession", "holds", "force"),
    p=(0.2, 0.5, 0.3),
    reference=(0.3, 0.4, 0.3),
    as_of=date(2025, 11, 15),
    hashes={"claims": "c-1", "code": "0.1.0"},
)
HELD = Resolution("holds-90d", "holds", "agencies", date(2026, 2, 13))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def ledger(place: Path) -> Iterator[Ledger]:
    with open_ledger(str(place)) as opened:
        yield opened


def test_entries_are_chained_and_come_back_as_they_went_in(ledger: Ledger) -> None:
    first = ledger.issue(ISSUE, at=NOW)
    second = ledger.resolve(HELD, at=NOW)
    assert (first.previous, second.previous) == (GENESIS, first.hash)
    assert ledger.entries() == (first, second)
    assert first.as_issue() == ISSUE
    assert ledger.verify() == ()


def test_a_forecast_may_be_revised_until_it_is_settled(ledger: Ledger) -> None:
    ledger.issue(ISSUE, at=NOW)
    ledger.issue(replace(ISSUE, p=(0.1, 0.6, 0.3)), at=NOW)
    ledger.resolve(HELD, at=NOW)
    with pytest.raises(UsageError, match="settled"):
        ledger.issue(ISSUE, at=NOW)
    with pytest.raises(UsageError, match="already resolved"):
        ledger.resolve(HELD, at=NOW)


def test_a_withdrawn_forecast_can_be_resolved_but_not_revised(ledger: Ledger) -> None:
    ledger.issue(ISSUE, at=NOW)
    ledger.withdraw("holds-90d", "second thoughts", at=NOW)
    with pytest.raises(UsageError, match="withdrawn"):
        ledger.issue(ISSUE, at=NOW)
    assert ledger.resolve(HELD, at=NOW).kind == "resolution"


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"p": (0.5, 0.5)}, "p has 2 numbers for 3 outcomes"),
        ({"p": (0.5, 0.6, 0.1)}, "sum to 1"),
        ({"reference": (-0.5, 1.0, 0.5)}, "sum to 1"),
        ({"outcomes": ("a", "a", "b")}, "same name"),
    ],
)
def test_a_forecast_that_is_none_is_refused(
    ledger: Ledger, change: dict[str, object], complaint: str
) -> None:
    with pytest.raises(UsageError, match=complaint):
        ledger.issue(replace(ISSUE, **change), at=NOW)  # type: ignore[arg-type]
    assert ledger.entries() == ()


def test_unknown_questions_and_outcomes(ledger: Ledger) -> None:
    with pytest.raises(UnknownName, match="no forecast"):
        ledger.resolve(HELD, at=NOW)
    ledger.issue(ISSUE, at=NOW)
    with pytest.raises(UnknownName, match="no outcome 'peace'"):
        ledger.resolve(replace(HELD, outcome="peace"), at=NOW)
    assert ledger.resolve(replace(HELD, outcome="void"), at=NOW).kind == "resolution"


def test_the_file_itself_refuses_change(ledger: Ledger, place: Path) -> None:
    ledger.issue(ISSUE, at=NOW)
    with sqlite3.connect(place) as raw:
        for order in ("UPDATE ledger SET kind = 'x'", "DELETE FROM ledger"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                raw.execute(order)
    raw.close()


@pytest.mark.parametrize("row", [1, 2, 3])
@pytest.mark.parametrize("column", ["kind", "question", "content", "previous", "hash"])
def test_tampering_with_any_cell_of_any_row_is_found(place: Path, row: int, column: str) -> None:
    forged = {"content": '{"said":{"p":[0,1,0]}}', "kind": "withdrawal", "question": "other"}
    with open_ledger(str(place)) as ledger:
        ledger.issue(ISSUE, at=NOW)
        ledger.issue(replace(ISSUE, question="another"), at=NOW)
        ledger.resolve(HELD, at=NOW)
        raw = sqlite3.connect(place)
        raw.execute("DROP TRIGGER ledger_no_update")
        value = forged.get(column, "f" * 64)
        raw.execute(f"UPDATE ledger SET {column} = ? WHERE number = ?", (value, row))
        raw.commit()
        raw.close()
        messages = [p.message for p in ledger.verify()]
    assert any(f"entry {row} was changed" in m for m in messages)


@pytest.mark.parametrize("row", [1, 2])
def test_a_row_cut_out_is_found(place: Path, row: int) -> None:
    with open_ledger(str(place)) as ledger:
        for name in ("one", "two", "three"):
            ledger.issue(replace(ISSUE, question=name), at=NOW)
        raw = sqlite3.connect(place)
        raw.execute("DROP TRIGGER ledger_no_delete")
        raw.execute("DELETE FROM ledger WHERE number = ?", (row,))
        raw.commit()
        raw.close()
        assert f"entry {row} is missing" in [p.message for p in ledger.verify()]


def _write(place: str, name: str) -> None:
    with open_ledger(place) as ledger:
        for i in range(10):
            ledger.issue(replace(ISSUE, question=f"{name}-{i}"), at=NOW)


@pytest.mark.long
def test_two_writers_make_one_chain(place: Path) -> None:
    with open_ledger(str(place)):
        pass
    context = get_context("spawn")
    writers = [context.Process(target=_write, args=(str(place), name)) for name in "ab"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with open_ledger(str(place)) as ledger:
        assert len(ledger.entries()) == 20
        assert ledger.verify() == ()


def test_a_file_that_is_no_ledger_is_one_line(place: Path) -> None:
    place.write_text("this is a letter, not a ledger" * 40)
    with pytest.raises(EnvironmentProblem, match="cannot be used as a ledger"):  # noqa: SIM117
        with open_ledger(str(place)):
            pass


@pytest.mark.parametrize(
    "slip",
    [
        {"p": (float("nan"), 0.5, 0.5)},
        {"p": ("a", 0.5, 0.5)},
        {"p": (-0.5, 1.0, 0.5)},
        {"question": " "},
        {"question": "q" * 65},
        {"closes": date(2025, 11, 14)},
    ],
)
def test_what_could_never_be_scored_is_not_entered(ledger: Ledger, slip: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        ledger.issue(replace(ISSUE, **slip), at=NOW)
    assert ledger.entries() == ()
