"""``watch``: a proof that follows the editor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bulletin_pdf.cli.console import Console, speaking
from bulletin_pdf.cli.interruption import answered
from bulletin_pdf.cli.progress import progress
from bulletin_pdf.cli.report import escaped
from bulletin_pdf.cli.tally import name_files
from bulletin_pdf.errors import ExitCode

if TYPE_CHECKING:
    from bulletin_pdf.pipeline.requests import Request

_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("issue", type=_PATH)
@click.option("-o", "--output", type=_PATH, help="输出文件夹（默认 out）")
@click.option(
    "--for", "target", type=click.Choice(["press", "proof", "archive"]), default="proof",
    show_default=True, help="排哪一种",
)  # fmt: skip
@click.option(
    "--cache/--no-cache", default=True, envvar="BULLETIN_CACHE",
    help="是否留用以前排好的文件和转换过的图片（默认留用）",
)  # fmt: skip
@speaking
def watch(console: Console, issue: Path, output: Path | None, target: str, cache: bool) -> ExitCode:
    """守着一期，每次存盘就重排校样；Ctrl-C 结束。 / Build a proof on every save."""
    from bulletin_pdf.pipeline.caching import default_cache
    from bulletin_pdf.pipeline.requests import Request
    from bulletin_pdf.pipeline.targets import Target
    from bulletin_pdf.pipeline.watching import saves

    request = Request((Target(target),), output, cache=default_cache() if cache else None)
    try:
        for _ in saves(issue):
            _build(console, issue, request)
            console.say(console.word("watching", path=escaped(str(issue))))
    except KeyboardInterrupt:  # how watching always ends
        answered()
        console.say(console.word("watched"))
    return ExitCode.OK


def _build(console: Console, issue: Path, request: Request) -> None:
    from bulletin_pdf.pipeline.build import build_as

    try:
        with progress(console) as shown:
            built = build_as(issue, request, shown)
    except Exception as error:  # also a bug: the next save may find a way round it
        console.fail(error)
        return
    console.report(built.diagnostics)
    name_files(console, built)
