"""Tests of the history stage."""
