"""Write ``manifest.json``: what each face is, where it comes from and what it holds."""

from __future__ import annotations

import json
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
        "characters": "".join(map(chr, sorted(font.getBestCmap()))),
    }
