"""WeasyPrint as it comes, and ours: the same WeasyPrint with the composition installed."""

import importlib.metadata
import importlib.util
import sys
from pathlib import Path
from typing import Final

from bench.peers.job import Job, Probe, run, web_page

OURS_CSS: Final = (
    "text-justify: inter-character; text-spacing-trim: trim-start; text-autospace: normal;"
)
PLAIN_CSS: Final = ""
"""WeasyPrint has no property for Chinese lines; ``web_page`` asks it to justify."""
_OURS_ROOM: Final = "bulletin_pdf.typeset.composition"


def probe_plain() -> Probe:
    """Look for WeasyPrint."""
    if importlib.util.find_spec("weasyprint") is None:
        return Probe(None, "pip install weasyprint")
    return Probe(f"weasyprint {importlib.metadata.version('weasyprint')}")


def typeset_plain(job: Job, pdf_path: Path) -> None:
    """Set the job in a process of its own, which no hook has touched."""
    page = pdf_path.with_suffix(".html")
    page.write_text(web_page(job, PLAIN_CSS), encoding="utf-8")
    run([sys.executable, "-m", "weasyprint", str(page), str(pdf_path)], pdf_path.parent)


def probe_ours() -> Probe:
    """Look for the product's composition."""
    try:
        found = importlib.util.find_spec(_OURS_ROOM)
    except ModuleNotFoundError:
        found = None
    if found is None:
        return Probe(None, "pip install -e .")
    try:
        return Probe(f"bulletin-pdf {importlib.metadata.version('bulletin-pdf')}")
    except importlib.metadata.PackageNotFoundError:
        return Probe("bulletin-pdf (from the source tree)")


def typeset_ours(job: Job, pdf_path: Path) -> None:
    """Set the job with the composition installed, opted in by CSS."""
    typeset_reporting(job, pdf_path)


def typeset_reporting(job: Job, pdf_path: Path) -> list[str]:
    """Set the job as ``typeset_ours`` does; return the lines that an editor is warned of."""
    from weasyprint import HTML

    from bulletin_pdf.typeset import composition

    composition.install()
    page = web_page(job, OURS_CSS)
    pdf_path.with_suffix(".html").write_text(page, encoding="utf-8")
    document = HTML(string=page, base_url=str(pdf_path.parent)).render()
    document.write_pdf(pdf_path)
    return [line.text for line in composition.set_lines(document) if line.is_faulty]
