"""Tests of the measures of the reader."""
