from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from standoff.errors import EnvironmentProblem, UsageError
from standoff.read import reader
from standoff.vocabulary.crises import Reading
from standoff.vocabulary.sources import Document
from standoff.workbench.many.chunks import Chunk, chunked
from standoff.workbench.many.work import LETHAL, head_of, ready, rows_of, work
from tests.workbench.many.sample import OTHER, WIRE, job, record


def chunk(*texts: str) -> Chunk:
    held = [record(f"a:{n}", text=text, published="2022-01-20") for n, text in enumerate(texts)]
    (only,) = chunked(held, job=job())
    return only


def test_a_part_holds_rows_claims_and_problems_of_each_record() -> None:
    data = work(chunk(WIRE, "", OTHER), job(cap=date(2022, 1, 1)))
    first, second, third = rows_of(data)
    assert {"POSTURE", "SUPPORT"} <= {claim["kind"] for claim in first["claims"]}
    assert (first["row"]["as_of"], first["row"]["published"]) == ("2022-01-01", "2022-01-20")
    assert second["row"]["document"] is None
    assert [p["place"] for p in second["problems"]] == ["a:1"]
    assert third["row"]["claims"] == len(third["claims"])
    head = head_of(data)
    assert head.claims == len(first["claims"]) + len(third["claims"])
    assert [bool(r["sketch"]) for r in head.records] == [True, False, True]


def test_a_reader_that_stumbles_stops_at_one_document(monkeypatch: pytest.MonkeyPatch) -> None:
    real = reader.read

    def stumbles(document: Document, **options: object) -> Reading:
        if "Tehran" in document.text:
            raise RecursionError("too\ndeep")
        return real(document, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(reader, "read", stumbles)
    first, second = rows_of(work(chunk(OTHER, WIRE), job()))
    assert "RecursionError: too deep" in first["problems"][0]["message"]
    assert first["row"]["document"]
    assert second["claims"]


def test_what_concerns_the_whole_run_does_stop_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def stops(document: Document, **options: object) -> Reading:
        raise EnvironmentProblem("the endpoint is gone")

    monkeypatch.setattr(reader, "read", stops)
    with pytest.raises(EnvironmentProblem, match="endpoint is gone"):
        work(chunk(WIRE), job())


def test_a_lethal_record_is_not_tried_and_each_is_announced() -> None:
    begun: list[int] = []
    data = work(chunk(OTHER, WIRE), job(), lethal=frozenset({0, 1}), begin=begun.append)
    assert begun == [0, 1]
    assert [row["problems"][0]["message"] for row in rows_of(data)] == [LETHAL, LETHAL]
    assert [row["row"]["text"] for row in rows_of(data)] == [OTHER, WIRE]


def test_another_reader_does_not_join_in() -> None:
    ready(job())
    with pytest.raises(EnvironmentProblem, match="install the same standoff"):
        ready(replace(job(), version="0.0"))
    with pytest.raises(UsageError, match="no back-end 'teapot'"):
        ready(replace(job(), backend="teapot"))
