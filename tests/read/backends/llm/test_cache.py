from __future__ import annotations

from pathlib import Path

import pytest

from standoff.read.backends.llm.cache import Cache, DirectoryCache, MemoryCache


@pytest.fixture(params=["memory", "directory"])
def cache(request: pytest.FixtureRequest, tmp_path: Path) -> Cache:
    return MemoryCache() if request.param == "memory" else DirectoryCache(tmp_path / "deep" / "er")


def test_what_is_put_is_got(cache: Cache) -> None:
    assert cache.get("k") is None
    cache.put("k", {"claims": ["é"]})
    cache.put("k", {"claims": ["è"]})
    assert cache.get("k") == {"claims": ["è"]}
    assert cache.get("other") is None


@pytest.mark.parametrize("spoilt", [b"", b"{", b"\xff", b'{"a":1,"a":1}', b" " * 5_000_000])
def test_a_spoilt_file_is_none(tmp_path: Path, spoilt: bytes) -> None:
    (tmp_path / "k.json").write_bytes(spoilt)
    assert DirectoryCache(tmp_path).get("k") is None


def test_a_place_that_cannot_be_written_to_keeps_nothing(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    cache = DirectoryCache(file / "below")
    cache.put("k", {})
    assert cache.get("k") is None
    assert file.read_text() == ""
