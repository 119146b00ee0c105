"""Versions of the packages that have a say in what a build comes to."""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path

_INSTALLED = re.compile(r"(.+)-(\d[^-]*)\.dist-info")
"""What is known of an installed package lies in a folder of this name (PEP 376 and 427)."""


@cache
def version_of(package: str) -> str:
    """Return the version of a package, which does not change under a running program.

    Its folder's name tells; `importlib.metadata` would have to be imported with half of the
    standard library, and reads all that is known, as if it were an e-mail.

    Raises:
        importlib.metadata.PackageNotFoundError: it is not installed.
    """
    found = _installed().get(_plain(package))
    if found is not None:
        return found
    from importlib.metadata import version

    return version(package)


@cache
def _installed() -> dict[str, str]:
    """Return package → version of what lies in the folders of modules, the first of a name."""
    versions: dict[str, str] = {}
    for folder in sys.path:
        if Path(folder).is_dir():  # it may be a zip, or gone
            for path in Path(folder).glob("*.dist-info"):
                if match := _INSTALLED.fullmatch(path.name):
                    versions.setdefault(_plain(match[1]), match[2])
    return versions


def _plain(package: str) -> str:
    """Return a name as all its spellings have in common (PEP 503)."""
    return re.sub(r"[-_.]+", "-", package).lower()
