"""Calls over real HTTP to a server that fails, lies, drips and redirects."""

from __future__ import annotations

import json
import math
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from standoff.cli.post import post
from standoff.errors import EnvironmentProblem
from standoff.read.backends.llm.budget import Prices
from standoff.read.backends.llm.cache import DirectoryCache
from standoff.read.backends.llm.calls import Caller
from standoff.read.backends.llm.prompt import Question
from standoff.read.backends.llm.wire import Reply, Tokens
from tests.read.backends.llm.server import (
    NOTE,
    TROOPS,
    Heard,
    Say,
    Server,
    always,
    chat,
    read_with,
    serving,
    slow,
)

GOOD = chat({"claims": [TROOPS]})


def asked(number: int = 0, size: int = 100) -> Question:
    return Question("system", "x" * size, f"key-{number}")


def then(*says: Say) -> Server:
    """Answer with these in turn, the last for ever."""
    return serving(lambda n, heard: says[min(n, len(says) - 1)])  # type: ignore[return-value]


@pytest.mark.parametrize("status", [429, 500, 503, 529])
def test_what_may_pass_is_tried_again_and_not_charged(status: int) -> None:
    with then(Say(status=status), Say(status=status), GOOD) as server:
        model = server.model()
        assert len(read_with(model).claims) == 1
    assert (model.tally.calls, model.tally.retries) == (3, 2)
    assert (model.tally.sent, model.tally.answered) == (900, 50)


def test_a_server_that_says_how_long_to_wait_is_heeded() -> None:
    waited: list[float] = []
    with then(Say(status=429, headers=(("retry-after", "37"),)), GOOD) as server:
        server.model(sleep=waited.append, clock=lambda: 0.0, rate=1e9)
        read_with(server.model(sleep=waited.append, clock=lambda: 0.0, rate=1e9))
    assert 37.0 in waited


def test_a_server_that_asks_to_wait_for_ever_is_left() -> None:
    with then(Say(status=429, headers=(("retry-after", "86400"),))) as server:
        reading = read_with(server.model())
        assert len(server.heard) == 1
    assert "answers 429" in reading.problems[0].message


def test_a_server_that_always_fails_is_given_up() -> None:
    text = "\n\n".join([NOTE] * 6)
    with then(Say(status=500)) as server:
        model = server.model(window=300, retries=1)
        reading = read_with(model, text)
        assert len(server.heard) == 4
    assert reading.claims == ()
    assert "was not asked again" in reading.problems[-1].message


@pytest.mark.parametrize("status", [400, 401, 403, 404])
def test_a_wrong_key_or_model_is_said_at_once(status: int) -> None:
    told = Say(b'{"error": {"message": "no \\u001b[31m such key secret"}}', status=status)
    with then(told) as server, pytest.raises(EnvironmentProblem) as raised:
        read_with(server.model(key="secret"))
    assert f"answers {status} (no [31m such key ***))" in str(raised.value)
    assert len(server.heard) == 1


def test_nobody_there_is_said_at_once() -> None:
    with then(GOOD) as server:
        pass
    with pytest.raises(EnvironmentProblem, match="cannot connect"):
        read_with(server.model(retries=1))


def test_a_key_that_is_withdrawn_later_keeps_what_was_read() -> None:
    with then(GOOD, Say(status=401)) as server:
        reading = read_with(server.model(window=120))
        assert len(server.heard) == 2
    assert len(reading.claims) == 1
    assert "answers 401" in reading.problems[0].message


def test_one_text_that_is_turned_down_does_not_stop_the_others() -> None:
    with then(GOOD, Say(status=400), GOOD) as server:
        reading = read_with(server.model(window=120))
        assert len(server.heard) == 4
    assert "answers 400" in reading.problems[-1].message


def test_redirects_are_not_followed() -> None:
    with then(GOOD) as other:
        away = Say(status=307, headers=(("location", f"{other.url}/v1/chat/completions"),))
        with then(away) as server, pytest.raises(EnvironmentProblem, match="redirects"):
            read_with(server.model(key="secret"))
        assert other.heard == []


def test_a_slow_drip_is_cut_off_and_charged_at_the_most() -> None:
    with then(slow(GOOD, 0.05)) as server:
        model = server.model(transport=partial(post, seconds=0.2), retries=0)
        reading = read_with(model)
    assert "within 0.2 s" in reading.problems[0].message
    assert model.tally.answered == 4_000
    assert model.tally.sent > 3_000


