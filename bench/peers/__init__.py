"""The systems that set the same text side by side, each probed apart from being run.

``PEERS`` is in the order of the printed table. A peer's ``probe`` answers at once and runs
nothing but a ``--version``; its ``typeset`` may assume that the probe found it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.peers import browsers, tex, typst_compiler, weasy
from bench.peers.job import Job, Probe

OURS: Final = "bulletin-pdf"


@dataclass(frozen=True, slots=True)
class Peer:
    """A system that turns paragraphs into a PDF.

    Attributes:
        name: As the table prints it.
        probe: Finds it without running it.
        typeset: Sets a job into the PDF named.
    """

    name: str
    probe: Callable[[], Probe]
    typeset: Callable[[Job, Path], None]


PEERS: Final = (
    Peer(OURS, weasy.probe_ours, weasy.typeset_ours),
    Peer("Typst", typst_compiler.probe, typst_compiler.typeset),
    Peer("Chromium", browsers.probe_chromium, browsers.typeset_chromium),
    Peer("Vivliostyle", browsers.probe_vivliostyle, browsers.typeset_vivliostyle),
    Peer("XeLaTeX", tex.probe, tex.typeset),
    Peer("WeasyPrint", weasy.probe_plain, weasy.typeset_plain),
)
