from __future__ import annotations

from dataclasses import replace

from standoff.workbench.many.chunks import chunked
from standoff.workbench.many.engines import Means
from standoff.workbench.many.engines.serial import run
from standoff.workbench.many.records import Record
from standoff.workbench.many.work import work
from tests.workbench.many.sample import job


def test_chunks_come_one_by_one_in_order() -> None:
    records = [Record(f"a:{n}", "refused", b"no") for n in range(40)]
    asked = []

    def given():  # type: ignore[no-untyped-def]
        for chunk in chunked(records, job=job()):
            asked.append(chunk.number)
            yield chunk

    results = run(given(), job(), means=Means())
    chunk, part = next(results)
    assert asked == [0]
    assert part == work(chunk, job())
    assert [c.number for c, _ in results] == [1, 2]


def test_nothing_to_do_needs_no_reader() -> None:
    assert list(run(iter(()), replace(job(), version="0"), means=Means())) == []