@pytest.mark.parametrize(
    ("say", "problem"),
    [
        (Say(b"<html>", kind="text/html"), "text/html"),
        (Say(b"{}", kind=""), "JSON"),
        (Say(b"{"), "not JSON"),
        (Say(b'\xff{"a": 1}'), "not UTF-8"),
        (Say(b"[]"), "no object"),
        (Say(b"{}"), "no first choice"),
        (Say(b'{"choices": [{"index": 7, "message": {"content": "{}"}}]}'), "no first choice"),
        (Say(b'{"choices": [{"message": {"content": null}}]}'), "no text"),
        (Say(b'{"choices": [], "choices": []}'), "a key stands twice"),
        (Say(b'{"usage": NaN}'), "NaN"),
        (Say(b'{"usage": ' + b"9" * 5000 + b"}"), "4300"),
        (Say(b"[" * 100_000), "nested too deeply"),
        (chat('{"claims": [], "claims": [1]}'), "a key stands twice"),
        (chat('{"claims": [Infinity]}'), "Infinity is no number"),
        (chat("[" * 100_000), "nested too deeply"),
        (chat("Sure! Here are the claims."), "not JSON"),
        (Say(b" " * 5_000_000), "longer than"),
        (Say(GOOD.body, headers=(("content-encoding", "gzip"),)), "compressed"),
    ],
)
def test_hostile_answers_are_problems(say: Say, problem: str) -> None:
    with then(say) as server:
        reading = read_with(server.model(retries=0))
    assert reading.claims == ()
    assert len(reading.problems) == 1
    assert problem in reading.problems[0].message
    assert reading.problems[0].message.isprintable()


def test_an_answer_is_asked_for_once(tmp_path: Path) -> None:
    with serving(always(TROOPS)) as server:
        first = read_with(server.model(cache=DirectoryCache(tmp_path)))
        again = server.model(cache=DirectoryCache(tmp_path), budget=1)
        assert read_with(again) == first
        assert len(server.heard) == 1
    assert (again.tally.calls, again.tally.cached, again.tally.sent) == (0, 1, 0)


def test_another_model_is_asked_anew(tmp_path: Path) -> None:
    with serving(always(TROOPS)) as server:
        read_with(server.model(cache=DirectoryCache(tmp_path)))
        one = Caller("other", server.settings(cache=DirectoryCache(tmp_path)))
        assert one.ask(asked()).problem == ""
        assert len(server.heard) == 2


def test_a_poisoned_cache_is_believed_no_more_than_a_model(tmp_path: Path) -> None:
    with serving(always(TROOPS)) as server:
        read_with(server.model(cache=DirectoryCache(tmp_path)))
        (file,) = tmp_path.glob("*.json")
        lie = {**TROOPS, "quote": "Russia has massed about 900,000 troops near Ukraine"}
        file.write_text(json.dumps({"claims": [lie]}))
        model = server.model(cache=DirectoryCache(tmp_path))
        assert read_with(model).claims == ()
    assert dict(model.tally.refused) == {"quote": 1}


def test_the_budget_stops_before_the_call_that_could_exceed_it() -> None:
    text = "\n\n".join([NOTE] * 6)
    with serving(always(TROOPS)) as server:
        model = server.model(window=300, budget=13_000)
        reading = read_with(model, text)
        calls = len(server.heard)
    assert 1 < calls < 9
    assert model.tally.sent + model.tally.answered <= 13_000
    assert reading.claims
    assert "the budget does not allow another call" in reading.problems[-1].message
    assert f"{model.tally.unread} stretches were not read" in reading.problems[-1].message


def test_a_budget_in_money_counts_prices_per_million() -> None:
    with serving(always(TROOPS)) as server:
        model = server.model(prices=Prices(3.0, 15.0), budget=1.0)
        read_with(model)
    assert model.tally.cost == pytest.approx((900 * 3 + 50 * 15) / 1e6)


def test_a_budget_too_small_for_one_call_makes_none() -> None:
    with serving(always(TROOPS)) as server:
        reading = read_with(server.model(prices=Prices(3.0, 15.0), budget=0.05))
        assert server.heard == []
    assert "1 stretch was not read, from character 0 on: the budget" in reading.problems[0].message


def test_threads_and_retries_together_cannot_overrun_the_budget() -> None:
    def flaky(number: int, heard: Heard) -> Say:
        kinds = (Say(status=500), slow(GOOD, 0.05), chat({"claims": []}, sent=4000, answered=900))
        return kinds[number % 3]

    with serving(flaky) as server:
        sending = partial(post, seconds=0.2)
        caller = Caller("m", server.settings(transport=sending, budget=60_000, rate=1e9))
        with ThreadPoolExecutor(16) as pool:
            list(pool.map(lambda n: caller.ask(asked(n)), range(60)))
        spent = caller.meter.spent
    assert 30_000 < spent.sent + spent.answered <= 60_000


@pytest.mark.parametrize("told", [-1, math.inf, "900", None, True, 0, 1.5, 10**400])
def test_counts_that_cannot_be_are_charged_at_the_most(told: object) -> None:
    with serving(lambda n, heard: chat({"claims": [TROOPS]}, sent=told)) as server:
        caller = Caller("m", server.settings())
        caller.ask(asked(size=9000))
    assert caller.meter.spent.sent > 9_000


def test_a_transport_that_raises_is_charged_and_heard() -> None:
    def broken(request: object) -> Reply:
        raise RuntimeError("no")

    with serving(always()) as server:
        caller = Caller("m", server.settings(transport=broken))
    with pytest.raises(RuntimeError):
        caller.ask(asked())
    assert caller.meter.spent != Tokens()
