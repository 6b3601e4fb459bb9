"""The network as a language model sees it, over real sockets."""

from __future__ import annotations

import socket
import threading
import time

import pytest

from standoff.cli.post import post
from standoff.read.backends.llm.wire import Post
from tests.read.backends.llm.server import Say, serving


def asked(url: str) -> Post:
    return Post(f"{url}/v1", (("content-type", "application/json"),), b'{"a": 1}')


def test_an_answer_comes_whole_with_its_type_and_wait() -> None:
    told = Say(b"[1]", 429, "application/JSON; charset=utf-8", (("retry-after", "7"),))
    with serving(lambda n, heard: told) as server:
        reply = post(asked(server.url))
    assert (reply.status, reply.body, reply.media_type) == (429, b"[1]", "application/json")
    assert (reply.wait, reply.failure) == (7.0, "")


@pytest.mark.parametrize("wait", ["-1", "soon", "Wed, 21 Oct 2026 07:28:00 GMT", "9" * 400, "1e9"])
def test_a_wait_that_is_no_number_is_none(wait: str) -> None:
    with serving(lambda n, heard: Say(headers=(("retry-after", wait),))) as server:
        assert post(asked(server.url)).wait is None


def test_a_redirect_is_an_answer() -> None:
    with serving(lambda n, heard: Say(status=302, headers=(("location", "/x"),))) as server:
        assert post(asked(server.url)).status == 302
        assert len(server.heard) == 1


def test_an_answer_without_end_is_left() -> None:
    with serving(lambda n, heard: Say(b"x" * 100_000)) as server:
        reply = post(asked(server.url), largest=1000)
    assert (reply.status, reply.charged) == (0, True)
    assert "longer than 1,000" in reply.failure


def test_nobody_there_is_not_charged() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    reply = post(asked(f"http://127.0.0.1:{port}"))
    assert (reply.status, reply.charged) == (0, False)
    assert "cannot connect" in reply.failure


@pytest.mark.parametrize("url", ["", "x", "http://", "http://[", "http://a b/"])
def test_no_address_is_a_failure(url: str) -> None:
    assert post(Post(url, (), b"")).failure


def test_headers_that_drip_are_cut_off_too() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        stop = threading.Event()

        def drip() -> None:
            peer, _ = listening.accept()
            with peer:
                peer.sendall(b"HTTP/1.1 200 OK\r\nx: ")
                while not stop.wait(0.02):
                    try:
                        peer.sendall(b"y")
                    except OSError:
                        return

        thread = threading.Thread(target=drip)
        thread.start()
        started = time.monotonic()
        reply = post(asked(f"http://127.0.0.1:{listening.getsockname()[1]}"), seconds=0.3)
        assert time.monotonic() - started < 3
        stop.set()
        thread.join()
    assert "within 0.3 s" in reply.failure
    assert reply.charged


def test_a_server_that_hangs_up_is_charged() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def hang_up() -> None:
            peer, _ = listening.accept()
            peer.recv(10)
            peer.close()

        thread = threading.Thread(target=hang_up)
        thread.start()
        reply = post(asked(f"http://127.0.0.1:{listening.getsockname()[1]}"))
        thread.join()
    assert (reply.status, reply.charged) == (0, True)


def test_https_to_a_server_that_does_not_speak_it_is_a_failure() -> None:
    with serving(lambda n, heard: Say()) as server:
        reply = post(asked(server.url.replace("http:", "https:")))
        assert server.heard == []
    assert (reply.status, reply.failure != "") == (0, True)
