"""How a stage tells whoever waits what it is doing."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Receives what is being done."""

    def step(self, name: str, subject: str) -> None:
        """Announce a stage by the name of its message and what it works on."""


class Silent:
    """Progress that nobody sees."""

    def step(self, name: str, subject: str) -> None:
        """Do nothing."""
