from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from standoff.errors import EnvironmentProblem, UsageError
from standoff.workbench.many.chunks import Chunk, chunked
from standoff.workbench.many.parts import Parts, open_parts, write_atomically
from standoff.workbench.many.records import Record
from standoff.workbench.many.work import work
from tests.workbench.many.sample import job

REFUSED = (Record("a:1", "refused", b"no"), Record("a:2", "refused", b"neither"))


@pytest.fixture
def chunk() -> Chunk:
    (only,) = chunked(REFUSED, job=job())
    return only


def test_a_kept_part_is_found_by_number_and_key(tmp_path: Path, chunk: Chunk) -> None:
    parts = Parts(tmp_path)
    assert parts.held(chunk) is None
    parts.keep(chunk, work(chunk, job()))
    held = parts.held(chunk)
    assert held is not None
    assert (held.claims, held.problems) == (0, 2)
    assert parts.held(replace(chunk, key="another")) is None
    assert parts.held(replace(chunk, number=1)) is None


@pytest.mark.parametrize("keep", [0, 4, 9, 40, -1])
def test_a_part_cut_short_is_no_part(tmp_path: Path, chunk: Chunk, keep: int) -> None:
    parts = Parts(tmp_path)
    parts.path(chunk).write_bytes(work(chunk, job())[:keep])
    assert parts.held(chunk) is None


def test_a_part_of_other_records_under_this_name_is_no_part(tmp_path: Path, chunk: Chunk) -> None:
    parts = Parts(tmp_path)
    (other,) = chunked(REFUSED[:1], job=job())
    parts.path(chunk).write_bytes(work(other, job()))
    assert parts.held(chunk) is None


def test_a_stopped_run_keeps_its_day(tmp_path: Path) -> None:
    parts = Parts(tmp_path)
    assert parts.begun(date(2026, 1, 1)) == date(2026, 1, 1)
    assert parts.begun(date(2026, 2, 2)) == date(2026, 1, 1)
    (tmp_path / "begun.json").write_text("{")
    assert parts.begun(date(2026, 2, 2)) == date(2026, 2, 2)


def test_only_one_run_at_a_time(tmp_path: Path) -> None:
    place = tmp_path / "parts"
    program = "\n".join(
        [
            "import sys, pathlib",
            "from standoff.workbench.many.parts import open_parts",
            "from standoff.errors import UsageError",
            "try:",
            "    open_parts(pathlib.Path(sys.argv[1])).__enter__()",
            "except UsageError as error: print(error)",
        ]
    )
    with open_parts(place):
        run = [sys.executable, "-c", program, str(place)]
        said = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    assert "another run is writing" in said


def test_leftovers_of_a_killed_write_are_cleared(tmp_path: Path) -> None:
    (tmp_path / ".x.tmp").write_text("half")
    with open_parts(tmp_path) as parts:
        assert not (tmp_path / ".x.tmp").exists()
        parts.remove()
    assert not tmp_path.exists()


def test_where_nothing_can_be_written_one_line_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EnvironmentProblem, match="cannot be made"), open_parts(tmp_path / "file"):
        pass
    with pytest.raises(EnvironmentProblem, match="cannot be written"):
        write_atomically(tmp_path / "absent" / "x", b"")


def test_the_lock_is_let_go_at_the_end(tmp_path: Path) -> None:
    for _ in range(2):
        with open_parts(tmp_path / "p") as parts:
            assert parts.place.is_dir()
    with pytest.raises(UsageError), open_parts(tmp_path / "p"), open_parts(tmp_path / "p"):
        pass
