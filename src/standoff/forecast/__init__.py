"""Chances over outcomes: base rates, their use on a case, and how good they have been."""

from __future__ import annotations
