"""A linear-chain conditional random field over tokens (Lafferty, McCallum & Pereira, 2001)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.errors import EnvironmentProblem

__all__ = ["Chain", "load", "save"]

Floats = NDArray[np.float64]
_NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Chain:
    """A trained chain: scores of features, of transitions and of the first label.

    Attributes
    ----------
    labels : tuple of str
        "O", "B-X" (first token of an X) and "I-X" (a later one).
    index : mapping of str to int
        Row of each feature; unknown features score nothing.
    weights : array, shape (features, labels)
    transitions : array, shape (labels, labels)
        From the row's label to the column's.
    start : array, shape (labels,)
    """

    labels: tuple[str, ...]
    index: Mapping[str, int]
    weights: Floats
    transitions: Floats
    start: Floats

    def decode(self, sentence: Sequence[Sequence[str]], *, outside: float = 0.0) -> list[str]:
        """Give the best labels of a sentence (Viterbi), where I-X only follows B-X or I-X.

        Parameters
        ----------
        sentence : sequence of sequence of str
            The features of each token.
        outside : float
            Taken off the score of "O": above 0 finds more at the price of precision.
        """
        if not sentence:
            return []
        emitted = self._emitted(sentence)
        emitted[:, self.labels.index("O")] -= outside
        allowed = self.transitions + self._barred()
        score = emitted[0] + self.start + self._barred()[self.labels.index("O")]
        back = []
        for row in emitted[1:]:
            paths = score[:, None] + allowed
            back.append(paths.argmax(axis=0))
            score = paths.max(axis=0) + row
        best = [int(score.argmax())]
        for pointers in reversed(back):
            best.append(int(pointers[best[-1]]))
        return [self.labels[label] for label in reversed(best)]

    def _emitted(self, sentence: Sequence[Sequence[str]]) -> Floats:
        rows = [[self.index[f] for f in token if f in self.index] for token in sentence]
        return np.array([self.weights[row].sum(axis=0) for row in rows], dtype=np.float64)

    def _barred(self) -> Floats:
        """Bar what cannot follow: an I-X after anything but B-X and I-X."""
        inside = np.array([label.startswith("I-") for label in self.labels])
        kinds = np.array([label[2:] for label in self.labels])
        return np.where(inside[None, :] & (kinds[:, None] != kinds[None, :]), _NEVER, 0.0)


def save(chain: Chain, path: Path) -> None:
    """Write a chain; the same chain is the same file, byte for byte.

    Parameters
    ----------
    chain : Chain
        Weights are kept to half precision.
    path : Path
    """
    names = sorted(chain.index, key=chain.index.__getitem__)
    members: dict[str, Any] = {
        "weights": chain.weights.astype(np.float16),
        "transitions": chain.transitions.astype(np.float16),
        "start": chain.start.astype(np.float16),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, lines in (("labels", chain.labels), ("features", names)):
            archive.writestr(zipfile.ZipInfo(f"{name}.txt"), "\n".join(lines), zipfile.ZIP_DEFLATED)
        for name, array in members.items():
            buffer = io.BytesIO()
            np.save(buffer, array)
            archive.writestr(
                zipfile.ZipInfo(f"{name}.npy"), buffer.getvalue(), zipfile.ZIP_DEFLATED
            )


def load(path: Path) -> Chain:
    """Read a chain that `save` wrote.

    Raises
    ------
    EnvironmentProblem
        The file is not there.
    """
    if not path.is_file():
        raise EnvironmentProblem(f"{path.name} is missing from the installation: install it again")
    with zipfile.ZipFile(path) as archive:
        labels = archive.read("labels.txt").decode().split("\n")
        names = archive.read("features.txt").decode().split("\n")
        arrays = {
            name: np.load(io.BytesIO(archive.read(f"{name}.npy"))).astype(np.float64)
            for name in ("weights", "transitions", "start")
        }
    return Chain(tuple(labels), {name: i for i, name in enumerate(names)}, **arrays)
