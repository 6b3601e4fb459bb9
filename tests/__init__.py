"""Tests, mirroring the package path by path."""
