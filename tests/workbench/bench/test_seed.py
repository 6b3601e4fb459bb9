from __future__ import annotations

from pathlib import Path

import pytest

from standoff.errors import SourceError
from standoff.workbench.bench.seed import coded_articles, founding, rows


def silent(_: str) -> None:
    """Say nothing."""


def test_the_bundled_crises_are_scored_with_reasons() -> None:
    made, details = rows({"gold": None}, silent)
    names = {r["name"] for r in made}
    assert {"cuba-1962", "ukraine-2021", "taiwan-strait-1996", "venezuela-2025"} <= names
    assert all(r["value"] == 1.0 for r in made if r["metric"] == "verbatim")
    found = {r["name"]: r["value"] / r["n"] for r in made if r["metric"] == "found"}
    assert all(share > 0.4 for share in found.values()), found
    assert any("MISSED" in line for line in details)


@pytest.mark.data
def test_the_founding_document(data_dir: Path) -> None:
    name, document, gold = next(founding(data_dir / "reading" / "seed_claims.jsonl"))
    assert (name, len(gold)) == ("seed_claims", 29)
    assert all(document.text[g.start : g.end] == g.quote for g in gold)
    made, _ = rows({"gold": data_dir / "reading"}, silent)
    scores = {r["metric"]: r["value"] for r in made if r["name"] == "seed_claims"}
    assert scores["found"] >= 27
    assert scores["wrong_extra"] <= 3


def test_coded_claims_without_their_article(tmp_path: Path) -> None:
    place = tmp_path / "seed_claims.jsonl"
    place.write_text('{"id": "doc", "path": "no/such/article.txt"}\n')
    with pytest.raises(SourceError, match=r"no/such/article\.txt, which is not found"):
        next(founding(place))
    made, details = rows({"gold": tmp_path}, silent)
    assert "seed_claims" not in {r["name"] for r in made}
    assert any("seed_claims: skipped" in line for line in details)


def test_a_folder_of_coded_articles(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "article.md").write_text("Peru accused Chile of spying.\n")
    (tmp_path / "one" / "expected.jsonl").write_text(
        '{"id": "one-1", "kind": "SIGNAL", "quote": "Peru accused Chile of spying", '
        '"actor": ["PER"], "recipient": ["CHL"]}\n'
    )
    name, document, [gold] = [*coded_articles(tmp_path)][-1]
    assert (name, gold.left, gold.right) == ("one", {"PER"}, {"CHL"})
    assert document.text[gold.start : gold.end] == gold.quote
