"""The one room that knows all stages: documents in, findings out."""

from __future__ import annotations
