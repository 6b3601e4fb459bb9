from __future__ import annotations

import pickle
from datetime import date

from standoff.workbench.many.job import Job, reader_version

TODAY, EARLY, LATE = date(2026, 1, 1), date(2025, 1, 1), date(2025, 6, 1)


def test_a_document_is_read_as_of_its_own_day_at_most_the_cap() -> None:
    free, capped = Job(today=TODAY), Job(today=TODAY, cap=EARLY)
    assert (free.as_of(LATE), free.as_of(None)) == (LATE, TODAY)
    assert (capped.as_of(LATE), capped.as_of(None)) == (EARLY, EARLY)
    assert Job(today=TODAY, cap=LATE).as_of(EARLY) == EARLY


def test_a_job_travels_and_is_the_same_there() -> None:
    job = Job(today=TODAY, cap=EARLY, backend="rules", version="1")
    assert pickle.loads(pickle.dumps(job)) == job
    assert pickle.loads(pickle.dumps(job)).fingerprint == job.fingerprint


def test_the_reader_is_named_by_version_and_content() -> None:
    import standoff

    version, _, digest = reader_version().partition("+")
    assert version == standoff.__version__
    assert len(digest) == 12
