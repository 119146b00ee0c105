"""Typst, through the compiler that PyPI ships."""

import importlib.metadata
import importlib.util
from pathlib import Path
from typing import Final

from bench.peers.job import (
    COLUMN_GAP_EM,
    INDENT_EM,
    LINE_HEIGHT,
    PAGE_HEIGHT_PT,
    Job,
    PeerFailed,
    Probe,
)

LEADING_EM: Final = LINE_HEIGHT - 1
_SPECIAL: Final = str.maketrans({char: f"\\{char}" for char in "\\#$*_`<>@~[]=+-/'\""})


def escaped(text: str) -> str:
    """Return text with what Typst would read as markup taken literally."""
    return text.translate(_SPECIAL)


def probe() -> Probe:
    """Look for the PyPI package."""
    if importlib.util.find_spec("typst") is None:
        return Probe(None, "pip install typst")
    return Probe(f"typst {importlib.metadata.version('typst')}")


def typeset(job: Job, pdf_path: Path) -> None:
    """Compile the job, justified, with Typst's optimised line breaks and Chinese spacing."""
    import typst

    file = pdf_path.with_suffix(".typ")
    file.write_text(source(job), encoding="utf-8")
    try:
        typst.compile(
            str(file),
            output=str(pdf_path),
            font_paths=[str(job.font.parent)],
            ignore_system_fonts=True,
        )
    except typst.TypstError as error:
        raise PeerFailed(str(error)) from error


def source(job: Job) -> str:
    """Return the job as Typst markup."""
    columns = f", columns: {job.columns}" if job.columns > 1 else ""
    paragraphs = "\n\n".join(map(escaped, job.paragraphs))
    return f"""#set page(width: {job.page_width}pt, height: {PAGE_HEIGHT_PT}pt,
  margin: {job.margin}pt{columns})
#set columns(gutter: {COLUMN_GAP_EM * job.size}pt)
#set text(font: "{job.family}", size: {job.size}pt, lang: "zh", region: "cn",
  cjk-latin-spacing: auto)
#set par(justify: true, linebreaks: "optimized", leading: {LEADING_EM}em, spacing: {LEADING_EM}em,
  first-line-indent: (amount: {INDENT_EM}em, all: true))

{paragraphs}
"""
