"""The id of an issue: the stem of its file name, safe on every file system."""

from __future__ import annotations

import re
import unicodedata

MAX_LENGTH = 64

_ALLOWED = re.compile(r"[\w-]{1,64}")

# Names that Windows reserves for devices, whatever the extension:
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]", re.IGNORECASE)


def issue_id_of(stem: str) -> str:
    """Return the id of an issue from its file's stem, in Unicode NFC.

    Args:
        stem: file name without folder and extension.

    Raises:
        ValueError: longer than 64 characters, a character other than letters, digits, ``_`` and
            ``-``, or a name that Windows reserves.
    """
    issue_id = unicodedata.normalize("NFC", stem)
    if not _ALLOWED.fullmatch(issue_id) or _RESERVED.fullmatch(issue_id):
        msg = f"not usable as an id: {stem!r}"
        raise ValueError(msg)
    return issue_id
