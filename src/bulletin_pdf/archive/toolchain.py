"""What many issues share, gathered once: fonts, profiles, the program, the pinned versions."""

from __future__ import annotations

import base64
import hashlib
import importlib.metadata
import io
import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import bulletin_pdf
from bulletin_pdf.archive.bagit import MANIFEST, bag
from bulletin_pdf.files import contained, regular_size

FONTS = "fonts/"
PROFILES = "profiles/"
_PROGRAM = "program/"
_NAME = "bulletin_pdf"
_LENGTH = 16
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first date that a zip file can hold: the wheel has no date of its own."""

_README = """\
本包是排出简报所用的全部公共材料：字体、印刷特性文件、程序和所用软件的版本。
fonts/ 和 profiles/ 放到 ~/.local/share/bulletin-pdf/ 下；
再运行 pip install -r requirements.txt bulletin_pdf-*.whl，即得到当时的程序。

Fonts, profiles and the program that issues were made with. Put fonts/ and profiles/ into
~/.local/share/bulletin-pdf/, then pip install -r requirements.txt bulletin_pdf-*.whl.
"""


def toolchain_bag(
    fonts: Path, profiles: Path, versions: Mapping[str, str]
) -> tuple[str, dict[str, bytes]]:
    """Return the name and the files of a toolchain's bag; the same tools give the same bag.

    Args:
        fonts: the folder of fonts.
        profiles: the folder of profiles.
        versions: program or library → version, of what is not a Python package.
    """
    pins = _pins()
    wheel = f"{_NAME}-{bulletin_pdf.__version__}-py3-none-any.whl"
    known = json.dumps(dict(versions), ensure_ascii=False, indent=2, sort_keys=True)
    payload = {
        **_folder(fonts, FONTS),
        **_folder(profiles, PROFILES),
        f"{_PROGRAM}{wheel}": _wheel(),
        f"{_PROGRAM}requirements.txt": "".join(f"{pin}\n" for pin in pins).encode(),
        f"{_PROGRAM}versions.json": f"{known}\n".encode(),
        f"{_PROGRAM}README.txt": _README.encode(),
    }
    info = [
        ("External-Description", "fonts, profiles and program of bulletins"),
        ("Bag-Software-Agent", f"bulletin-pdf {bulletin_pdf.__version__}"),
    ]
    files = bag(payload, info)
    return toolchain_name(files[MANIFEST]), files


def toolchain_name(manifest: bytes) -> str:
    """Return the name of a toolchain, made from the manifest of its payload."""
    return hashlib.sha256(manifest).hexdigest()[:_LENGTH]


def _folder(folder: Path, prefix: str) -> dict[str, bytes]:
    """Read a folder; what is hidden or leads out of it is left alone."""
    found = {}
    for path in sorted(folder.rglob("*")):
        relative = PurePosixPath(*path.relative_to(folder).parts)
        hidden = any(part.startswith(".") for part in relative.parts)
        if hidden or path.is_dir() or not contained(path, folder):
            continue
        regular_size(path)  # refuses pipes and devices
        found[f"{prefix}{relative}"] = path.read_bytes()
    return found


def _pins() -> list[str]:
    """Return ``name==version`` of every Python package that the program needs, as installed."""
    found: dict[str, str] = {}
    waiting = ["bulletin-pdf"]
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in found:
            continue
        try:
            distribution = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:  # for another system or another Python
            continue
        found[name] = distribution.version
        for requirement in distribution.requires or ():
            needed, _, marker = requirement.partition(";")
            if "extra" not in marker:
                waiting.append(re.split(r"[^\w.-]", needed.strip(), maxsplit=1)[0])
    del found["bulletin-pdf"]
    return [f"{name}=={found[name]}" for name in sorted(found)]


def _wheel() -> bytes:
    """Pack the program as it is installed; fonts, profiles and layouts lie outside of it."""
    package = Path(bulletin_pdf.__file__).parent
    files = {
        name: content
        for name, content in _folder(package, f"{_NAME}/").items()
        if "__pycache__" not in name and not name.startswith(f"{_NAME}/_share/")
    }
    info = f"{_NAME}-{bulletin_pdf.__version__}.dist-info"
    distribution = importlib.metadata.distribution("bulletin-pdf")
    points = "[console_scripts]\nbulletin = bulletin_pdf.__main__:main\n"
    tags = "Wheel-Version: 1.0\nGenerator: bulletin-pdf\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    files[f"{info}/METADATA"] = (distribution.read_text("METADATA") or "").encode()
    files[f"{info}/WHEEL"] = tags.encode()
    files[f"{info}/entry_points.txt"] = points.encode()
    record = "".join(f"{name},sha256={_digest(raw)},{len(raw)}\n" for name, raw in files.items())
    files[f"{info}/RECORD"] = f"{record}{info}/RECORD,,\n".encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content)
    return stream.getvalue()


def _digest(content: bytes) -> str:
    digest = hashlib.sha256(content).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
