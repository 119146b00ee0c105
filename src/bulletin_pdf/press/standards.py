"""PDF/X-4 and PDF/X-1a, by name and version."""

from __future__ import annotations

from enum import StrEnum


class Standard(StrEnum):
    """Standards that a press file can follow."""

    X4 = "x-4"
    """ISO 15930-7:2010: the default."""
    X1A = "x-1a"
    """PDF/X-1a:2003, ISO 15930-4:2003: for shops with old workflows."""


VERSIONS = {Standard.X4: "1.6", Standard.X1A: "1.4"}
"""PDF version that each is a subset of."""

ICC_VERSIONS = {Standard.X4: 4, Standard.X1A: 2}
"""Newest major version of ICC that each PDF version knows (ISO 32000-1, table 66)."""

CONFORMANCE = {Standard.X4: "PDF/X-4", Standard.X1A: "PDF/X-1a:2003"}
