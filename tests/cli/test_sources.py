from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from standoff.cli.sources import fetch, gather
from standoff.errors import SourceError
from standoff.read.intake import LARGEST

PROSE = (
    "The navy of Arland has sent two destroyers to the strait, and the government of Borland "
    "said on Monday that it would not give way to any of the demands that were made of it."
)


class Pages(BaseHTTPRequestHandler):
    """A small web with a page for each thing that can go wrong."""

    def do_GET(self) -> None:
        page = getattr(self, f"page_{self.path.strip('/')}", None)
        if page is None:
            self.send_error(404)
            return
        page()

    def answer(self, body: bytes, kind: str = "text/html; charset=utf-8") -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def page_article(self) -> None:
        self.answer(f"<html><body><article><p>{PROSE}</p></article></body></html>".encode())

    def page_loop(self) -> None:
        self.send_response(302)
        self.send_header("Location", "/loop")
        self.end_headers()

    def page_endless(self) -> None:
        self.answer(b"<html><body>")
        for _ in range(50):
            self.wfile.write(b"<p>and on</p>")
            self.wfile.flush()
            time.sleep(0.05)

    def page_silent(self) -> None:
        time.sleep(1.5)

    def page_huge(self) -> None:
        self.answer(b"x " * LARGEST)

    def page_picture(self) -> None:
        self.answer(b"\x89PNG", "image/png")

    def log_message(self, *words: object) -> None:
        pass


@pytest.fixture(scope="module")
def web() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_page_is_read_as_a_document(web: str) -> None:
    document = fetch(f"{web}/article")
    assert "two destroyers" in document.text
    assert document.outlet == "127.0.0.1"
    assert document.url.endswith("/article")


@pytest.mark.parametrize(
    ("page", "complaint"),
    [
        ("gone", "answers 404"),
        ("loop", "cannot be fetched"),
        ("endless", "never ends"),
        ("silent", "cannot be fetched"),
        ("huge", "is larger than 2 MB"),
        ("picture", "is image/png, not a page of text"),
    ],
)
def test_a_bad_page_is_one_line(web: str, page: str, complaint: str) -> None:
    with pytest.raises(SourceError, match=complaint) as caught:
        fetch(f"{web}/{page}", seconds=0.5)
    assert "\n" not in str(caught.value)


def test_nobody_at_that_address() -> None:
    with pytest.raises(SourceError, match="cannot be fetched"):
        fetch("http://127.0.0.1:9/", seconds=1)


def test_a_directory_gives_its_texts_in_order_each_once(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(PROSE)
    (tmp_path / "a.md").write_text(f"# Ships\n\n{PROSE}")
    (tmp_path / "c.txt").write_text(PROSE)
    (tmp_path / "README.md").write_text("about this folder")
    (tmp_path / "d.pdf").write_bytes(b"%PDF")
    assert [d.title for d in gather([str(tmp_path)])] == ["Ships", PROSE[:120]]


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (lambda place: place / "absent.txt", "is not there"),
        (lambda place: place, "holds no text"),
    ],
)
def test_a_bad_path_is_one_line(tmp_path: Path, make, complaint: str) -> None:
    with pytest.raises(SourceError, match=complaint):
        gather([str(make(tmp_path))])


def test_fifty_megabytes_are_refused_unread(tmp_path: Path) -> None:
    place = tmp_path / "big.txt"
    with place.open("wb") as stream:
        stream.truncate(50_000_000)
    with pytest.raises(SourceError, match="has 50 MB: a source has at most 2 MB"):
        gather([str(place)])


@pytest.mark.parametrize("address", ["http://[bad", "https:///page"])
def test_what_is_no_address_is_said(address: str) -> None:
    with pytest.raises(SourceError, match="is no address of a page"):
        gather([address])


def test_no_standard_input_is_nothing_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(SourceError, match="standard input is empty"):
        gather(["-"])
