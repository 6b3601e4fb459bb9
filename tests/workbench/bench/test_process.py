from __future__ import annotations

import sys

from standoff.workbench.bench.process import run


def test_a_child_is_not_charged_its_parents_memory() -> None:
    held = bytearray(200_000_000)
    held[::4096] = b"x" * len(held[::4096])
    done = run([sys.executable, "-I", "-c", "print('ready')"])
    assert (done.code, done.said, done.wrong) == (0, "ready", "")
    assert 0 < done.peak_mb < 100
    assert 0 < done.cpu_s < 5


def test_what_fails_says_its_last_line() -> None:
    done = run([sys.executable, "-c", "import sys; print('a\\nb', file=sys.stderr); sys.exit(3)"])
    assert (done.code, done.last) == (3, "b")
    assert run([sys.executable, "-c", "pass"]).last == ""
