"""Tests of the rules of Chinese line composition."""
