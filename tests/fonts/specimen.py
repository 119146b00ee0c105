"""Set lines of one role in a process of its own, for fontconfig is read once in a process.

usage: python specimen.py FONTS-FOLDER ROLE PDF; the tops of the lines and the log come out as JSON.
"""

from __future__ import annotations

import json
import logging
import sys
import warnings
from pathlib import Path

from bulletin_pdf.fonts import FontLibrary
from bulletin_pdf.typeset.libraries import isolate

LINES = 75
PITCH = 28
"""In pt."""

TEXT = "据2025年统计，“镕𠮷㛃”——A级……爱新觉罗·溥仪〇①℃《é》ア30％　喆b"


def page_of(library: FontLibrary, role: str) -> str:
    faces = library.css(lambda face: library.path_of(face).resolve().as_uri(), [role])
    lines = "".join(f"<div id=l{number}>{TEXT}</div>" for number in range(LINES))
    return (
        f"<html lang=zh-CN><title>{role}</title><style>{faces}"
        f"@page {{ size: 600pt {LINES * PITCH}pt; margin: 0 }}"
        "html, body { margin: 0 }"
        f"body {{ font: 400 15.75pt/{PITCH}pt {library.family_list(role)} }}"
        f"</style><body>{lines}"
    )


def main() -> None:
    folder, role, target = sys.argv[1:]
    isolate()
    warnings.filterwarnings("ignore", "No fonts configured")
    log: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: log.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger("weasyprint").addHandler(handler)
    tops = render(FontLibrary.load(Path(folder)), role, Path(target))
    sys.stdout.write(json.dumps({"tops": tops, "log": log}))


def render(library: FontLibrary, role: str, target: Path) -> list[float]:
    """Write the PDF and return the tops of its lines in CSS px."""
    from weasyprint import HTML

    document = HTML(string=page_of(library, role)).render()
    document.write_pdf(target)
    (page,) = document.pages
    return [page.anchors[f"l{number}"][1] for number in range(LINES)]


if __name__ == "__main__":
    main()
