"""Temporary files: what to say when there is no room for them."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator

from bulletin_pdf.errors import OutputError, Place


@contextlib.contextmanager
def temporary_files() -> Iterator[None]:
    """Report a disk that has no room for temporary files as what it is.

    Raises:
        OutputError: the system refused to write one.
    """
    try:
        yield
    except OSError as error:
        if error.errno is None:  # Pillow's, not the system's
            raise
        folder, reason = tempfile.tempdir or "tmp", error.strerror or str(error)
        raise OutputError.of(
            "output-unwritable", Place(folder), name=folder, reason=reason
        ) from error
