"""Linguistic back-ends behind one contract."""

from __future__ import annotations
