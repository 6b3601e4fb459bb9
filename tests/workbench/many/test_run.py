from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest

from standoff.errors import UnknownName, UsageError
from standoff.workbench.many import chunks
from standoff.workbench.many.engines import Means
from standoff.workbench.many.run import Order, Progress, Tally, outputs, read_many
from standoff.workbench.many.table import claims_from, open_table
from tests.workbench.many.sample import OTHER, TODAY, WIRE, lines, pile


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "DOCUMENTS", 4)


def run(folder: Path, *, ending: str = ".jsonl", today: date = TODAY, **order: object) -> Tally:
    given = Order((pile(folder),), folder / f"claims{ending}", **order)  # type: ignore[arg-type]
    return read_many(given, today=today)


def files(tally: Tally) -> list[bytes]:
    place = tally.outputs
    assert not place.parts.exists()
    return [p.read_bytes() for p in (place.claims, place.documents, place.problems)]


def test_every_record_is_in_the_tables_and_no_claim_twice(tmp_path: Path) -> None:
    seen: list[Progress] = []
    order = Order((pile(tmp_path),), tmp_path / "claims.parquet")
    tally = read_many(order, today=TODAY, tell=seen.append)
    claims, documents = (open_table(p) for p in (tally.outputs.claims, tally.outputs.documents))
    said = [json_line["place"] for json_line in pl.read_ndjson(tally.outputs.problems).to_dicts()]
    bad = [f"pile.jsonl:{n}" for n in range(2, 10)]
    good = [f"pile.jsonl:{n}" for n in (1, 9, 11, 12)]
    assert said == bad
    assert documents["place"].to_list() == sorted({*bad, *good}, key=lambda p: int(p.split(":")[1]))
    assert (tally.records, tally.problems, len(documents)) == (11, 8, 11)
    assert documents.filter(pl.col("document").is_not_null())["place"].to_list() == good
    assert claims["claim"].is_unique().all()
    assert len(claims) == tally.claims == documents["claims"].sum()
    assert all(
        claim.id == own for claim, own in zip(claims_from(claims), claims["claim"], strict=True)
    )
    assert seen[-1].share == 1.0


def test_the_first_to_print_a_story_is_its_source(tmp_path: Path) -> None:
    tally = run(tmp_path)
    rows = {
        row["place"].split(":")[1]: row
        for row in open_table(tally.outputs.documents).to_dicts()
        if row["document"]
    }
    agency = rows["11"]["document"]
    copied = {line: row["copy_of"] for line, row in rows.items()}
    assert copied == {"1": agency, "9": agency, "11": None, "12": None}
    assert rows["9"]["document"] == agency
    assert (rows["9"]["claims"], rows["11"]["claims"] > 0) == (0, True)
    assert (tally.documents, tally.copies) == (3, 2)
    claims = open_table(tally.outputs.claims)
    assert set(claims.filter(pl.col("document") == agency)["outlet"]) == {"Agency"}
    assert set(claims["copy_of"]) == {None, agency}


def test_each_document_has_its_own_day_at_most_the_cap(tmp_path: Path) -> None:
    def days(tally: Tally) -> list[date]:
        return open_table(tally.outputs.documents)["as_of"].drop_nulls().to_list()

    own = days(run(tmp_path))
    assert own == [date(2022, 1, 21), TODAY, date(2022, 1, 20), TODAY]
    cap = date(2020, 1, 1)
    capped = run(tmp_path, cap=cap)
    assert days(capped) == [cap] * 4
    published = open_table(capped.outputs.documents)["published"].drop_nulls().to_list()
    assert published == [date(2022, 1, 21), date(2022, 1, 20)]


@pytest.mark.parametrize("ending", [".jsonl", ".parquet"])
def test_a_stopped_run_goes_on_to_the_same_bytes(tmp_path: Path, ending: str) -> None:
    (tmp_path / "whole").mkdir()
    whole = files(run(tmp_path / "whole", ending=ending))

    def stop(progress: Progress) -> None:
        raise KeyboardInterrupt

    order = Order((pile(tmp_path),), tmp_path / f"claims{ending}")
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            read_many(order, today=TODAY, tell=stop)
    assert not order.out.exists()
    again = read_many(order, today=TODAY + timedelta(days=40))
    assert again.reused == 4
    assert files(again) == whole


def test_changed_input_is_read_again(tmp_path: Path) -> None:
    order = Order((pile(tmp_path),), tmp_path / "claims.jsonl")
    stopped = iter([None, None])

    def stop(progress: Progress) -> None:
        if next(stopped, "stop"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_many(order, today=TODAY, tell=stop)
    changed = [line.replace(b"100,000", b"90,000") for line in lines()]
    order.sources[0].write_bytes(b"\n".join(changed))
    tally = read_many(order, today=TODAY)
    assert tally.reused == 4
    assert b"100,000" not in files(tally)[0]
    assert b"90,000" in files(tally)[0]


def test_an_older_reader_s_parts_are_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(progress: Progress) -> None:
        raise KeyboardInterrupt

    order = Order((pile(tmp_path),), tmp_path / "claims.jsonl")
    with pytest.raises(KeyboardInterrupt):
        read_many(order, today=TODAY, tell=stop)
    for module in ("run", "work"):
        monkeypatch.setattr(f"standoff.workbench.many.{module}.reader_version", lambda: "0.2+new")
    assert read_many(order, today=TODAY).reused == 0


def test_directories_are_read_and_their_outputs_are_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"20 January 2022\n\n{WIRE}")
    (tmp_path / "b.md").write_text(f"# Tehran\n\n{OTHER}")
    order = Order((tmp_path,), tmp_path / "claims.jsonl")
    first, second = (files(read_many(order, today=TODAY)) for _ in range(2))
    assert first == second
    assert outputs(order.out).documents.name == "claims.documents.jsonl"


