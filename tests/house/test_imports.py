"""Who may import whom: the contracts of ``pyproject.toml``."""

from __future__ import annotations

import sys
from pathlib import Path

from .project import succeed


def test_rooms_keep_to_their_contracts() -> None:
    succeed([Path(sys.executable).with_name("lint-imports"), "--no-cache"])
