"""Write ``manifest.json``: what each face is, where it comes from and what it holds."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from fontTools.ttLib import TTFont

from fontbuild.faces import FACES, ROLES, FaceSpec
from fontbuild.packages import digest

MANIFEST = "manifest.json"


def write_manifest(folder: Path) -> None:
    """Describe the faces of ``folder`` in its manifest."""
    content = {
        "faces": [_entry(spec, folder) for spec in FACES],
        "roles": {
            role: {"faces": list(meant), "fallback": list(fallback)}
            for role, (meant, fallback) in ROLES.items()
        },
    }
    text = json.dumps(content, ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def ranges(codes: Iterable[int]) -> str:
    """Return code points as hexadecimal ranges, such as ``20-7e a0 4e00-4e01``."""
    spans: list[list[int]] = []
    for code in sorted(codes):
        if spans and spans[-1][1] == code - 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return " ".join(f"{a:x}" if a == b else f"{a:x}-{b:x}" for a, b in spans)


def _entry(spec: FaceSpec, folder: Path) -> dict[str, object]:
    path = folder / spec.file
    font = TTFont(path, lazy=True)
    return {
        "family": spec.family,
        "file": spec.file,
        "roles": [role for role, chain in ROLES.items() if spec.family in chain[0] + chain[1]],
        "source": f"{spec.source.name} {spec.source.version}: {Path(spec.path).name}",
        "licence": spec.licence,
        "licence_file": f"LICENSES/{spec.licence_file}",
        "sha256": digest(path),
        "size": path.stat().st_size,
        "glyphs": font["maxp"].numGlyphs,
        "coverage": ranges(font.getBestCmap()),
    }
