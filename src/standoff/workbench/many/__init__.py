"""Many documents: in numbered chunks, by several engines, resumable, to one table of claims."""

from __future__ import annotations
