"""An authority of our own, and certificates that it has signed."""

from __future__ import annotations

import subprocess
from pathlib import Path

_KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]


def authority(folder: Path, name: str) -> None:
    """Write ``name.pem`` and ``name.key``."""
    _openssl("req", "-x509", *_KEY, "-days", "2", "-subj", f"/CN={name}", *_files(folder, name))


def certificate(folder: Path, name: str, ca: str) -> None:
    """Write ``name.pem``, signed by an authority, and ``name.key``."""
    request = folder / f"{name}.csr"
    _openssl(
        "req", *_KEY, "-subj", f"/CN={name}", "-keyout", str(folder / f"{name}.key"),
        "-out", str(request),
    )  # fmt: skip
    _openssl(
        "x509", "-req", "-days", "2", "-in", str(request), "-CA", str(folder / f"{ca}.pem"),
        "-CAkey", str(folder / f"{ca}.key"), "-CAcreateserial", "-out", str(folder / f"{name}.pem"),
    )  # fmt: skip


def _files(folder: Path, name: str) -> list[str]:
    return ["-keyout", str(folder / f"{name}.key"), "-out", str(folder / f"{name}.pem")]


def _openssl(*arguments: str) -> None:
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)
