"""Tests of the house itself: set-up, scripts, rules of the code, the wheel."""
