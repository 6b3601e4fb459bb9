"""Tests of the composed chain."""
