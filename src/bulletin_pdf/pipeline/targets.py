"""What an issue can be built for."""

from enum import StrEnum


class Target(StrEnum):
    """Targets of a build: the print shop's file, a proof for reading, a PDF/A for the archive."""

    PRESS = "press"
    PROOF = "proof"
    ARCHIVE = "archive"
