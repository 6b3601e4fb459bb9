"""Made-up panels of k-ads for the tests."""

from __future__ import annotations

import numpy as np

from standoff.calculus.models.patrons_kads import Kads
from standoff.calculus.models.patrons_outlook import Theta

TRUTH = Theta(
    C=np.array([-2.0, 0.8, 4.0]),
    P=np.array([-1.0, 0.8, -0.5, 0.5, 3.0]),
    T=np.array([1.5, 0.5, -1.0, -2.0]),
)
"""The patrons' support depends on what it changes: e_0 - e_1 weighs 3."""


def made(cases: int, *, most: int = 4, seed: int = 0, escalation: int = 0) -> Kads:
    """Make cases with 0 to `most` patrons and one regressor a player (two for patrons)."""
    rng = np.random.default_rng(seed)
    count = rng.integers(0, most + 1, cases)
    present = np.arange(most) < count[:, None]
    one = np.ones(cases)

    def patrons(*columns: np.ndarray) -> np.ndarray:
        return np.stack(columns, axis=-1) * present[..., None]

    return Kads(
        k_C=np.exp(rng.normal(0.0, 0.8, cases)),
        k_T=np.exp(rng.normal(-1.0, 0.8, cases)),
        k=np.exp(rng.normal(-1.0, 1.0, (cases, most))) * present,
        present=present,
        x_C=np.column_stack((one, rng.normal(size=cases))),
        x_P=patrons(np.ones((cases, most)), *rng.normal(size=(2, cases, most))),
        x_S=rng.random((cases, most, escalation)) * present[..., None],
        x_T=np.column_stack((one, rng.normal(size=cases))),
        resist=one,
        force=one,
        support=np.zeros((cases, most)),
        cluster=np.arange(cases),
        names={
            "C": ("const", "x"),
            "P": ("const", "x1", "x2"),
            "T": ("const", "x"),
            "S": tuple(f"s{i}" for i in range(escalation)),
        },
    )
