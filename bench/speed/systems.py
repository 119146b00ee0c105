"""The systems of the speed bench: what each is given, and the command that sets it.

They are the peers of ``bench.peers``, found in the same way; here each runs in a process
of its own.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pikepdf

from bench.peers import OURS, browsers, tex, typst_compiler, weasy
from bench.peers.job import PeerFailed, Probe
from bench.speed import documents
from bench.speed.measuring import Cost, environment_in, run
from bench.speed.text import Article

NO_VARIABLES: Final[Mapping[str, str]] = MappingProxyType({})
PLAIN: Final = "WeasyPrint"
TYPST: Final = "Typst"
_TYPST_CODE: Final = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"


@dataclass(frozen=True, slots=True)
class System:
    """A system that sets a document in a process of its own.

    Attributes:
        name: As the table prints it.
        probe: Finds it without setting anything.
        document: Writes articles in its language.
        suffix: Of the document's file name.
        pdf: Where its PDF comes to lie beside the document, by the document's stem.
        command: Sets a document in its folder.
        limits: Pages → what ours may cost at most when this costs 1, as issue 8 says.
        sets_books: Whether it is fast enough to set 1,000 pages without being asked for by name.
    """

    name: str
    probe: Callable[[], Probe]
    document: Callable[[Sequence[Article]], str]
    suffix: str
    pdf: str
    command: Callable[[Path, Path], list[str]]
    limits: dict[int, float]
    sets_books: bool = False


def _ours(source: Path, pdf: Path) -> list[str]:
    return build_command(source, pdf.parent.parent, "proof", "--no-cache")


def build_command(issue: Path, folder: Path, target: str, *options: str) -> list[str]:
    """Return the command that builds an issue as an editor does."""
    command = [sys.executable, "-m", "bulletin_pdf", "build", str(issue), "--for", target]
    return [*command, "--output", str(folder), *options]


def _plain(source: Path, pdf: Path) -> list[str]:
    return [sys.executable, "-m", "weasyprint", str(source), str(pdf)]


def _typst(source: Path, pdf: Path) -> list[str]:
    return [sys.executable, "-c", _TYPST_CODE, str(source), str(pdf)]


def _tex(source: Path, pdf: Path) -> list[str]:
    return [*tex.COMMAND, f"-output-directory={pdf.parent}", str(source)]


SYSTEMS: Final = (
    System(
        OURS, weasy.probe_ours, documents.issue_yaml, ".yaml", "out/{stem}/{stem}.proof.pdf",
        _ours, {}, sets_books=True,
    ),
    System(
        PLAIN, weasy.probe_plain, documents.web_page, ".html", "{stem}.pdf",
        _plain, {10: 0.6, 100: 0.65}, sets_books=True,
    ),
    System(
        TYPST, typst_compiler.probe, documents.typst, ".typ", "{stem}.pdf",
        _typst, {}, sets_books=True,
    ),
    System("XeLaTeX", tex.probe, documents.tex, ".tex", "{stem}.pdf", _tex, {10: 1.0}),
    System(
        "Chromium", browsers.probe_chromium, documents.web_page, ".html", "{stem}.pdf",
        browsers.print_command, {10: 0.5},
    ),
    System(
        "Vivliostyle", browsers.probe_vivliostyle, documents.web_page, ".html", "{stem}.pdf",
        browsers.build_command, {},
    ),
)  # fmt: skip
BY_NAME: Final = {system.name: system for system in SYSTEMS}


@dataclass(frozen=True, slots=True)
class Document:
    """A document that lies in a folder, ready to be set by a system.

    Attributes:
        system: Who sets it.
        source: Its file.
        environment: Of the process that sets it.
    """

    system: System
    source: Path
    environment: Mapping[str, str]

    @property
    def pdf(self) -> Path:
        """Where its PDF comes to lie."""
        return self.source.parent / self.system.pdf.format(stem=self.source.stem)

    def set(self, variables: Mapping[str, str] = NO_VARIABLES) -> Cost:
        """Set it anew, with more variables in the environment; return what that cost.

        Raises:
            PeerFailed: There is no PDF afterwards.
        """
        self.pdf.unlink(missing_ok=True)
        command = self.system.command(self.source, self.pdf)
        cost = run(command, self.source.parent, {**self.environment, **variables})
        if not self.pdf.exists():
            raise PeerFailed(f"{self.system.name} wrote no PDF")
        return cost

    def pages(self) -> int:
        """Return the number of pages of its PDF."""
        with pikepdf.open(self.pdf) as pdf:
            return len(pdf.pages)


def write_document(
    system: System, articles: Sequence[Article], folder: Path, stem: str
) -> Document:
    """Write articles for a system into the system's own folder inside another."""
    home = folder / system.name
    home.mkdir(parents=True, exist_ok=True)
    source = home / f"{stem}{system.suffix}"
    source.write_text(system.document(articles), encoding="utf-8")
    return Document(system, source, environment_in(folder))
