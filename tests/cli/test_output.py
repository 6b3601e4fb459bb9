from __future__ import annotations

from pathlib import Path

import pytest

from standoff.cli.output import ready_directory, write_whole
from standoff.errors import EnvironmentProblem


def test_files_are_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    place = ready_directory(tmp_path / "new" / "place")
    write_whole(place, {"a.txt": "one", "b.txt": "two"})
    assert {p.name: p.read_text() for p in place.iterdir()} == {"a.txt": "one", "b.txt": "two"}


def test_if_one_file_fails_none_has_changed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")
    with pytest.raises(EnvironmentProblem, match="cannot be written"):
        write_whole(tmp_path, {"a.txt": "new", "no/such/b.txt": "two"})
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_text() == "old"


def test_a_place_that_is_a_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(EnvironmentProblem, match="choose another directory with --out"):
        ready_directory(tmp_path / "taken" / "brief")
