"""Tests of Chinese line composition in WeasyPrint."""
