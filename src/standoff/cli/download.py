"""Moves a file from an address to the disk: resumes, bounded in size, redirects and time."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from standoff import __version__
from standoff.errors import EnvironmentProblem

if TYPE_CHECKING:
    import httpx

__all__ = ["Downloader"]


@dataclass(frozen=True)
class Downloader:
    """A downloader in pooch's sense: called with (address, output file, pooch).

    What has arrived of a file is kept beside the library until the file is whole; the next attempt
    asks for the rest, if the server says that the file is still the same.

    Attributes
    ----------
    parts : Path
        Where unfinished files wait.
    largest : int
        Bytes; a longer file is refused.
    attempts : int
        How often a cut connection is taken up again within one call.
    seconds : float
        Longest silence of the server.
    tell : callable
        Told of progress, in bytes: (received, expected or None).
    """

    parts: Path
    largest: int = 2 * 10**9
    attempts: int = 3
    seconds: float = 30.0
    tell: Callable[[int, int | None], None] = lambda _received, _expected: None

    def __call__(self, url: str, output_file: Any, _pooch: Any, **_: Any) -> None:
        """Fetch `url` into `output_file` (a path or an open file).

        Raises
        ------
        EnvironmentProblem
            In one line: what went wrong and what to do.
        """
        import httpx

        self.parts.mkdir(parents=True, exist_ok=True)
        part = self.parts / f"{url.rsplit('/', 1)[-1] or 'file'}.part"
        for attempt in range(self.attempts):
            try:
                self._take(url, part)
                break
            except (httpx.RemoteProtocolError, httpx.ReadError, httpx.ReadTimeout) as why:
                if attempt == self.attempts - 1:
                    kept = part.stat().st_size if part.exists() else 0
                    raise EnvironmentProblem(
                        f"{url}: the connection was cut after {kept:,} bytes; run the command "
                        "again to go on from there"
                    ) from why
            except httpx.TooManyRedirects as why:
                raise EnvironmentProblem(f"{url} redirects without end") from why
            except httpx.HTTPError as why:
                reason = str(why).splitlines()[0] if str(why) else type(why).__name__
                raise EnvironmentProblem(f"{url} cannot be fetched: {reason}") from why
        _hand_over(part, output_file)

    def _take(self, url: str, part: Path) -> None:
        import httpx

        have = part.stat().st_size if part.exists() else 0
        headers = {"User-Agent": f"standoff/{__version__}", "Accept-Encoding": "identity"}
        same = _mark_of(part)
        if have and same:
            headers |= {"Range": f"bytes={have}-", "If-Range": same}
        with (
            httpx.Client(follow_redirects=True, max_redirects=5, timeout=self.seconds) as client,
            client.stream("GET", url, headers=headers) as response,
        ):
            if response.status_code >= 400:
                raise EnvironmentProblem(
                    f"{url} answers {response.status_code}: the file is not there any more; fetch "
                    "it by hand and use 'standoff data import FILE'"
                )
            resumed = response.status_code == 206
            self._write(response, part, start=have if resumed else 0)

    def _write(self, response: httpx.Response, part: Path, *, start: int) -> None:
        rest = response.headers.get("content-length")
        expected = start + int(rest) if rest and rest.isdigit() else None
        self._bound(expected or 0, part, response)
        _note_mark(part, response.headers.get("etag") or response.headers.get("last-modified"))
        received = start
        with part.open("ab" if start else "wb") as stream:
            for chunk in response.iter_raw():
                received += len(chunk)
                self._bound(received, part, response)
                stream.write(chunk)
                self.tell(received, expected)

    def _bound(self, size: int, part: Path, response: httpx.Response) -> None:
        if size > self.largest:
            part.unlink(missing_ok=True)
            raise EnvironmentProblem(
                f"{response.url} is larger than {self.largest:,} bytes and was refused"
            )


def _marks(part: Path) -> Path:
    return part.with_suffix(".json")


def _mark_of(part: Path) -> str:
    try:
        mark = json.loads(_marks(part).read_text("utf-8"))["mark"]
    except (OSError, ValueError, KeyError):
        return ""
    return mark if isinstance(mark, str) else ""


def _note_mark(part: Path, mark: str | None) -> None:
    # A weak validator promises the same meaning, not the same bytes, so it cannot resume.
    strong = mark if mark and not mark.startswith("W/") else ""
    _marks(part).write_text(json.dumps({"mark": strong}), "utf-8")


def _hand_over(part: Path, output_file: str | Path | IO[bytes]) -> None:
    if isinstance(output_file, str | Path):
        shutil.copyfile(part, output_file)
    else:
        with part.open("rb") as stream:
            shutil.copyfileobj(stream, output_file)
    part.unlink()
    _marks(part).unlink(missing_ok=True)
