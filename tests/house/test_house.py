"""The rules of the house hold, and each guard can fail."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import checks

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "standoff"
SOURCES = sorted(PACKAGE.rglob("*.py"))
SIBLINGS = ("read.rules", "history.sets", "calculus.models", "brief.formats", "record.stores")


def relative(path: Path) -> Path:
    return path.relative_to(PACKAGE)


def test_rooms_are_small() -> None:
    assert SOURCES
    assert [m for p in SOURCES for m in checks.too_long(relative(p), p.read_text())] == []


def test_functions_are_short_flat_and_take_few_parameters() -> None:
    assert [m for p in SOURCES for m in checks.misshapen(relative(p), p.read_text())] == []


def test_every_source_file_has_its_mirror() -> None:
    tests = {p.relative_to(ROOT / "tests") for p in (ROOT / "tests").rglob("test_*.py")}
    inert = frozenset(relative(p) for p in SOURCES if checks.is_inert(p.read_text()))
    sources = [relative(p) for p in SOURCES]
    assert list(checks.without_mirror(sources, tests, inert=inert)) == []


def test_vocabulary_imports_only_itself_and_the_standard_library() -> None:
    nouns = (PACKAGE / "vocabulary").rglob("*.py")
    assert [(p.name, n) for p in nouns for n in checks.foreign_imports(p.read_text())] == []


@pytest.mark.parametrize("folder", SIBLINGS)
def test_siblings_do_not_import_one_another(folder: str) -> None:
    place = PACKAGE.joinpath(*folder.split("."))
    modules = [p for p in place.glob("*.py") if p.stem != "__init__"]
    found = [(p.stem, m) for p in modules for m in checks.sibling_imports(folder, p.read_text())]
    assert [(n, m) for n, m in found if not checks.same_family(n, m.split(".")[-1])] == []


def test_no_module_is_empty() -> None:
    assert [p for p in SOURCES if not p.read_text().strip()] == []


def test_nothing_names_a_path_of_a_machine() -> None:
    texts = [*SOURCES, *(ROOT / "docs").rglob("*.md"), ROOT / "README.md", ROOT / "Makefile"]
    assert [(p, m) for p in texts for m in checks.machine_paths(p.read_text())] == []


def test_layers_and_circles() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
    assert "0 broken" in run.stdout


def test_layer_guard_can_fail(tmp_path: Path) -> None:
    package = tmp_path / "standoff"
    for room in ("vocabulary", "read", "record"):
        (package / room).mkdir(parents=True)
        (package / room / "__init__.py").write_text("")
    for module in ("__init__.py", "errors.py"):
        (package / module).write_text("")
    (package / "read" / "__init__.py").write_text("import standoff.record\n")
    (package / "cli").mkdir()
    (package / "cli" / "__init__.py").write_text("")
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text())
    program = "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports; "
    run = subprocess.run(
        [sys.executable, "-P", "-c", program + "sys.exit(lint_imports(no_cache=True))"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1, run.stdout + run.stderr
    assert "standoff.read is not allowed to import standoff.record" in run.stdout


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("def f():\n" + "    x = 1\n" * 41, "41 code lines"),
        ("def f():\n if 1:\n  for x in y:\n   with z:\n    if 2:\n     pass", "nests 4 deep"),
        ("def f(a, b, *, c, d, e, g): pass", "6 parameters"),
        ("def f(a, b, c): pass", "3 positional parameters"),
    ],
)
def test_shape_guards_can_fail(text: str, complaint: str) -> None:
    assert complaint in " ".join(checks.misshapen(Path("x.py"), text))


def test_an_elif_chain_is_flat() -> None:
    text = "def f(a):\n if a:\n  return 1\n elif a > 1:\n  return 2\n elif a > 2:\n  return 3"
    assert list(checks.misshapen(Path("x.py"), text)) == []


def test_length_guard_can_fail() -> None:
    assert list(checks.too_long(Path("x.py"), "x = 1\n" * 401))
    assert not list(checks.too_long(Path("x_table.py"), "x = 1\n" * 401))


def test_mirror_guard_can_fail() -> None:
    assert list(checks.without_mirror([Path("read/x.py")], set()))
    assert checks.is_inert("X = 1")
    assert not checks.is_inert("class A:\n    def f(self): return 1")
    assert not list(checks.without_mirror([Path("read/x.py")], {Path("read/test_x.py")}))


def test_import_guards_can_fail() -> None:
    assert list(checks.foreign_imports("import numpy\nimport json")) == ["numpy"]
    assert list(checks.sibling_imports("read.rules", "from standoff.read.rules.x import y"))
    assert checks.same_family("patrons", "patrons_draws")
    assert not checks.same_family("support", "posture")


def test_machine_path_guard_can_fail() -> None:
    assert list(checks.machine_paths("see /ho" + "me/somebody/x"))