@pytest.mark.parametrize("source", ["pile.jsonl", "."])
def test_no_source_is_written_over(tmp_path: Path, source: str) -> None:
    place = tmp_path / "pile.jsonl"
    place.write_text('{"text": "China warned Taiwan."}')
    with pytest.raises(UsageError, match="name another --out"):
        read_many(Order((tmp_path / source,), place), today=TODAY)
    assert place.read_text() == '{"text": "China warned Taiwan."}'


def test_no_claims_at_all_are_tables_too(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("{}\n")
    tally = read_many(Order((tmp_path / "in.jsonl",), tmp_path / "o.parquet"), today=TODAY)
    assert (tally.claims, tally.problems) == (0, 1)
    assert len(open_table(tally.outputs.claims)) == 0


@pytest.mark.parametrize(
    ("change", "error", "said"),
    [
        ({"out": Path("claims.csv")}, UsageError, "ending in .parquet or .jsonl"),
        ({"out": Path("absent/claims.jsonl")}, Exception, "cannot be made"),
        ({"means": Means(0)}, UsageError, "--workers 0"),
        ({"engine": "teapot"}, UnknownName, "use one of serial, processes, dask"),
        ({"sources": (Path("absent.jsonl"),)}, UsageError, "is not there"),
    ],
)
def test_misuse_is_one_line(
    tmp_path: Path,
    change: dict[str, object],
    error: type[Exception],
    said: str,
) -> None:
    order = Order((pile(tmp_path),), tmp_path / "claims.jsonl")
    if "out" in change:
        change = {"out": tmp_path / str(change["out"])}
    with pytest.raises(error, match=said) as caught:
        read_many(replace(order, **change), today=TODAY)  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)


PROGRAM = """
import sys
from datetime import date
from pathlib import Path
from standoff.workbench.many import chunks
chunks.DOCUMENTS = 4
from standoff.workbench.many.engines import Means
from standoff.workbench.many.run import Order, read_many
if __name__ == "__main__":
    order = Order((Path(sys.argv[1]),), Path(sys.argv[2]), means=Means(int(sys.argv[3])))
    print(read_many(order, today=date(2026, 11, 23)).reused)
"""


def many(folder: Path) -> Path:
    place = folder / "many.jsonl"
    texts = [f"{WIRE} The report has number {n}. {OTHER}" for n in range(60)]
    rows = pl.DataFrame({"text": texts, "published": ["2022-01-20"] * len(texts)})
    rows.write_ndjson(place)
    return place


class Child:
    """A run in a process of its own, which can be watched and killed."""

    def __init__(self, source: Path, out: Path, program: Path) -> None:
        program.write_text(PROGRAM)
        command = [sys.executable, str(program), str(source), str(out), "3"]
        self.parts = outputs(out).parts
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    def finished(self) -> int:
        return len(list(self.parts.glob("*.part")))

    def until(self, ready: Callable[[], bool]) -> None:
        """Wait until something is so, or the run has ended."""
        end = time.monotonic() + 300
        while self.process.poll() is None and not ready() and time.monotonic() < end:
            time.sleep(0.003)

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.mark.long
@pytest.mark.parametrize("ending", [".parquet", ".jsonl"])
def test_a_run_killed_at_any_moment_loses_and_doubles_nothing(tmp_path: Path, ending: str) -> None:
    source, out = many(tmp_path), tmp_path / f"out{ending}"
    whole = read_many(Order((source,), tmp_path / f"whole{ending}"), today=TODAY)
    rng = random.Random(ending)
    for _ in range(5):
        child = Child(source, out, tmp_path / "program.py")
        goal = child.finished() + rng.choice([0, 1, 2])
        child.until(lambda child=child, goal=goal: child.finished() >= goal)  # type: ignore[misc]
        time.sleep(rng.uniform(0, 0.5))
        child.kill()
        assert not out.exists()
    assert child.finished() > 0
    child = Child(source, out, tmp_path / "program.py")
    child.until((child.parts / "problems").exists)
    child.kill()
    held = child.finished()
    child = Child(source, out, tmp_path / "program.py")
    said, _ = child.process.communicate(timeout=900)
    assert int(said) >= 4 * held
    made = outputs(out)
    assert [p.read_bytes() for p in (made.claims, made.documents, made.problems)] == files(whole)
    assert not made.parts.exists()


@pytest.mark.long
def test_workers_killed_at_any_moment_are_replaced(tmp_path: Path) -> None:
    source, out = many(tmp_path), tmp_path / "out.jsonl"
    whole = read_many(Order((source,), tmp_path / "whole.jsonl"), today=TODAY)
    rng = random.Random(7)
    child = Child(source, out, tmp_path / "program.py")
    killed = 0
    for goal in (1, 2, 4, 6):
        child.until(lambda goal=goal: child.finished() >= goal)  # type: ignore[misc]
        time.sleep(rng.uniform(0, 0.3))
        victims = workers_of(child.process.pid)
        if victims:
            os.kill(rng.choice(victims), signal.SIGKILL)
            killed += 1
    child.process.communicate(timeout=900)
    assert child.process.returncode == 0
    assert killed >= 2
    made = outputs(out)
    assert [p.read_bytes() for p in (made.claims, made.documents, made.problems)] == files(whole)


def workers_of(parent: int) -> list[int]:
    """Name the processes that read for a run."""
    said = subprocess.run(
        ["ps", "-wweo", "pid=,ppid=,args="], capture_output=True, text=True
    ).stdout
    rows = (line.split(None, 2) for line in said.splitlines())
    return [int(p) for p, of, args in rows if int(of) == parent and "spawn_main" in args]
