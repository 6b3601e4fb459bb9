from __future__ import annotations

from multiprocessing import get_context
from pathlib import Path

import pytest

from standoff.errors import EnvironmentProblem
from standoff.read.backends.llm.account import Account, FileAccount, MemoryAccount
from standoff.read.backends.llm.budget import Meter
from standoff.read.backends.llm.wire import Tokens


def work(place: Path) -> int:
    """Spend what one may, and say how often one might."""
    meter = Meter(1000, account=FileAccount(place))
    done = 0
    for _ in range(60):
        if meter.reserve(Tokens(20, 10)):
            meter.settle(Tokens(20, 10), Tokens(8, 2))
            done += 1
    return done


@pytest.fixture(params=["memory", "file"])
def account(request: pytest.FixtureRequest, tmp_path: Path) -> Account:
    return MemoryAccount() if request.param == "memory" else FileAccount(tmp_path / "a" / "b.db")


def test_what_is_changed_is_kept(account: Account) -> None:
    with account.change() as balance:
        balance.spent, balance.held = Tokens(1, 2), Tokens(3, 4)
    with account.change() as balance:
        assert (balance.spent, balance.held) == (Tokens(1, 2), Tokens(3, 4))


def test_processes_share_one_budget_to_the_token(tmp_path: Path) -> None:
    place = tmp_path / "account.db"
    with get_context("fork").Pool(3) as pool:
        done = sum(pool.map(work, [place] * 3))
    with FileAccount(place).change() as balance:
        assert balance.held == Tokens()
        assert balance.spent == Tokens(8 * done, 2 * done)
        assert 970 <= balance.spent.sent + balance.spent.answered <= 1000


def test_a_run_that_goes_on_goes_on_paying(tmp_path: Path) -> None:
    place = tmp_path / "account.db"
    killed = Meter(100, account=FileAccount(place))
    assert killed.reserve(Tokens(30, 30))
    assert not Meter(100, account=FileAccount(place)).reserve(Tokens(30, 30))


def test_an_account_that_cannot_be_kept_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_text(
        "this is no database, but it is long enough to be taken for one" * 9
    )
    with pytest.raises(EnvironmentProblem, match="cannot be kept"):
        Meter(100, account=FileAccount(tmp_path / "a.db")).reserve(Tokens(1, 1))
