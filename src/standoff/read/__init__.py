"""Reporting in, typed and sourced claims out."""

from __future__ import annotations
