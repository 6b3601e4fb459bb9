"""Downloads against a local server that misbehaves in every way the issue names."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from standoff.cli.download import Downloader
from standoff.errors import EnvironmentProblem

BODY = bytes(range(256)) * 400


class Server(BaseHTTPRequestHandler):
    """Serves BODY: whole, in pieces, cut short, for ever, or not at all."""

    protocol_version = "HTTP/1.1"
    asked: ClassVar[list[tuple[str, str | None]]] = []
    cuts = 0
    mark = '"one"'

    def log_message(self, *_):
        pass

    def do_GET(self):
        type(self).asked.append((self.path, self.headers.get("Range")))
        getattr(self, "serve_" + self.path.strip("/").split(".")[0].split("/")[0])()

    def _start(self, status: int, **headers: object) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()

    def serve_whole(self):
        self._start(200, Content_Length=len(BODY))
        self.wfile.write(BODY)

    def serve_missing(self):
        self._start(404, Content_Length=0)

    def serve_loop(self):
        self._start(302, Location="/loop", Content_Length=0)

    def serve_moved(self):
        self._start(301, Location="/whole.zip", Content_Length=0)

    def serve_cut(self):
        """Break off twice, and offer to go on."""
        wanted = self.headers.get("Range")
        same = self.headers.get("If-Range") == self.mark
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and same else 0
        rest = BODY[start:]
        self._start(206 if start else 200, Content_Length=len(rest), ETag=self.mark)
        if type(self).cuts > 0:
            type(self).cuts -= 1
            self.wfile.write(rest[:30_000])
            self.wfile.flush()
            self.close_connection = True
            self.connection.shutdown(2)
        else:
            self.wfile.write(rest)

    def serve_announced(self):
        self._start(200, Content_Length=10**12)
        self.close_connection = True

    def serve_endless(self):
        self._start(200, Connection="close")
        self.close_connection = True
        try:
            while True:
                self.wfile.write(BODY)
        except OSError:
            pass


@pytest.fixture
def server() -> Iterator[str]:
    Server.asked, Server.cuts, Server.mark = [], 0, '"one"'
    running = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


@pytest.fixture
def download(tmp_path) -> Downloader:
    return Downloader(tmp_path / "parts", largest=1_000_000, seconds=5)


def fetched(download, url, tmp_path) -> bytes:
    download(url, tmp_path / "out", None)
    return (tmp_path / "out").read_bytes()


def test_a_whole_file_leaves_no_part(server, download, tmp_path):
    assert fetched(download, f"{server}/whole.zip", tmp_path) == BODY
    assert list(download.parts.iterdir()) == []


def test_a_redirect_is_followed(server, download, tmp_path):
    assert fetched(download, f"{server}/moved.zip", tmp_path) == BODY


def test_a_cut_connection_is_taken_up_where_it_broke(server, download, tmp_path):
    Server.cuts = 2
    assert fetched(download, f"{server}/cut.zip", tmp_path) == BODY
    starts = [r for _, r in Server.asked]
    assert starts[0] is None
    assert len(starts) == 3
    assert 0 < int(starts[1].strip("bytes=-")) < int(starts[2].strip("bytes=-"))


def test_what_arrived_is_kept_for_the_next_attempt(server, download, tmp_path):
    Server.cuts = 3
    with pytest.raises(EnvironmentProblem, match=r"cut after [\d,]+ bytes; run the command again"):
        fetched(download, f"{server}/cut.zip", tmp_path)
    assert not (tmp_path / "out").exists()
    assert fetched(download, f"{server}/cut.zip", tmp_path) == BODY
    assert Server.asked[-1][1] is not None


def test_a_file_that_changed_meanwhile_begins_anew(server, download, tmp_path):
    Server.cuts = 3
    with pytest.raises(EnvironmentProblem):
        fetched(download, f"{server}/cut.zip", tmp_path)
    Server.mark = '"two"'
    assert fetched(download, f"{server}/cut.zip", tmp_path) == BODY


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        ("missing.zip", "answers 404: the file is not there any more; fetch it by hand"),
        ("loop", "redirects without end"),
        ("announced.zip", "larger than 1,000,000 bytes and was refused"),
        ("endless.zip", "larger than 1,000,000 bytes and was refused"),
    ],
)
def test_failures_are_one_clear_line(server, download, tmp_path, path, complaint):
    with pytest.raises(EnvironmentProblem, match=complaint) as failure:
        fetched(download, f"{server}/{path}", tmp_path)
    assert "\n" not in str(failure.value)
    assert not (tmp_path / "out").exists()


def test_nobody_there(download, tmp_path):
    with pytest.raises(EnvironmentProblem, match="cannot be fetched"):
        fetched(download, "http://127.0.0.1:9/x.zip", tmp_path)


def test_progress_is_told(server, tmp_path):
    heard = []
    download = Downloader(tmp_path / "parts", tell=lambda got, of: heard.append((got, of)))
    download(f"{server}/whole.zip", tmp_path / "out", None)
    assert heard[-1] == (len(BODY), len(BODY))
