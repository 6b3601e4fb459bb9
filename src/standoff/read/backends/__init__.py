"""What claims may come from: one contract, several back-ends, one conformance suite."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Protocol

from standoff.errors import EnvironmentProblem, UnknownName

if TYPE_CHECKING:
    from spacy.language import Language

    from standoff.read.sentences import Text
    from standoff.vocabulary.claims import Claim
    from standoff.vocabulary.problems import Problem

__all__ = ["BACKENDS", "GROUP", "Backend", "known_backends", "open_backend"]

GROUP = "standoff.read.backends"
"""Entry points under which third parties name the modules of their back-ends."""


class Backend(Protocol):
    """Proposes the claims of a text; `standoff.read.reader.read` decides which of them stand.

    The reader runs its passes with the back-end's pipeline, asks it for claims, refuses every one
    whose quote is not the document's slice, sifts what is said twice and puts the rest in order.
    """

    @property
    def name(self) -> str:
        """Give the address that opens it: "rules", "spacy:NAME", "llm:MODEL"."""

    def pipeline(self) -> Language:
        """Give the pipeline (Universal Dependencies labels, Penn tags) for the reader's passes."""

    def propose(self, text: Text) -> Iterable[Claim | Problem]:
        """Yield claims, each with the name of what made it, and what had to be left out."""


BACKENDS: tuple[tuple[str, str], ...] = (
    ("rules", "standoff.read.backends.rules"),
    ("spacy", "standoff.read.backends.pipelines"),
    ("llm", "standoff.read.backends.llm.backend"),
)
"""Scheme of the address and the module whose `open_backend` opens it."""


def known_backends() -> tuple[str, ...]:
    """Give the schemes that open a back-end, third parties' among them."""
    theirs = {entry.name for entry in entry_points(group=GROUP)}
    return tuple(sorted(theirs.union(scheme for scheme, _ in BACKENDS)))


def _module(scheme: str) -> object:
    """Load the module of a scheme; third parties cannot take a shipped one's name."""
    shipped = dict(BACKENDS)
    if scheme in shipped:
        return import_module(shipped[scheme])
    for entry in entry_points(group=GROUP, name=scheme):
        try:
            return entry.load()
        except Exception as error:  # a third party's module may raise anything on its way in
            reason = " ".join(str(error).split())[:160] or type(error).__name__
            raise EnvironmentProblem(
                f"the back-end {scheme} cannot be loaded ({reason}): reinstall {entry.value}"
            ) from error
    return None


def open_backend(address: str, *, settings: object = None) -> Backend:
    """Open a back-end by its address.

    Parameters
    ----------
    address : str
        ``rules``, ``spacy:NAME`` (an installed pipeline or its directory), ``llm:MODEL``, or the
        scheme of a third party's entry point in the group `GROUP`.
    settings : object, optional
        What that back-end's module asks for; `backends.llm.settings.Settings` for ``llm``.

    Raises
    ------
    UnknownName
        If nobody knows the scheme.
    EnvironmentProblem
        If what the back-end needs is not on this machine.
    UsageError
        If the address or the settings make no sense.
    """
    scheme, _, rest = address.partition(":")
    module = _module(scheme)
    if module is None:
        known = ", ".join(known_backends())
        raise UnknownName(f"no back-end {address!r}: use one of {known}, as in spacy:NAME")
    opener: Callable[..., Backend] | None = getattr(module, "open_backend", None)
    if opener is None:
        raise EnvironmentProblem(f"the back-end {scheme} has no function open_backend")
    return opener(rest, settings=settings)
