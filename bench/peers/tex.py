"""XeLaTeX with ctex (xeCJK), as Debian's TeX Live ships it."""

import shutil
import subprocess
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
    run,
    version_of,
)

PACKAGES: Final = "apt install texlive-xetex texlive-lang-chinese"
_SPECIAL: Final = str.maketrans(
    {char: f"\\{char}" for char in "#$%&_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


COMMAND: Final = ("xelatex", "-interaction=nonstopmode", "-no-shell-escape")


def escaped(text: str) -> str:
    """Return text with what TeX would read as its own language taken literally."""
    return text.translate(_SPECIAL)


def probe() -> Probe:
    """Look for XeLaTeX and for ctex in its tree."""
    found = version_of(["xelatex", "--version"], PACKAGES)
    if found.version is None or shutil.which("kpsewhich") is None:
        return Probe(None, PACKAGES)
    ctex = subprocess.run(["kpsewhich", "ctexart.cls"], capture_output=True, check=False)
    return found if ctex.returncode == 0 else Probe(None, PACKAGES)


def typeset(job: Job, pdf_path: Path) -> None:
    """Run XeLaTeX once: the text has no references."""
    file = pdf_path.with_suffix(".tex")
    file.write_text(source(job), encoding="utf-8")
    run([*COMMAND, file.name], pdf_path.parent)
    if not pdf_path.exists():
        raise PeerFailed("xelatex wrote no PDF")


def source(job: Job) -> str:
    """Return the document: quanjiao marks, no lone last character, slack that never overflows."""
    face = f"[Path={job.font.parent}/]{{{job.font.name}}}"
    paragraphs = "\n\n".join(map(escaped, job.paragraphs))
    two_columns = ",twocolumn" if job.columns == 2 else ""
    columns = f"\\begin{{multicols*}}{{{job.columns}}}" if job.columns > 2 else ""
    columns_end = r"\end{multicols*}" if columns else ""
    return rf"""\documentclass[fontset=none{two_columns}]{{ctexart}}
\usepackage[paperwidth={job.page_width}bp,paperheight={PAGE_HEIGHT_PT}bp,
  margin={job.margin}bp,columnsep={COLUMN_GAP_EM * job.size}bp]{{geometry}}
\usepackage{{multicol}}
\setCJKmainfont{face}
\setmainfont{face}
\xeCJKsetup{{PunctStyle=quanjiao,CheckSingle=true}}
\pagestyle{{empty}}\raggedbottom\frenchspacing
\setlength\columnsep{{{COLUMN_GAP_EM * job.size}bp}}
\begin{{document}}
\fontsize{{{job.size}bp}}{{{job.size * LINE_HEIGHT}bp}}\selectfont
\setlength\parindent{{{INDENT_EM * job.size}bp}}\setlength\parskip{{0pt}}
\tolerance=9999\emergencystretch=3em
{columns}
{paragraphs}
{columns_end}
\end{{document}}
"""
