"""Mirrors src/standoff/brief/drawing."""
