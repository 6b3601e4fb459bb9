"""Calls a language model: cache, pace, budget, retries; what goes wrong is a value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

from standoff.errors import EnvironmentProblem
from standoff.read.backends.llm.answers import Answer
from standoff.read.backends.llm.budget import Meter, Pace
from standoff.read.backends.llm.prompt import Question
from standoff.read.backends.llm.settings import Settings, interface
from standoff.read.backends.llm.strict import strict_json
from standoff.read.backends.llm.wire import LARGEST_REPLY, Post, Reply, Tokens, printable

__all__ = ["SPENT", "Caller", "Counts"]

SPENT = "the budget does not allow another call"
"""Why a question was not asked."""

_PASSING = frozenset([408, 409, 425, 429, 500, 502, 503, 504, 529])
_OF_ITS_TEXT = frozenset([400, 413, 422])
"""What a server answers to one text that is too long for it, or against its house rules."""
_OVERHEAD = 1_000
"""Tokens that a server may add to a request for its own frame (roles, tools)."""
_LEANEST = 10
"""Characters to a token that no tokenizer of English text and JSON reaches."""
_FIRST_WAIT, _LONGEST_WAIT, _PATIENCE, _FAILURES = 1.0, 30.0, 120.0, 2


@dataclass(frozen=True, slots=True)
class Counts:
    """Calls made, answers from the cache, and calls made again."""

    calls: int = 0
    cached: int = 0
    retries: int = 0


class Caller:
    """Asks one model questions within one budget; safe under threads.

    Parameters
    ----------
    model : str
    settings : Settings
    """

    def __init__(self, model: str, settings: Settings) -> None:
        self.meter = Meter(settings.budget, settings.prices, account=settings.account)
        self._model, self._settings = model, settings
        self._interface, self._url = interface(settings.endpoint)
        self._pace = Pace(settings.rate, clock=settings.clock, sleep=settings.sleep)
        self._counts, self._failures, self._answered = Counts(), 0, False
        self._lock = Lock()

    @property
    def counts(self) -> Counts:
        """Give what was done so far."""
        return self._counts

    def ask(self, question: Question) -> Answer:
        """Answer a question from the cache, else by the model.

        Raises
        ------
        EnvironmentProblem
            If nobody ever answered and the server cannot be reached, or turns a call down for
            good: wrong key, model or address.
        """
        kept = self._settings.cache.get(question.key)
        if kept is not None:
            self._count(cached=1)
            return Answer(kept)
        if self._failures >= _FAILURES:
            return Answer(problem="the server failed before and was not asked again")
        answer = self._called(question)
        if isinstance(answer.content, dict) and isinstance(answer.content.get("claims"), list):
            self._settings.cache.put(question.key, answer.content)
        return answer

    def _called(self, question: Question) -> Answer:
        settings = self._settings
        post = self._interface.encode(
            question, model=self._model, url=self._url, key=settings.key, most=settings.answer
        )
        most = Tokens(len(post.body) + _OVERHEAD, settings.answer)
        reason, reply = "", Reply()
        for attempt in range(settings.retries + 1):
            if not self.meter.reserve(most):
                return Answer(problem=SPENT)
            self._pace.wait()
            self._count(calls=1, retries=int(attempt > 0))
            reply = self._sent(post, most)
            if reply.status == 200:
                return self._opened(reply, post, most)
            self.meter.settle(most, most if reply.charged else Tokens())
            reason = self._reason(reply)
            if reply.status and reply.status not in _PASSING:
                return self._turned_down(reason, lasts=reply.status not in _OF_ITS_TEXT)
            wait = min(_FIRST_WAIT * 2**attempt, _LONGEST_WAIT)
            if reply.wait is not None and not 0 <= reply.wait <= _PATIENCE:
                break
            if attempt < settings.retries:
                settings.sleep(max(wait, reply.wait or 0.0))
        if not reply.status and not reply.charged and not self._answered:
            raise self._unusable(reason)
        with self._lock:
            self._failures += 1
        return Answer(problem=f"no answer after {settings.retries + 1} calls at most: {reason}")

    def _sent(self, post: Post, most: Tokens) -> Reply:
        """Send; whatever a transport raises against the contract is charged at the most."""
        try:
            return self._settings.transport(post)
        except BaseException:
            self.meter.settle(most, most)
            raise

    def _opened(self, reply: Reply, post: Post, most: Tokens) -> Answer:
        """Open an answer's envelope, and settle what it cost."""
        answer = self._unwrapped(reply)
        least = Tokens(len(post.body) // _LEANEST, 0)
        told = answer.tokens
        believed = told is not None and told.sent >= least.sent
        self.meter.settle(most, told if told is not None and believed else most)
        with self._lock:
            self._answered, self._failures = True, 0
        return answer

    def _unwrapped(self, reply: Reply) -> Answer:
        if len(reply.body) > LARGEST_REPLY:
            return Answer(problem=f"the answer is longer than {LARGEST_REPLY // 10**6} MB")
        if reply.media_type.split("+")[-1] not in ("application/json", "json"):
            return Answer(problem=f"the answer is {printable(reply.media_type) or 'no JSON'}")
        try:
            answer: Answer = self._interface.decode(strict_json(reply.body))
        except ValueError as error:
            return Answer(problem=f"the answer is {printable(str(error))}")
        return answer

    def _reason(self, reply: Reply) -> str:
        """Say in one printable line, without the key, why a call failed."""
        if not reply.status:
            return printable(reply.failure) or "no reply"
        if 300 <= reply.status < 400:
            return f"the server redirects ({reply.status}), which is not followed"
        told = printable(_message(reply.body).replace(self._settings.key or "\0", "***"))
        return f"the server answers {reply.status}" + (f" ({told})" if told else "")

    def _turned_down(self, reason: str, *, lasts: bool) -> Answer:
        """Say that a call was turned down; if that will last, make no other."""
        if not self._answered:
            raise self._unusable(reason)
        with self._lock:
            self._failures = _FAILURES if lasts else self._failures
        return Answer(problem=reason)

    def _unusable(self, reason: str) -> EnvironmentProblem:
        return EnvironmentProblem(
            f"the language model {self._model} cannot be used ({reason}): check the endpoint, "
            "the model's name and the key"
        )

    def _count(self, *, calls: int = 0, cached: int = 0, retries: int = 0) -> None:
        with self._lock:
            now = self._counts
            self._counts = replace(
                now,
                calls=now.calls + calls,
                cached=now.cached + cached,
                retries=now.retries + retries,
            )


def _message(body: bytes) -> str:
    """Find the words of an error in a server's answer."""
    try:
        told: Any = strict_json(body[:LARGEST_REPLY])
    except ValueError:
        return ""
    for key in ("error", "message"):
        told = told.get(key, told) if isinstance(told, dict) else told
    return told if isinstance(told, str) else ""
