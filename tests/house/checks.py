"""The house's measurements, as functions of source text, so that each can be shown to fail."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

LINES, CODE_LINES, NESTING, PARAMETERS, POSITIONAL = 400, 40, 3, 5, 2
NESTS = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match, ast.AsyncFor, ast.AsyncWith)
FORCED = frozenset({"forward", "gemm", "build_embed"})
"""Signatures that thinc calls by position; they are its, not ours."""
Function = ast.FunctionDef | ast.AsyncFunctionDef


def is_table(path: Path) -> bool:
    """Tables of data are exempt from the limit on lines."""
    return path.stem.endswith("_table") or "migrations" in path.parts


def too_long(path: Path, text: str) -> Iterator[str]:
    if len(text.splitlines()) > LINES and not is_table(path):
        yield f"{path}: {len(text.splitlines())} lines (at most {LINES})"


def functions(text: str) -> Iterator[Function]:
    return (n for n in ast.walk(ast.parse(text)) if isinstance(n, Function))


def code_lines(function: Function, text: str) -> int:
    """Count the lines of a function that are neither blank, comment nor docstring."""
    body = function.body
    documented = ast.get_docstring(function) is not None
    first = body[1].lineno if documented and len(body) > 1 else body[0].lineno
    if documented and len(body) == 1:
        return 0
    lines = text.splitlines()[first - 1 : function.end_lineno]
    return sum(1 for line in lines if line.strip() and not line.strip().startswith("#"))


def nesting(node: ast.AST, depth: int = 0) -> int:
    """Give the deepest nesting of blocks; an elif is no deeper than its if."""
    deepest = depth
    for field, child in _children(node):
        if isinstance(child, Function | ast.ClassDef):
            continue
        elif_branch = isinstance(node, ast.If) and field == "orelse" and isinstance(child, ast.If)
        step = isinstance(child, NESTS) and not elif_branch
        deepest = max(deepest, nesting(child, depth + step))
    return deepest


def _children(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    for field, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield field, child


def parameters(function: Function) -> tuple[int, int]:
    """Count a function's parameters and those that may be given by position, self aside."""
    a = function.args
    positional = [p for p in (*a.posonlyargs, *a.args) if p.arg not in ("self", "cls")]
    return len(positional) + len(a.kwonlyargs), len(positional)


def misshapen(path: Path, text: str) -> Iterator[str]:
    """Say which functions are too long, nest too deep or take too many parameters."""
    commands = "cli" in path.parts
    if "migrations" in path.parts:
        return
    for function in functions(text):
        where = f"{path}:{function.lineno} {function.name}"
        if (n := code_lines(function, text)) > CODE_LINES:
            yield f"{where}: {n} code lines (at most {CODE_LINES})"
        if (n := nesting(function)) > NESTING:
            yield f"{where}: nests {n} deep (at most {NESTING})"
        total, positional = parameters(function)
        public = not function.name.startswith("_") and function.name not in FORCED
        if total > PARAMETERS and not commands and not _is_record_maker(function):
            yield f"{where}: {total} parameters (at most {PARAMETERS})"
        if public and positional > POSITIONAL and not commands:
            yield f"{where}: {positional} positional parameters (at most {POSITIONAL})"


def _is_record_maker(function: Function) -> bool:
    """A constructor of keyword-only options is a record, not a knot."""
    return not function.args.args and all(default for default in function.args.kw_defaults)


def is_inert(text: str) -> bool:
    """A module that defines no function has no behaviour of its own to test."""
    return next(functions(text), None) is None


def without_mirror(
    sources: list[Path], tests: set[Path], *, inert: frozenset[Path] = frozenset()
) -> Iterator[str]:
    """Name the source files (relative to the package) that no test file mirrors."""
    for path in sources:
        if path.stem.startswith("__") or is_table(path) or path in inert:
            continue
        if path.parent / f"test_{path.stem.lstrip('_')}.py" not in tests:
            yield f"{path}: tests/{path.parent / f'test_{path.stem}.py'} is missing"


def foreign_imports(text: str) -> Iterator[str]:
    """Name what a module imports that is neither the standard library nor the vocabulary."""
    for node in ast.walk(ast.parse(text)):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        for name in names:
            own = name.startswith("standoff.vocabulary")
            if name.split(".")[0] not in sys.stdlib_module_names and not own:
                yield name


def sibling_imports(folder: str, text: str) -> Iterator[str]:
    """Name the siblings that a module of an extension folder imports."""
    for node in ast.walk(ast.parse(text)):
        module = node.module if isinstance(node, ast.ImportFrom) else None
        if module and module.startswith(f"standoff.{folder}."):
            yield module


def same_family(one: str, other: str) -> bool:
    """A file split for size (patrons, patrons_draws) is still one extension."""
    return one.split("_")[0] == other.split("_")[0]


def machine_paths(text: str) -> Iterator[str]:
    """Name absolute paths of somebody's machine."""
    for mark in ("/wor" + "k/", "/ro" + "ot/", "/ho" + "me/"):
        if mark in text:
            yield mark
