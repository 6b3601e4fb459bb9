"""Tests of reading many documents."""
