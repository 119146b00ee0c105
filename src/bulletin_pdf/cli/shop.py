"""Commands and options for the print shop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

import click

if TYPE_CHECKING:
    from bulletin_pdf.pipeline.build import PressWishes


class Wishes(TypedDict):
    """Values of ``press_options``."""

    standard: str | None
    marks: bool | None
    profile: Path | None
    cache: bool


def press_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say what the shop asks for."""
    for option in (
        click.option("--cache/--no-cache", default=True, help="是否留用转换过的图片（默认留用）"),
        click.option(
            "--profile", type=click.Path(path_type=Path), help="印厂的 CMYK 特性文件（.icc）"
        ),
        click.option("--marks/--no-marks", default=None, help="是否加印刷标记（默认按版式）"),
        click.option(
            "--standard", type=click.Choice(["x-4", "x-1a"]), help="PDF/X 标准（默认按版式）"
        ),
    ):
        command = option(command)
    return command


def wishes_of(given: Wishes) -> PressWishes:
    """Return what the shop asks for."""
    from bulletin_pdf.pipeline.build import PressWishes
    from bulletin_pdf.pipeline.caching import default_cache

    cache = default_cache() if given["cache"] else None
    return PressWishes(given["standard"], given["marks"], given["profile"], cache)


def short(path: Path) -> str:
    """Return a path relative to the current folder when it lies below it."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
