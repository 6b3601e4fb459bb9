"""Mirrors src/standoff/brief/formats."""
