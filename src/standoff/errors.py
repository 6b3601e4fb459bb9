"""The exceptions of standoff, drawn as a tree; bad data is never one of them but a `Problem`.

::

    StandoffError                 everything below; str() is one line that says what to do
    ├── UsageError                the caller asked for something that makes no sense
    │   ├── UnknownName           a state, crisis, data set, model or rule nobody knows
    │   └── SourceError           a source that cannot be read as text on a crisis
    ├── EnvironmentProblem        the machine lacks something: weights, a writable directory
    │   └── DataAbsent            reference data that were asked for are not there
    └── ModelError                a strategic or statistical model cannot be used as asked
        ├── NotIdentified         the specification has no unique estimate
        └── NotConverged          the solver stopped before its tolerance
"""

from __future__ import annotations

__all__ = [
    "DataAbsent",
    "EnvironmentProblem",
    "ModelError",
    "NotConverged",
    "NotIdentified",
    "SourceError",
    "StandoffError",
    "UnknownName",
    "UsageError",
]


class StandoffError(Exception):
    """Any error standoff raises on purpose; the message is one line that says what to do."""


class UsageError(StandoffError):
    """The caller asked for something that makes no sense."""


class UnknownName(UsageError):
    """A name that is in no table: state, crisis, data set, model or rule."""


class SourceError(UsageError):
    """A source that cannot be read as text on a crisis."""


class EnvironmentProblem(StandoffError):
    """The machine lacks something that the work needs."""


class DataAbsent(EnvironmentProblem):
    """Reference data that were asked for are not on this machine."""


class ModelError(StandoffError):
    """A strategic or statistical model cannot be used as asked."""


class NotIdentified(ModelError):
    """The specification has no unique estimate."""


class NotConverged(ModelError):
    """The solver stopped before it met its tolerance."""
