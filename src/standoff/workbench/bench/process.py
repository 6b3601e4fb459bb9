"""A command run in a fresh process by a small one, with the CPU and memory that it alone took."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass

__all__ = ["Run", "run"]

_PROBE = """
import json, os, subprocess, sys, tempfile
with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as wrong:
    child = subprocess.Popen(sys.argv[1:], stdout=said, stderr=wrong)
    _, status, usage = os.wait4(child.pid, 0)
    texts = []
    for each in (said, wrong):
        each.seek(0)
        texts.append(each.read().decode(errors="replace").strip())
code = child.returncode = os.waitstatus_to_exitcode(status)
print(json.dumps([code, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, *texts]))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What a command did and took.

    Attributes
    ----------
    code : int
        Exit code.
    cpu_s : float
        CPU seconds, user and system.
    peak_mb : float
        Most memory held at a time, in MB.
    said, wrong : str
        What it wrote to standard output and to standard error.
    """

    code: int
    cpu_s: float
    peak_mb: float
    said: str
    wrong: str

    @property
    def last(self) -> str:
        """The last line of what it wrote to standard error."""
        return next(iter(self.wrong.splitlines()[-1:]), "")


def run(command: list[str]) -> Run:
    """Run a command by way of a small process: a child counts its parent's memory as its own."""
    probe = subprocess.run(
        [sys.executable, "-I", "-c", _PROBE, *command], capture_output=True, text=True, check=True
    )
    return Run(*json.loads(probe.stdout))
