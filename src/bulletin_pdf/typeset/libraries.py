"""The shared libraries that WeasyPrint needs, probed apart from using them."""

from __future__ import annotations

import contextlib
import ctypes
import ctypes.util
import mimetypes
import os
import sys
from collections.abc import Iterator
from importlib.resources import files

from bulletin_pdf.speedups import Speedup, is_on

LIBRARIES = {
    "gobject-2.0": "libglib2.0-0",
    "pango-1.0": "libpango-1.0-0",
    "harfbuzz": "libharfbuzz0b",
    "harfbuzz-subset": "libharfbuzz-subset0",
    "fontconfig": "libfontconfig1",
    "pangoft2-1.0": "libpangoft2-1.0-0",
}
"""Library → Debian package.  Without harfbuzz-subset, subsetting fonts takes ten seconds."""


def missing_libraries() -> list[str]:
    """Return the Debian packages of the libraries that cannot be found."""
    return [package for name, package in LIBRARIES.items() if not _is_there(name)]


def library_versions() -> dict[str, str]:
    """Return the versions of Pango and HarfBuzz, as far as they can be loaded."""
    versions = {}
    for name, function in (
        ("pango-1.0", "pango_version_string"),
        ("harfbuzz", "hb_version_string"),
    ):
        try:
            call = getattr(ctypes.CDLL(file_of(name)), function)
        except OSError:
            continue
        call.restype = ctypes.c_char_p
        versions[name.removesuffix("-1.0")] = call().decode()
    return versions


def _is_there(name: str) -> bool:
    """Tell whether a library can be loaded; ctypes would ask ldconfig, a process for each."""
    try:
        ctypes.CDLL(file_of(name))
    except OSError:
        return False
    return True


def file_of(name: str) -> str:
    """Return what a library is loaded by: its soname on Linux."""
    if sys.platform != "linux":
        return ctypes.util.find_library(name) or name
    return f"lib{name}.so.{1 if name == 'fontconfig' else 0}"


@contextlib.contextmanager
def loaded_by_soname() -> Iterator[None]:
    """Have libraries loaded by the names that they have on Linux, and not looked for.

    WeasyPrint tries the names of other systems first.  Each makes ctypes run gcc, which takes a
    third of a second in all, and leaves its temporary files behind when Ctrl-C comes then.
    """
    search = ctypes.util.find_library
    if sys.platform == "linux" and is_on(Speedup.SONAMES):
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search


def isolate() -> None:
    """Shut out the system's fonts and types of files; must run before WeasyPrint is imported.

    WeasyPrint names the type of an attached file, and asks Python, which asks the machine.
    """
    os.environ["FONTCONFIG_FILE"] = str(files(__package__).joinpath("fonts.conf"))
    mimetypes.knownfiles.clear()
