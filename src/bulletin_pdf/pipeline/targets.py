"""What an issue can be built for."""

from enum import StrEnum


class Target(StrEnum):
    """Targets of a build: the print shop's file, or a proof for reading."""

    PRESS = "press"
    PROOF = "proof"
