"""Tests of the panel's verbs, one file each."""
