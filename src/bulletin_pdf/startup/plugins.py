"""Plug-ins of pydantic, of which we use none and for which it looks nevertheless.

Told by its variable to disable them, pydantic still imports what would look for them, and with it
`importlib.metadata`, zip files and the parser of e-mails.
"""

from __future__ import annotations

import os
import sys
from types import ModuleType

from bulletin_pdf.speedups import Speedup, is_on

_VARIABLE, _ALL = "PYDANTIC_DISABLE_PLUGINS", "__all__"
_LOADER = "pydantic.plugin._loader"


def look_for_none() -> None:
    """Disable the plug-ins, unless the environment says otherwise, and what looks for them."""
    asked = os.environ.setdefault(_VARIABLE, _ALL)
    if asked == _ALL and is_on(Speedup.PLUG_INS):
        loader = ModuleType(_LOADER)
        loader.get_plugins = tuple  # type: ignore[attr-defined]
        sys.modules.setdefault(_LOADER, loader)
