"""The patrons game against Gambit: its QRE profiles, and the QRE condition on its own files."""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from standoff.calculus.models.patrons import Solution, solve
from standoff.workbench.bench.calculus_patrons import chance, reference_game

TIMING = {"seq": "sequential", "sim": "simultaneous"}
CASES = [(n, timing) for n in range(1, 7) for timing in TIMING]

pytestmark = pytest.mark.data


@pytest.fixture(scope="module")
def reference(data_dir: Path) -> dict[str, Any]:
    path = data_dir / "calculus" / "results" / "gambit_extdet_scaling.json"
    return json.loads(path.read_text())


@pytest.mark.parametrize(("n", "timing"), CASES)
def test_profiles_are_gambits(n: int, timing: str, reference: dict[str, Any]) -> None:
    solution = solve(reference_game(reference[str(n)][f"{timing}_game"]), timing=TIMING[timing])
    for label, p in reference[str(n)][f"{timing}_profile"].items():
        assert chance(solution, label.partition("|")[2]) == pytest.approx(p, abs=1e-8), label


NODE = re.compile(r'p "" (\d+) \d+ "([^"]+)"')
LEAF = re.compile(r't "" \d+ "[^"]+" \{ ([^}]+) \}')


def values(lines: list[str], solution: Solution, gaps: list[float]) -> np.ndarray:
    """Walk a file's tree in prefix order; note each set's distance from the logit choice."""
    line = lines.pop(0)
    if leaf := LEAF.match(line):
        return np.array([float(x) for x in leaf[1].split(",")])
    node = NODE.match(line)
    assert node
    first, second = values(lines, solution, gaps), values(lines, solution, gaps)
    p = chance(solution, node[2])
    if "*" not in node[2]:
        gain = (second - first)[int(node[1]) - 1]
        gaps.append(abs(p - 1 / (1 + math.exp(-3 * gain))))
    return (1 - p) * first + p * second


@pytest.mark.parametrize(("n", "timing"), CASES)
def test_our_profile_is_a_qre_of_gambits_file(
    n: int, timing: str, reference: dict[str, Any], data_dir: Path
) -> None:
    solution = solve(reference_game(reference[str(n)][f"{timing}_game"]), timing=TIMING[timing])
    text = (data_dir / "calculus" / "data" / f"extdet_N{n}_{timing}.efg").read_text()
    gaps: list[float] = []
    lines = [line for line in text.splitlines() if line[:2] in ("p ", "t ")]
    values(lines, solution, gaps)
    assert lines == []
    assert len(gaps) == 2 + 2**n + (2**n - 1 if timing == "seq" else 0)
    assert max(gaps) < 1e-8
