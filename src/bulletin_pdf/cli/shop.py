"""Commands and options for the print shop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

import click

from bulletin_pdf.cli.console import Console, speaking
from bulletin_pdf.cli.progress import progress
from bulletin_pdf.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from bulletin_pdf.pipeline.caching import Cache
    from bulletin_pdf.pipeline.requests import PressWishes


class Wishes(TypedDict):
    """Values of ``press_options``."""

    standard: str | None
    marks: bool | None
    profile: Path | None
    cache: bool


def press_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say what the shop asks for."""
    for option in (
        click.option(
            "--cache/--no-cache",
            default=True,
            envvar="BULLETIN_CACHE",
            help="是否留用以前排好的文件和转换过的图片（默认留用）",
        ),
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
    from bulletin_pdf.pipeline.requests import PressWishes

    return PressWishes(given["standard"], given["marks"], given["profile"])


def cache_of(given: Wishes) -> Cache | None:
    """Return the user's cache, if it may be used."""
    from bulletin_pdf.pipeline.caching import default_cache

    return default_cache() if given["cache"] else None


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--saddle", is_flag=True, help="骑马订：对折、套叠、骑订")
@click.option("--2up", "two_up", is_flag=True, help="裁叠：从中间裁开，左叠放在右叠上")
@click.option("--sheet", default="", help="纸张：A3、SRA3 等，或毫米数 450x320（默认按内容）")
@click.option("--creep", default="auto", help="爬移：auto 按纸厚、none、或最内一张移动的毫米数")
@click.option("--paper", default="80gsm", help="用纸：80gsm、157gsm-coated，或厚度 0.11mm")
@click.option("--dummy", is_flag=True, help="另出折样（只有大页码的小样，供对折检查）")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="输出文件")
@speaking
def impose(
    console: Console,
    file: Path,
    saddle: bool,
    two_up: bool,
    sheet: str,
    creep: str,
    paper: str,
    dummy: bool,
    output: Path | None,
) -> ExitCode:
    """拼版：两页一面，骑马订或裁叠。 / Impose any PDF, two pages on a side."""
    from bulletin_pdf.files import write_together
    from bulletin_pdf.pipeline.imposing import SheetWishes, impose_file
    from bulletin_pdf.press.imposition import Scheme

    if saddle == two_up:
        raise UsageError.of("impose-scheme", None)
    scheme = Scheme.SADDLE if saddle else Scheme.TWO_UP
    target = output or file.parent / f"{file.stem}.{scheme}.pdf"
    if target.resolve() == file.resolve():
        raise UsageError.of("impose-onto-itself", None, name=str(target))
    done = impose_file(file, SheetWishes(scheme, sheet, creep, paper), dummy=dummy)
    outputs = {target: done.pdf}
    if dummy:
        outputs[target.with_name(f"{target.stem}.dummy.pdf")] = done.dummy
    write_together(outputs)
    for path in outputs:
        console.say(
            console.word(
                "imposed", path=short(path), sheets=done.sheets, pages=done.pages,
                blanks=done.blanks, creep=f"{done.creep:.2f}",
            )
        )  # fmt: skip
    return ExitCode.OK


@click.command()
@click.argument("issue", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="输出文件夹（默认 out）")
@click.option("--impose", "scheme", type=click.Choice(["saddle", "2up"]), help="一并拼版")
@click.option("--sheet", default="", help="拼版的纸张，同 impose")
@click.option("--creep", default="auto", help="爬移，同 impose")
@click.option("--paper", default="80gsm", help="用纸，同 impose")
@click.option("--checks", help="预检配置：名称或 .yaml 文件（默认按版式）")
@press_options
@speaking
def deliver(
    console: Console,
    issue: Path,
    output: Path | None,
    scheme: str | None,
    sheet: str,
    creep: str,
    paper: str,
    checks: str | None,
    **wishes: Unpack[Wishes],
) -> ExitCode:
    """付印：排版、分色预检，打成一个 zip 交给印厂。 / Pack an issue for the print shop."""
    from bulletin_pdf.pipeline.delivering import deliver as deliver_issue
    from bulletin_pdf.pipeline.imposing import SheetWishes
    from bulletin_pdf.press.imposition import Scheme

    sheets = SheetWishes(Scheme(scheme), sheet, creep, paper) if scheme else None
    with progress(console) as shown:
        delivered = deliver_issue(
            issue,
            wishes_of(wishes),
            sheets=sheets,
            checks=checks,
            folder=output,
            progress=shown,
            cache=cache_of(wishes),
        )
    console.report(delivered.diagnostics)
    console.say(console.word("written", path=short(delivered.archive)))
    return ExitCode.OK


def short(path: Path) -> str:
    """Return a path relative to the current folder when it lies below it."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
