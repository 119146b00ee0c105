"""Ctrl-C that is not lost.

Python raises KeyboardInterrupt wherever the program happens to be.  In a finaliser or in a callback
of C code nobody can catch it: it is printed with a traceback, and forgotten.  While a module of C++
is being imported it ends the process at once (pikepdf's does).
"""

from __future__ import annotations

import signal
import sys
from types import FrameType

_IMPORT_FRAME = ("<frozen importlib._bootstrap>", "_call_with_frames_removed")
_SOON_SECONDS = 0.05
AGAIN_SECONDS = 0.5
"""After which an interruption is raised once more; what it has to clear away takes less."""


def insist() -> None:
    """Raise an interruption again and again until it is ``answered``."""
    ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if not ours or not hasattr(signal, "setitimer"):  # as under nohup, or on Windows
        return
    signal.signal(signal.SIGINT, _interrupt)
    signal.signal(signal.SIGALRM, _interrupt)
    sys.unraisablehook = _unraisable


def answered() -> None:
    """Tell that an interruption was seen."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0)


def _interrupt(number: int, frame: FrameType | None) -> None:
    importing = _is_importing(frame)
    signal.setitimer(signal.ITIMER_REAL, _SOON_SECONDS if importing else AGAIN_SECONDS)
    if not importing:
        raise KeyboardInterrupt


def _is_importing(frame: FrameType | None) -> bool:
    while frame is not None:
        if (frame.f_code.co_filename, frame.f_code.co_name) == _IMPORT_FRAME:
            return True
        frame = frame.f_back
    return False


def _unraisable(found: sys.UnraisableHookArgs) -> None:
    if not issubclass(found.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(found)
