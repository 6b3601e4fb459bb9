"""Looking up a state must cost next to nothing."""

from __future__ import annotations

import subprocess
import sys


def test_importing_the_room_loads_nothing_heavy() -> None:
    program = (
        "import sys, standoff.states; "
        "print(sorted({'numpy', 'scipy', 'spacy', 'polars', 'pandas'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
