"""Reads about a thousand invented articles by one process and by two: CPU seconds per document.

The articles are drawn, by a seeded generator, from the sentences of the worked crises and of the
documentation, so that nothing has to be downloaded. Run: python benchmarks/read_many.py
"""

from __future__ import annotations

import hashlib
import json
import re
import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from standoff.record.copies import copies, sketch
from standoff.workbench.many.engines import Means
from standoff.workbench.many.run import Order, read_many

ROOT = Path(__file__).resolve().parents[1]
DAY = date(2025, 11, 15)
SEED = 20251115


def sentences() -> list[str]:
    """Gather prose: the crises' articles thrice, for that is what a reader gets, docs once."""
    articles = [p.read_text() for p in sorted((ROOT / "crises").glob("*/article.md"))]
    docs = [p.read_text() for p in sorted((ROOT / "docs").rglob("*.md"))]
    text = re.sub(r"(?s:```.*?```)|^[#|>-].*$|[`*]", "", "\n".join(articles * 3 + docs), flags=re.M)
    found = re.split(r"(?<=[.!?])\s+(?=[A-Z])", " ".join(text.split()))
    return [s for s in found if 40 < len(s) < 400]


def articles(count: int) -> list[dict[str, str]]:
    """Draw articles of 12 to 40 sentences; every fifth is an earlier one under another title."""
    rng, pool = np.random.default_rng(SEED), sentences()
    drawn: list[dict[str, str]] = []
    for number in range(count):
        again = drawn and number % 5 == 4
        body = (
            drawn[int(rng.integers(len(drawn)))]["text"]
            if again
            else " ".join(pool[int(i)] for i in rng.integers(len(pool), size=rng.integers(12, 40)))
        )
        title = pool[int(rng.integers(len(pool)))]
        published = (DAY - timedelta(days=int(rng.integers(30)))).isoformat()
        outlet = f"Outlet {int(rng.integers(40))}"
        text = body.split(". ", 1)[-1] if again else body
        drawn.append({"text": text, "title": title, "outlet": outlet, "published": published})
    return drawn


def cpu() -> float:
    """Give CPU seconds of this process and of its children that have ended."""
    own, theirs = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + theirs.ru_utime + theirs.ru_stime


def main(count: int) -> None:
    """Print one line of JSON per measurement."""
    drawn = articles(count)
    words = sum(len(a["text"].split()) for a in drawn)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        source.write_text("".join(json.dumps(a) + "\n" for a in drawn))
        for workers in (1, 2):
            out = Path(folder) / f"claims-{workers}.parquet"
            began, spent = time.monotonic(), cpu()
            tally = read_many(Order((source,), out, means=Means(workers)), today=DAY)
            spent, took = cpu() - spent, time.monotonic() - began
            row = {
                "workers": workers,
                "documents": tally.records,
                "words": words,
                "claims": tally.claims,
                "copies": tally.copies,
                "cpu_s": round(spent, 1),
                "cpu_s_per_document": round(spent / tally.records, 4),
                "wall_s": round(took, 1),
                "words_per_cpu_s": round(words / spent),
                "sha256": hashlib.sha256(out.read_bytes()).hexdigest()[:16],
            }
            print(json.dumps(row), flush=True)
    texts = [f"{a['title']} {a['text']}" for a in articles(10 * count)]
    spent = cpu()
    sketches = [sketch(text) for text in texts]
    drawn_s = cpu() - spent
    spent = cpu()
    found = sum(own != first for own, first in enumerate(copies(sketches)))
    row = {
        "texts": len(texts),
        "copies": found,
        "sketch_cpu_s": round(drawn_s, 1),
        "compare_cpu_s": round(cpu() - spent, 1),
    }
    print(json.dumps(row))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
