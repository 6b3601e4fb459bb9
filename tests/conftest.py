"""Where the reference data are, and what a missing one means."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """Give the directory of reference data, or skip (in CI: fail) with a plain sentence."""
    place = Path(os.environ.get("STANDOFF_DATA") or ROOT.parent / "shared" / "data")
    if place.is_dir():
        return place
    message = "reference data are not here: set STANDOFF_DATA to their directory"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the project's root."""
    return ROOT


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[Path]:
    """Start a private PostgreSQL, or skip with a plain sentence."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: the extra 'postgres'")
    if why := postgres.missing():
        pytest.skip(why)
    with postgres.cluster() as place:
        yield place


@pytest.fixture
def postgres_address(postgres_cluster: Path) -> str:
    """Give the address of an empty PostgreSQL database."""
    return postgres.new_database(postgres_cluster, uuid.uuid4().hex)
