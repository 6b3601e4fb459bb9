from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from standoff.errors import EnvironmentProblem, UsageError
from standoff.vocabulary.sources import Document
from standoff.workbench.many.chunks import Chunk, chunked
from standoff.workbench.many.engines import Means
from standoff.workbench.many.engines.processes import run
from standoff.workbench.many.job import Job
from standoff.workbench.many.records import Record
from standoff.workbench.many.work import LETHAL, rows_of, work
from tests.workbench.many.sample import OTHER, WIRE, job, record


def install() -> None:
    """Make this process die at once when it is to read a certain text."""
    from standoff.read import reader

    real = reader.read

    def dies(document: Document, **options: object) -> object:
        if "poison" in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(document, **options)  # type: ignore[arg-type]

    reader.read = dies  # type: ignore[assignment]


class Trap:
    """Settings that arrive in another process as None, with `install` done."""

    def __reduce__(self) -> tuple[Callable[[], None], tuple[()]]:
        return install, ()


def chunks(given: Job, *texts: str) -> Iterator[Chunk]:
    for number, text in enumerate(texts):
        (chunk,) = chunked([record("a:1", text=OTHER), record("a:2", text=text)], job=given)
        yield replace(chunk, number=number)


def test_nothing_to_do_starts_no_process() -> None:
    assert list(run(iter(()), job(), means=Means(4))) == []


def test_misuse_in_a_process_is_heard_here() -> None:
    given = replace(job(), backend="teapot")
    (chunk,) = chunked([Record("a", "refused", b"no")], job=given)
    with pytest.raises(UsageError, match="no back-end 'teapot'"):
        list(run(iter([chunk]), given, means=Means(1)))


@pytest.mark.long
def test_processes_give_what_one_would() -> None:
    texts = [f"{WIRE} It was report {n}." for n in range(6)]
    found = {c.number: part for c, part in run(chunks(job(), *texts), job(), means=Means(2))}
    alone = {c.number: work(c, job()) for c in chunks(job(), *texts)}
    assert found == alone


@pytest.mark.long
def test_a_text_that_kills_its_reader_is_left_out_alone() -> None:
    given = replace(job(), settings=Trap())
    found = dict(run(chunks(given, WIRE, f"{WIRE} It was poison."), given, means=Means(2)))
    parts = {c.number: list(rows_of(part)) for c, part in found.items()}
    first, second = parts[1]
    assert first["claims"]
    assert [p["message"] for p in second["problems"]] == [LETHAL]
    assert all(row["claims"] for row in parts[0])


@pytest.mark.long
def test_processes_that_cannot_begin_are_not_started_for_ever() -> None:
    class_path = replace(job(), settings=Dead())
    with pytest.raises(EnvironmentProblem, match="end before they begin"):
        list(run(chunks(class_path, WIRE), class_path, means=Means(1)))


class Dead:
    """Settings that no process survives."""

    def __reduce__(self) -> tuple[Callable[[int], None], tuple[int]]:
        return os._exit, (9,)
