"""Formulas as in R: `y ~ a + log(b) | 0 | c*d - 1`, a part per payoff (Wilkinson & Rogers)."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.calculus.fit.jets import Floats
from standoff.errors import UsageError

__all__ = ["Formula", "matrices", "matrix", "names_in", "parse"]

Columns = Mapping[str, NDArray[Any]]
Terms = tuple[tuple[str, ...], ...]

FUNCTIONS: dict[str, Callable[[Any], Any]] = {
    "log": np.log,
    "log1p": np.log1p,
    "sqrt": np.sqrt,
    "exp": np.exp,
    "abs": np.abs,
    "I": lambda x: x,
}
INTERCEPT = "Intercept"


@dataclass(frozen=True, slots=True)
class Formula:
    """A parsed formula: expressions on the left, and one tuple of terms per part on the right.

    A term is a tuple of factors (their product); the empty term is the constant.
    """

    left: tuple[str, ...]
    parts: tuple[tuple[tuple[str, ...], ...], ...]


@lru_cache(maxsize=256)
def parse(text: str) -> Formula:
    """Parse ``left ~ part | part ...``.

    Raises
    ------
    UsageError
        If the text is not a formula.
    """
    left, tilde, right = text.partition("~")
    if not tilde:
        raise UsageError(f"a formula reads 'outcome ~ x | z'; there is no ~ in {text!r}")
    sides = tuple(ast.unparse(term) for term, _ in _summands(_tree(left))) if left.strip() else ()
    return Formula(sides, tuple(_part(part) for part in right.split("|")))


@lru_cache(maxsize=256)
def names_in(formula: Formula) -> frozenset[str]:
    """Give the columns that a formula reads."""
    texts = [*formula.left, *(factor for part in formula.parts for t in part for factor in t)]
    nodes = (node for text in texts for node in ast.walk(_tree(text)))
    found = {node.id for node in nodes if isinstance(node, ast.Name)}
    return frozenset(found - set(FUNCTIONS))


def matrix(terms: Terms, columns: Columns) -> tuple[list[str], Floats]:
    """Make the regressors of one part: their names and an array (rows, regressors).

    Text columns become indicators; the first level in alphabetical order is left out.

    Raises
    ------
    UsageError
        If a column is missing, or an expression cannot be computed or is not finite.
    """
    return matrices((terms,), columns)[0]


def matrices(parts: Sequence[Terms], columns: Columns) -> list[tuple[list[str], Floats]]:
    """Make the regressors of several parts; what they share is computed once. See `matrix`."""
    rows = len(next(iter(columns.values())))
    blocks: dict[tuple[str, ...], list[tuple[str, Floats]]] = {(): [(INTERCEPT, np.ones(rows))]}
    with np.errstate(all="ignore"):
        for term in {term for part in parts for term in part if term}:
            blocks[term] = _product(term, columns)
    made = []
    for part in parts:
        pairs = [pair for term in part for pair in blocks[term]]
        X = np.column_stack([x for _, x in pairs]) if pairs else np.zeros((rows, 0))
        made.append(([name for name, _ in pairs], X))
    return made


def _product(term: tuple[str, ...], columns: Columns) -> list[tuple[str, Floats]]:
    """Give the products of a term's factors, a column for each combination of their levels."""
    blocks = _factor(term[0], columns)
    for factor in term[1:]:
        more = _factor(factor, columns)
        blocks = [(f"{a}:{b}", x * y) for a, x in blocks for b, y in more]
    _finite(blocks)
    return blocks


def _finite(blocks: list[tuple[str, Floats]]) -> None:
    for name, block in blocks:
        wrong = len(block) - int(np.isfinite(block).sum())
        if wrong:
            raise UsageError(
                f"{name} is no finite number in {wrong} of {len(block)} rows (infinite data, or a "
                "log or root of what it is not made for): drop these rows or transform otherwise"
            )


def evaluate(text: str, columns: Columns) -> NDArray[Any]:
    """Compute one expression over the columns."""
    return np.asarray(_value(_tree(text), columns))


@lru_cache(maxsize=1024)
def _tree(text: str) -> ast.expr:
    try:
        return ast.parse(text.strip(), mode="eval").body
    except SyntaxError:
        raise UsageError(f"cannot read {text.strip()!r} as part of a formula") from None


def _summands(node: ast.expr) -> Iterator[tuple[ast.expr, bool]]:
    """Give (term, added?) of a sum, left to right."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        yield from _summands(node.left)
        yield node.right, isinstance(node.op, ast.Add)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield node.operand, False
    else:
        yield node, True


def _part(text: str) -> tuple[tuple[str, ...], ...]:
    """Parse one part; a colon is written as @ while Python reads the sum."""
    constant, terms = True, []
    for node, added in _summands(_tree(text.replace(":", "@"))):
        if isinstance(node, ast.Constant) and node.value in (0, 1):
            constant = bool(node.value) == added
        elif added:
            terms += [term for term in _products(node) if term not in terms]
        else:
            gone = _products(node)
            terms = [term for term in terms if term not in gone]
    terms.sort(key=len)
    return ((), *terms) if constant else tuple(terms)


def _products(node: ast.expr) -> list[tuple[str, ...]]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
        return [(*_products(node.left)[-1], *_products(node.right)[-1])]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        factors = [_products(node.left)[-1], _products(node.right)[-1]]
        sizes = range(1, len(factors) + 1)
        return [sum(some, ()) for size in sizes for some in combinations(factors, size)]
    return [(ast.unparse(node),)]


def _factor(text: str, columns: Columns) -> list[tuple[str, Floats]]:
    column = evaluate(text, columns)
    if column.dtype.kind in "biuf":
        full = np.broadcast_to(column, len(next(iter(columns.values()))))
        return [(text, full.astype(float))]
    cells = column.tolist()
    levels = sorted(set(cells))
    place = {level: i for i, level in enumerate(levels)}
    codes = np.array([place[cell] for cell in cells])
    return [(f"{text}[{level}]", (codes == place[level]).astype(float)) for level in levels[1:]]


def _value(node: ast.expr, columns: Columns) -> Any:
    match node:
        case ast.Name(id=name) if name in columns:
            return columns[name]
        case ast.Name(id=name):
            raise UsageError(f"the data have no column {name!r}")
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -_value(inner, columns)
        case ast.Call(func=ast.Name(id=name), args=[inner], keywords=[]) if name in FUNCTIONS:
            return FUNCTIONS[name](_value(inner, columns))
        case ast.BinOp(left=left, op=op, right=right) if type(op) in ARITHMETIC:
            return ARITHMETIC[type(op)](_value(left, columns), _value(right, columns))
    raise UsageError(f"a formula cannot hold {ast.unparse(node)!r}")


ARITHMETIC: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: np.add,
    ast.Sub: np.subtract,
    ast.Mult: np.multiply,
    ast.Div: np.divide,
    ast.Pow: np.power,
}
