"""The command line: thin, and one of the two places that read clock, environment and network."""

from __future__ import annotations
