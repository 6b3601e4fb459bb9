"""Measures how fast the whole reader reads and how much memory it takes, all passes and rules."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from standoff.read.backends.rules import ByRules
from standoff.read.reader import read_all
from standoff.workbench.bench import row
from standoff.workbench.bench.goldset import document

__all__ = ["peak_mb", "rows", "texts"]

WORDS_PER_CPU_S, PEAK_MB = 5_000, 400
"""Targets."""
WORDS_OF_A_SET = 20_000
DAY = date(2022, 1, 1)
"""For texts that state no day: the reader must be told who holds office."""
_LEAST, _ARTICLE = 5, 100
_PEERS = (
    "on parses made beforehand, whose time is not counted: PETRARCH2 540-850 sentences/s, "
    "UniversalPetrarch 90; with their parse: link-grammar 63 (parse alone)"
)


def rows(files: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """Read the texts of gold sets, claims and all, and yield the rows of speed and memory.

    Parameters
    ----------
    files : iterable of pathlib.Path
        Gold sets; of each as many texts are read, spread evenly, as make 20,000 words. Those of
        fewer than five words are no prose and are left out.

    Yields
    ------
    dict
        Words per CPU second of articles (texts of 100 words and more), of shorter texts, and of
        all together; the pipeline is loaded before the clock starts. Then the process's peak
        memory so far, in MB.
    """
    kinds: dict[str, list[str]] = {"articles": [], "sentences": []}
    for text in (text for file in files for text in texts(file)):
        kinds["articles" if len(text.split()) >= _ARTICLE else "sentences"].append(text)
    words, spent = 0, 0.0
    for kind, found in kinds.items():
        if found:
            ByRules().pipeline()
            count, cpu = sum(len(text.split()) for text in found), _read(found)
            words, spent = words + count, spent + cpu
            yield _speed(kind, words=count, cpu=cpu)
    if words:
        yield _speed("all", words=words, cpu=spent)
        yield row("read", "all", metric="peak_mb", value=peak_mb(), target=PEAK_MB, n=words)


def _speed(name: str, *, words: int, cpu: float) -> dict[str, Any]:
    cells = {"value": words / cpu, "target": WORDS_PER_CPU_S, "n": words, "cpu_s": cpu}
    return row("read", name, metric="words_per_cpu_s", peer=_PEERS, **cells)


def _read(found: Sequence[str]) -> float:
    """Read texts to their claims and give the CPU seconds that it took."""
    started = time.process_time()
    for _ in read_all(map(document, found), as_of=DAY):
        pass
    return time.process_time() - started


def texts(file: Path) -> list[str]:
    """Take texts from a gold set, spread evenly over it, up to 20,000 words."""
    found = []
    for line in file.read_text(encoding="utf-8").splitlines():
        text = _text(line)
        if len(text.split()) >= _LEAST:
            found.append(text)
    words = sum(len(text.split()) for text in found)
    return list(islice(found, 0, None, -(-words // WORDS_OF_A_SET))) if found else []


def _text(line: str) -> str:
    """Give the text of a record; empty where it has none or cannot be read."""
    try:
        record = json.loads(line)
    except ValueError:
        return ""
    if not isinstance(record, Mapping):
        return ""
    text, tokens = record.get("text"), record.get("tokens")
    if isinstance(text, str):
        return text
    whole = isinstance(tokens, list) and all(isinstance(token, str) for token in tokens)
    return " ".join(tokens) if whole and tokens else ""


def peak_mb() -> float:
    """Give the most memory that this process has held at a time, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024**2 if sys.platform == "darwin" else 1024)
