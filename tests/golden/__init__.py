"""Whole outputs kept as files."""
