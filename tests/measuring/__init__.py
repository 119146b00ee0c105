"""Tests of the judge of lines and of the bench."""
