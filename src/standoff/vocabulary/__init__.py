"""The nouns that the stages exchange; nothing here decides anything."""

from __future__ import annotations
