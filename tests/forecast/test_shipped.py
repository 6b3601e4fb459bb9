from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
from datetime import date
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from standoff.errors import UnknownName
from standoff.forecast.shipped import (
    LANDMARK,
    ONSET,
    SHIPPED,
    pool_from_plain,
    pool_to_plain,
    shipped,
    vintages,
)
from standoff.vocabulary.moves import MoveKind, Moves, Side

ROOT = Path(__file__).resolve().parents[2]
NOW = date(2025, 11, 15)
ALL = [(target, kind) for target, kinds in SHIPPED.items() for kind in kinds]
QUIET_14 = "quiet, still on at day 14"


def test_a_vintage_never_comes_from_after_the_day() -> None:
    assert shipped("severity", as_of=date(1949, 12, 31)) is None
    early = shipped("severity", as_of=date(1962, 10, 25))
    late = shipped("severity", as_of=NOW)
    assert early is not None
    assert late is not None
    assert early.made["vintage"] == 1960
    assert early.made["crises"] < late.made["crises"] == 509


@pytest.mark.parametrize(("target", "kind"), ALL)
def test_what_ships_reads_back_as_it_was_written(target: str, kind: str) -> None:
    years = vintages(target, kind=kind)
    assert years == (*range(1950, 2030, 10), 2022)
    name = f"pools/{target}-{kind}-{years[-1]}.json.gz"
    packed = files("standoff.forecast").joinpath(name).read_bytes()
    plain = json.loads(gzip.decompress(packed))
    held = pool_from_plain(plain)
    assert json.loads(json.dumps(pool_to_plain(held))) == plain
    chances = held.chances(
        {},
        reference_class=held.classes[0],
        rng=np.random.default_rng(1),
        moves=Moves(14) if kind == LANDMARK else None,
        count=500,
    )
    assert chances.p.sum() == pytest.approx(1, abs=1e-4)
    assert chances.reference.sum() == pytest.approx(1, abs=1e-4)
    assert chances.draws.mean(axis=0) == pytest.approx(chances.p, abs=0.08)


def test_all_of_it_is_small() -> None:
    place = Path(str(files("standoff.forecast").joinpath("pools")))
    assert sum(path.stat().st_size for path in place.iterdir()) < 2_200_000


def test_what_ships_names_its_script_and_was_made_by_it() -> None:
    script = ROOT / "training" / "forecast.py"
    stated = hashlib.sha256(script.read_bytes()).hexdigest()
    for target, kind in ALL:
        held = shipped(target, as_of=NOW, landmark=14 if kind == LANDMARK else None)
        assert held is not None
        assert held.kind == kind
        assert held.made["script"] == "training/forecast.py"
        assert held.made["script_sha256"] == stated, "refit: python training/forecast.py"
        assert "ICB" in held.made["licence"]


def test_before_the_first_landmark_it_is_the_first_day() -> None:
    for days, kind in ((0, ONSET), (2, ONSET), (3, LANDMARK), (400, LANDMARK)):
        held = shipped("severity", as_of=NOW, landmark=days)
        assert held is not None
        assert held.kind == kind
    form = shipped("form", as_of=NOW, landmark=14)
    assert form is not None
    assert form.kind == ONSET
    assert form.pool is None


def test_violence_and_a_quiet_fortnight_point_apart() -> None:
    held = shipped("severity", as_of=NOW, landmark=14)
    assert held is not None
    talk = frozenset({(Side.COERCER, MoveKind.MILITARY), (Side.TARGET, MoveKind.VERBAL)})
    force = talk | {(Side.TARGET, MoveKind.VIOLENT)}
    rng = np.random.default_rng(1)
    calm = held.chances({}, reference_class=QUIET_14, rng=rng, moves=Moves(14, talk, False, 12))
    hot = held.chances({}, reference_class=QUIET_14, rng=rng, moves=Moves(14, force, False, 1))
    assert hot.p[2:].sum() > calm.p[2:].sum() + 0.1
    low, high = calm.interval()
    assert (low < high).all()


def test_an_unknown_class_or_target_is_named() -> None:
    held = shipped("severity", as_of=NOW)
    assert held is not None
    with pytest.raises(UnknownName, match="no class 'loud'"):
        held.chances({}, reference_class="loud", rng=np.random.default_rng(1))
    with pytest.raises(UnknownName, match="no pool for 'weather'"):
        shipped("weather", as_of=NOW)


def script_of(name: str) -> ModuleType:
    """Load a script of the training folder."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "training" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.data
@pytest.mark.long
def test_refitting_reproduces_what_ships_to_the_bit(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    training = script_of("forecast")
    kept = Path(training.FOLDER)
    monkeypatch.setattr(training, "FOLDER", tmp_path)
    training.main(data_dir, ["severity-onset", "recurrence-onset"])
    made = sorted(tmp_path.glob("*.gz"))
    assert len(made) == 18
    for path in made:
        assert gzip.decompress(path.read_bytes()) == gzip.decompress(
            (kept / path.name).read_bytes()
        ), path.name
    stated = json.loads((kept / "skill.json").read_text("utf-8"))
    for name, found in json.loads((tmp_path / "skill.json").read_text("utf-8")).items():
        assert found == stated[name]


@pytest.mark.data
@pytest.mark.long
def test_recounting_reproduces_the_likelihood_ratios_to_the_bit(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counting = script_of("hypotheses")
    kept = Path(counting.PLACE)
    monkeypatch.setattr(counting, "PLACE", tmp_path / "hypotheses.json")
    counting.main(data_dir)
    assert (tmp_path / "hypotheses.json").read_bytes() == kept.read_bytes()
