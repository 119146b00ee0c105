"""What rendering takes and gives, as values that can be sent to another process."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_pdf.archive.filing import Filing
from bulletin_pdf.compose.adjustment import Adjustment
from bulletin_pdf.errors import Diagnostic
from bulletin_pdf.layouts import Layout
from bulletin_pdf.layouts.config import OptionValue, Press
from bulletin_pdf.model import Issue
from bulletin_pdf.pipeline.caching import PictureCache
from bulletin_pdf.pipeline.pictures import NamedPicture
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.press.profiles import Profile
from bulletin_pdf.typeset.extent import Extent, Probe

if TYPE_CHECKING:  # they import much: WeasyPrint, the checks
    from bulletin_pdf.pipeline.fineness import PrintedPicture
    from bulletin_pdf.preflight import Settings
    from bulletin_pdf.typeset.composed import ComposedLine


@dataclass(frozen=True, slots=True)
class Job:
    """Everything that rendering needs.

    With a ``probe`` the pages are measured and not drawn.

    Attributes:
        issue: what is set.
        layout: how.
        options: the layout's options, typed.
        pictures: path → bytes.
        named: where the issue names its pictures.
        project: folder that may have preflight profiles of the user's own.
        fonts_folder: where the fonts are.
        profile: printing condition.
        target: what for.
        date: of the document.
        press: how the press file is made.
        name: of the output, for messages.
        preflight: what a press file is held against; None for the other targets.
        explain: keep the composed lines; nothing is checked then.
        adjustment: what copy-fitting chose.
        probe: what is to be measured.
        file: the issue file as the user gave it, for messages.
        looks: hold the pages against the issue, and refuse to finish what is wrong.
    """

    issue: Issue
    layout: Layout
    options: Mapping[str, OptionValue]
    pictures: Mapping[str, bytes]
    fonts_folder: Path
    profile: Profile
    target: Target
    date: datetime.datetime
    press: Press
    name: str
    preflight: Settings | None
    cache: PictureCache | None = None
    explain: bool = False
    issue_id: str = ""
    raw: bytes = b""
    filing: Filing = field(default_factory=Filing)
    adjustment: Adjustment | None = None
    probe: Probe | None = None
    file: str = ""
    looks: bool = True
    named: tuple[NamedPicture, ...] = ()
    project: Path = Path()


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished PDF and what is known of it.

    Attributes:
        pdf: its bytes.
        pages: number of pages.
        anchors: article's anchor → 1-based page.
        fonts: PostScript names of the embedded fonts.
        diagnostics: warnings and notes.
        lines: the composed lines, when the job asks for them.
        extent: how far the pages are filled, when the job asks for that.
        pictures: the issue's pictures as they are printed.
    """

    pdf: bytes
    pages: int
    anchors: Mapping[str, int]
    fonts: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    lines: tuple[ComposedLine, ...] = ()
    extent: Extent | None = None
    pictures: tuple[PrintedPicture, ...] = ()
