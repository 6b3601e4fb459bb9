"""A private PostgreSQL cluster in a temporary directory, reached by a socket and nobody else."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["cluster", "missing", "new_database"]

PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin")


def _program(name: str) -> str | None:
    found = [str(p / name) for place in PLACES for p in Path("/").glob(place[1:])]
    return shutil.which(name) or next(iter(sorted(found, reverse=True)), None)


def _user() -> str | None:
    """Name an unprivileged user to run as where we are root, which PostgreSQL refuses."""
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in names), None)


def missing() -> str | None:
    """Say what keeps a cluster from being started here; None if nothing does."""
    if not (_program("initdb") and _program("pg_ctl")):
        return "there is no PostgreSQL on this machine: apt-get install postgresql"
    if os.geteuid() == 0 and not (_user() and shutil.which("runuser")):
        return "PostgreSQL does not run as root, and there is no other user to run it as"
    return None


@contextmanager
def cluster() -> Iterator[Path]:
    """Start a cluster; give the directory of its socket."""
    place = Path(tempfile.mkdtemp(prefix="pg-"))
    run: list[str] = []
    if os.geteuid() == 0:
        user = _user()
        assert user
        shutil.chown(place, user)
        run = ["runuser", "-u", user, "--"]
    data, log = place / "data", place / "log"
    options = f"-c listen_addresses= -c fsync=off -k {place}"
    start = [str(_program("pg_ctl")), "-D", str(data), "-l", str(log), "-w"]
    make = [str(_program("initdb")), "-D", str(data), "-A", "trust", "-U", "tester", "-N"]
    subprocess.run([*run, *make], check=True, capture_output=True, cwd=place)
    subprocess.run(
        [*run, *start, "-o", options, "start"], check=True, stdout=subprocess.DEVNULL, cwd=place
    )
    try:
        yield place
    finally:
        stop = [*run, *start, "-m", "immediate", "stop"]
        subprocess.run(stop, check=True, stdout=subprocess.DEVNULL, cwd=place)
        shutil.rmtree(place, ignore_errors=True)


def new_database(place: Path, name: str) -> str:
    """Make an empty database; give its address."""
    import psycopg

    with psycopg.connect(
        host=str(place), user="tester", dbname="postgres", autocommit=True
    ) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return f"postgresql+psycopg://tester@/{name}?host={place}"
