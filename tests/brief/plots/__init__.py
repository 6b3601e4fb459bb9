"""Mirrors src/standoff/brief/plots."""
