from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from standoff.workbench.many import chunks
from standoff.workbench.many.chunks import DOCUMENTS, chunked
from standoff.workbench.many.job import Job
from standoff.workbench.many.records import Record

JOB = Job(today=date(2026, 1, 1), version="1")
RECORDS = st.lists(
    st.builds(Record, st.text(max_size=5), st.just("fields"), st.binary(max_size=30)), max_size=40
)


@given(RECORDS)
def test_every_record_is_in_one_chunk_in_order(records: list[Record]) -> None:
    cut = list(chunked(records, job=JOB))
    assert [r for c in cut for r in c.records] == records
    assert [c.number for c in cut] == list(range(len(cut)))
    assert all(0 < len(c.records) <= DOCUMENTS for c in cut)


def test_a_chunk_is_full_by_size_too() -> None:
    big = Record("a", "fields", b"x" * chunks.SIZE, 5)
    cut = list(chunked([big, big, big], job=JOB))
    assert [(len(c.records), c.size) for c in cut] == [(1, 5)] * 3


def test_the_key_changes_with_all_that_the_result_depends_on() -> None:
    record = Record("a:1", "fields", b"{}")
    (chunk,) = chunked([record], job=JOB)
    others = [
        *(replace(record, place="b:1"), replace(record, form="file"), replace(record, data=b"[]")),
        replace(record, place="a:1f", form="ields"),
    ]
    jobs = [
        *(replace(JOB, version="2"), replace(JOB, cap=date(2025, 1, 1))),
        *(replace(JOB, backend="spacy:x"), replace(JOB, today=date(2026, 1, 2))),
        replace(JOB, settings=("a", 1)),
    ]
    keys = [c.key for r in others for c in chunked([r], job=JOB)]
    keys += [c.key for job in jobs for c in chunked([record], job=job)]
    assert len({chunk.key, *keys}) == 1 + len(others) + len(jobs)
    assert [c.key for c in chunked([replace(record, size=9)], job=JOB)] == [chunk.key]
