"""Every Python block runs, every console command is one that exists, every verb is documented."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest
from typer.main import get_command

from standoff.cli.main import app
from tests.docs.blocks import blocks, commands

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), ROOT / "README.md"])
NAMES = [str(p.relative_to(ROOT)) for p in PAGES]


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_python_blocks_run(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    space: dict[str, object] = {"__name__": "docs"}
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    for block in blocks(page.read_text(), "python"):
        if ">>>" in block:
            runner.run(parser.get_doctest(block, space, page.name, str(page), 0), clear_globs=False)
        else:
            exec(compile(block, page.name, "exec"), space)
    assert runner.summarize(verbose=False).failed == 0


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_console_commands_exist_with_their_options(page: Path) -> None:
    group = get_command(app)
    for arguments in commands(page.read_text()):
        if not arguments or arguments[0].startswith("-"):
            continue
        command = group
        rest = arguments
        while hasattr(command, "commands") and rest and rest[0] in command.commands:
            command, rest = command.commands[rest[0]], rest[1:]
        known = {name for p in command.params for name in p.opts + p.secondary_opts} | {"--help"}
        assert command is not group, f"{page.name}: no command {arguments[0]!r}"
        used = {a.split("=")[0] for a in rest if a.startswith("--")}
        assert used <= known, f"{page.name}: {arguments[0]} has no {sorted(used - known)}"


def test_every_command_is_documented() -> None:
    text = "\n".join(p.read_text() for p in PAGES)
    missing = [name for name in get_command(app).commands if f"standoff {name}" not in text]
    assert missing == []


def test_the_readers_of_blocks_read_blocks() -> None:
    page = "```python\n1\n```\n\n```console\n$ standoff read a.txt \\\n    --json\nout\n```\n"
    assert blocks(page, "python") == ["1\n"]
    assert list(commands(page)) == [["read", "a.txt", "--json"]]
