from __future__ import annotations

import json
from pathlib import Path

from standoff.workbench.bench.pace import peak_mb, rows, texts

SENTENCE = "Peru sent ships to Chile on Friday, and Chile sent them back."


def write(place: Path, *records: object) -> Path:
    place.write_text("\n".join(json.dumps(record) for record in records) + "\nno json\n")
    return place


def test_texts_are_spread_evenly_and_what_is_no_prose_is_left_out(tmp_path: Path) -> None:
    others = ({"text": "Great Britain"}, [1], {"x": 1})
    place = write(tmp_path / "a.jsonl", *others, {"text": SENTENCE})
    assert texts(place) == [SENTENCE]
    many = [{"tokens": [str(i), *SENTENCE.split()]} for i in range(5_000)]
    found = texts(write(tmp_path / "b.jsonl", *many))
    assert 15_000 < sum(len(text.split()) for text in found) <= 20_000
    assert found[1].startswith("4 Peru")
    assert texts(write(tmp_path / "c.jsonl")) == []


def test_articles_and_sentences_are_told_apart_and_pooled(tmp_path: Path) -> None:
    place = write(tmp_path / "a.jsonl", {"text": SENTENCE}, {"text": f"{SENTENCE} " * 10})
    made = {(row["name"], row["metric"]): row for row in rows([place])}
    assert [made[name, "words_per_cpu_s"]["n"] for name in ("articles", "sentences", "all")] == [
        120,
        12,
        132,
    ]
    assert all(row["value"] > 0 for row in made.values())
    assert made["all", "peak_mb"]["target"] == 400
    assert list(rows([])) == []


def test_memory_is_in_megabytes() -> None:
    assert 20 < peak_mb() < 20_000
