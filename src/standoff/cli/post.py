"""Sends a language model's questions over HTTP: one whole answer in a given time, or a reason."""

from __future__ import annotations

import asyncio
import ssl
from email.message import Message
from functools import cache
from typing import TYPE_CHECKING

from standoff import __version__
from standoff.read.backends.llm.wire import LARGEST_REPLY, Post, Reply

if TYPE_CHECKING:
    import httpx

__all__ = ["SECONDS", "post"]

SECONDS = 120.0
"""Longest time one call may take from first to last byte."""

_LONGEST_CONNECT = 15.0


def post(request: Post, *, seconds: float = SECONDS, largest: int = LARGEST_REPLY) -> Reply:
    """Send one request and wait for the whole answer.

    Redirects are not followed, so that neither text nor key goes where nobody sent it; a
    compressed answer is refused, so that no small one can become a large one; the time counts
    from the first byte to the last, however slowly they come.

    Parameters
    ----------
    request : Post
    seconds : float
    largest : int
        Most bytes of an answer; what is longer is not read to its end.
    """
    import httpx

    try:
        return asyncio.run(_timed(request, seconds, largest))
    except TimeoutError:
        return Reply(failure=f"no whole answer within {seconds:g} s", charged=True)
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.UnsupportedProtocol) as error:
        return Reply(failure=f"cannot connect: {error}")
    except httpx.HTTPError as error:
        return Reply(failure=f"the connection broke: {error}", charged=True)
    except httpx.InvalidURL:
        return Reply(failure="the endpoint is no address")


async def _timed(request: Post, seconds: float, largest: int) -> Reply:
    import httpx

    limits = httpx.Timeout(seconds, connect=min(seconds, _LONGEST_CONNECT))
    headers = {
        **dict(request.headers),
        "accept-encoding": "identity",
        "user-agent": f"standoff/{__version__}",
    }
    safe = _certificates() if request.url.lower().startswith("https:") else False
    async with (
        asyncio.timeout(seconds),
        httpx.AsyncClient(timeout=limits, follow_redirects=False, verify=safe) as client,
        client.stream("POST", request.url, headers=headers, content=request.body) as response,
    ):
        return await _reply(response, largest)


@cache
def _certificates() -> ssl.SSLContext:
    """Load the certificates that https is checked with, once; plain http has none to check."""
    import httpx

    return httpx.create_ssl_context()


async def _reply(response: httpx.Response, largest: int) -> Reply:
    if response.headers.get("content-encoding", "identity") != "identity":
        return Reply(failure="the answer is compressed, which was not asked for", charged=True)
    body = bytearray()
    async for chunk in response.aiter_raw():
        body += chunk
        if len(body) > largest:
            return Reply(failure=f"the answer is longer than {largest:,} bytes", charged=True)
    head = Message()
    head["content-type"] = response.headers.get("content-type", "")
    kind = head.get_content_type() if head["content-type"] else ""
    wait = _seconds(response.headers.get("retry-after", ""))
    return Reply(response.status_code, bytes(body), kind, wait)


def _seconds(text: str) -> float | None:
    """Read how long to wait; a date counts as nothing said."""
    return float(text) if text.isascii() and text.isdigit() and len(text) < 9 else None
