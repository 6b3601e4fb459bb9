"""Mirrors src/standoff/brief/sections."""
