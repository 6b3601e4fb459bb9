"""The command as a person calls it: in a process of its own, with its exit codes and one-liners."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CALL = [sys.executable, "-c", "from standoff.cli.main import run; run()"]
FOOTBALL = (
    "The home side won the match by three goals to one on Saturday. The striker scored twice in "
    "the second half, and the goalkeeper saved a penalty before the whistle. The coach was happy "
    "with the result and said that the team would train again on Monday."
)
GERMAN = (
    "Der Präsident hat am Montag die Truppen an die Grenze geschickt und will mit dem Nachbarn "
    "nicht reden, wie ein Sprecher der Regierung nach der Sitzung des Kabinetts sagte."
)
HALF = "Russia has massed troops near Ukraine and threatens to invade the country."


def standoff(*words: str, stdin: bytes = b"", where: Path | None = None):
    return subprocess.run([*CALL, *words], input=stdin, capture_output=True, cwd=where, check=False)


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("empty.txt", b"", "empty.txt is empty"),
        ("picture.txt", b"\x89PNG\x00\x01", "picture.txt is a binary file"),
        ("latin.txt", "Café sur le détroit. ".encode("latin-1"), "save it as UTF-8"),
        ("german.txt", GERMAN.encode(), "is not in English"),
        ("football.txt", FOOTBALL.encode(), "name them with --coercer and --target"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(
    tmp_path: Path, name: str, content: bytes, complaint: str
) -> None:
    (tmp_path / name).write_bytes(content)
    done = standoff("brief", name, "--out", "made", "--as-of", "2025-11-15", where=tmp_path)
    said = [line for line in done.stderr.decode().splitlines() if not line.startswith("as of")]
    assert done.returncode == 2
    assert len(said) == 1
    assert complaint in said[0]
    assert list(tmp_path.glob("made/*")) == []


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--as-of", "2999-01-01"], "is in the future"),
        (["--coercer", "Ruritania"], "Ruritania"),
        (["--horizon", "soon"], "write days, weeks, months or years"),
        (["--horizon", "31d"], "no horizon of 31 days"),
        (["--horizon", "²d"], "write days, weeks, months or years"),
        (["--as-of", "2022-02-30"], "'2022-02-30' is no day"),
        (["--coercer", "Russia", "--patrons", "RUS"], "RUS is given two parts"),
        (["--seed", "-1"], ""),
        (["--began", "1900-01-01"], "over ten years before"),
    ],
)
def test_bad_options_are_one_line_and_exit_code_2(
    tmp_path: Path, options: list[str], complaint: str
) -> None:
    given = ["-", "--out", "made", "--as-of", "2022-01-20", *options]
    done = standoff("brief", *given, stdin=HALF.encode(), where=tmp_path)
    assert done.returncode == 2
    assert complaint in done.stderr.decode().splitlines()[-1]
    assert b"Traceback" not in done.stderr


def test_a_directory_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    done = standoff("brief", "-", "--out", "taken", stdin=HALF.encode(), where=tmp_path)
    assert done.returncode == 2
    assert "choose another directory with --out" in done.stderr.decode().splitlines()[-1]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["nosuch"], "No such command 'nosuch'; see standoff --help"),
        (["brief"], "see standoff brief --help"),
        (["brief", "x", "--seed", "abc"], "Invalid value for '--seed'"),
        (["brief", "--horizn", "3"], "No such option: --horizn"),
    ],
)
def test_slips_in_options_are_one_line(words: list[str], complaint: str) -> None:
    done = standoff(*words)
    [said] = done.stderr.decode().splitlines()
    assert done.returncode == 2
    assert said.startswith("standoff: ")
    assert complaint in said


def test_help_reads_well_and_names_every_command() -> None:
    said = standoff("--help").stdout.decode()
    assert all(name in said for name in ("brief", "read", "crises", "bench", "forecast"))
    assert "Strategic analysis only" in " ".join(said.split())


def test_a_terminal_that_lacks_a_letter_gets_its_number() -> None:
    said = "Venezuela warned the United States \u2013 again."
    code = f"import sys; sys.stdout.reconfigure(encoding='latin-1'); {CALL[-1]}"
    call = [sys.executable, "-c", code, "read", "-", "--as-of", "2025-11-15"]
    done = subprocess.run(call, input=said.encode(), capture_output=True, check=False)
    assert done.returncode == 0
    assert b"\\u2013 again" in done.stdout
