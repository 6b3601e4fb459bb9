from __future__ import annotations

import dataclasses
import json
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from typer.testing import CliRunner

from standoff.cli.data import app, library_place, shelf
from standoff.errors import EnvironmentProblem, StandoffError, UnknownName
from standoff.history import library as library_module
from standoff.history.sets import cow_majors
from tests.history.test_library import MAJORS

RUN = CliRunner()


@pytest.fixture
def web(tmp_path, monkeypatch):
    """Serve the major powers from this machine, under a registry row that points here."""
    place = tmp_path / "web"
    place.mkdir()
    (place / "majors2016.csv").write_text(MAJORS)

    class Quiet(SimpleHTTPRequestHandler):
        def __init__(self, *args):
            super().__init__(*args, directory=str(place))

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/majors2016.csv"
    here = dataclasses.replace(
        cow_majors.DATA_SET,
        releases=(dataclasses.replace(cow_majors.DATA_SET.releases[0], url=address),),
    )
    rows = [here]
    monkeypatch.setattr(library_module, "data_set", lambda _name: rows[-1])
    yield place, rows
    server.shutdown()
    server.server_close()


def test_terms_are_shown_once_and_a_no_stops(web, tmp_path):
    into = ["--into", str(tmp_path / "lib")]
    refused = RUN.invoke(app, ["get", "cow-majors", *into], input="n\n")
    assert isinstance(refused.exception, StandoffError)
    assert "Correlates of War terms" in refused.stderr
    assert not (tmp_path / "lib" / "cow_majors.parquet").exists()
    taken = RUN.invoke(app, ["get", "cow-majors", *into], input="y\n")
    assert taken.exit_code == 0, taken.output
    assert (tmp_path / "lib" / "cow_majors.parquet").is_file()
    again = RUN.invoke(app, ["get", "cow-majors", *into])
    assert again.exit_code == 0
    assert "Terms" not in again.stderr


def test_a_file_with_the_wrong_checksum_is_not_kept(web, tmp_path):
    _, rows = web
    forged = dataclasses.replace(rows[0].releases[0], digest="sha256:" + "0" * 64)
    rows.append(dataclasses.replace(rows[0], releases=(forged,)))
    into = ["--into", str(tmp_path / "lib"), "--accept-terms"]
    failure = RUN.invoke(app, ["get", "cow-majors", *into]).exception
    assert isinstance(failure, EnvironmentProblem)
    assert "does not have the checksum it should have" in str(failure)
    assert not (tmp_path / "lib" / "cow_majors.parquet").exists()
    assert list((tmp_path / "lib" / "originals").iterdir()) == []


def test_verify_and_what_it_finds(web, tmp_path):
    into = ["--into", str(tmp_path / "lib")]
    assert "the library is empty" in RUN.invoke(app, ["verify", *into]).stderr
    RUN.invoke(app, ["import", str(web[0] / "majors2016.csv"), *into])
    good = RUN.invoke(app, ["verify", "--json", *into])
    assert json.loads(good.stdout) == [
        {"data": "cow-majors", "table": "spells", "state": "as recorded"}
    ]
    (tmp_path / "lib" / "cow_majors.parquet").write_bytes(b"other")
    bad = RUN.invoke(app, ["verify", *into])
    assert "1 of 1 files are not as recorded" in str(bad.exception)


def test_list_says_what_is_here(tmp_path, monkeypatch):
    monkeypatch.setenv("STANDOFF_DATA", str(tmp_path))
    monkeypatch.setattr("standoff.cli.data.library_place", lambda into=None: tmp_path / "none")
    (tmp_path / "cow_majors.parquet").write_bytes(b"x")
    listed = json.loads(RUN.invoke(app, ["list", "--json"]).stdout)
    states = {row["name"]: row["state"] for row in listed}
    assert (states["cow-majors"], states["cow-nmc"]) == ("here", "absent")
    assert {row["get"] for row in listed} == {"download", "import"}
    assert "cow-majors" in RUN.invoke(app, ["list"]).stdout


def test_cite():
    assert RUN.invoke(app, ["cite", "atop"]).stdout.startswith("@article{leedsetal2002atop,")
    assert "Leeds" in RUN.invoke(app, ["cite", "atop", "--style", "text"]).stdout
    assert isinstance(RUN.invoke(app, ["cite", "polity"]).exception, UnknownName)


def test_the_named_directory_comes_first_and_must_be_there(tmp_path, monkeypatch):
    monkeypatch.setenv("STANDOFF_DATA", str(tmp_path))
    assert shelf().places == (tmp_path, library_place())
    monkeypatch.delenv("STANDOFF_DATA")
    assert shelf().places == (library_place(),)
    with pytest.raises(EnvironmentProblem, match="there is no directory"):
        shelf(tmp_path / "nowhere")
