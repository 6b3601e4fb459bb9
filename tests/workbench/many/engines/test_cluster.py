from __future__ import annotations

import sys

import pytest

from standoff.errors import EnvironmentProblem, UsageError
from standoff.workbench.many.chunks import Chunk, chunked
from standoff.workbench.many.engines import Means, cluster
from standoff.workbench.many.engines.cluster import run
from standoff.workbench.many.work import work
from tests.workbench.many.sample import OTHER, WIRE, job, record


@pytest.fixture
def chunks() -> list[Chunk]:
    held = [record(f"a:{n}", text=f"{WIRE} Report {n}. {OTHER}") for n in range(40)]
    return list(chunked(held, job=job()))


def test_nothing_to_do_needs_no_cluster() -> None:
    assert list(run(iter(()), job(), means=Means())) == []


def test_a_scheduler_must_be_named(chunks: list[Chunk]) -> None:
    with pytest.raises(UsageError, match="needs --scheduler"):
        list(run(iter(chunks), job(), means=Means()))


def test_without_the_extra_one_line_says_what_to_install(
    chunks: list[Chunk], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(EnvironmentProblem, match="extra `cluster`"):
        list(run(iter(chunks), job(), means=Means(scheduler="tcp://localhost:1")))


@pytest.mark.long
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense://x", "127.0.0.1"])
def test_nobody_at_the_address_is_one_line(
    chunks: list[Chunk], address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_SECONDS", 1)
    with pytest.raises(EnvironmentProblem, match="no Dask scheduler answers") as caught:
        list(run(iter(chunks), job(), means=Means(scheduler=address)))
    assert "\n" not in str(caught.value)


@pytest.mark.long
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_gives_what_one_process_would(chunks: list[Chunk]) -> None:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=2, processes=True, dashboard_address=None
    ) as here:
        found = {
            c.number: part
            for c, part in run(iter(chunks), job(), means=Means(scheduler=here.scheduler_address))
        }
    assert found == {c.number: work(c, job()) for c in chunks}
