"""Conformance suites, one per kind of extension."""
