"""Tests of the parsers of publishers' formats, one file per data set."""
