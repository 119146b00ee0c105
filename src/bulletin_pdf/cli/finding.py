"""``archive list``, ``show``, ``search``, ``export``, ``catalogue`` and ``site``."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from bulletin_pdf.cli.console import Console, speaking
from bulletin_pdf.cli.progress import bar
from bulletin_pdf.cli.report import escaped
from bulletin_pdf.errors import Diagnostic, ExitCode, Severity

if TYPE_CHECKING:
    from bulletin_pdf.archive.listing import Listed
    from bulletin_pdf.archive.search import Hit, Marked
    from bulletin_pdf.pipeline.finding import Open

_Command = TypeVar("_Command", bound=Callable[..., Any])

_ARCHIVE = click.option(
    "--from", "archive", type=click.Path(path_type=Path), default="archive", show_default=True,
    envvar="BULLETIN_ARCHIVE", help="档案库文件夹",
)  # fmt: skip


def _limits(command: _Command) -> _Command:
    """Give a command the options that narrow what it finds."""
    options = (
        click.option("--since", default="", help="从何时起：2012、2012-01 或 2012-01-10"),
        click.option("--until", default="", help="到何时止"),
        click.option("--section", default="", help="栏目名中的字"),
        click.option("--organisation", default="", help="供稿单位名中的字"),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command("list")
@_ARCHIVE
@_limits
@click.option("--versions", is_flag=True, help="连同已被更正的旧版本")
@speaking
def list_(console: Console, archive: Path, versions: bool, **limits: str) -> None:
    """列出档案库里的各期。 / List the issues of an archive."""
    from bulletin_pdf.pipeline.finding import Limits, list_issues

    with _opened(console, archive) as found:
        for issue in list_issues(found, Limits(**limits), versions=versions):
            console.say(_issue_line(console, issue))


@click.command()
@click.argument("issue_id", metavar="ID")
@click.option("--version", "number", type=click.IntRange(1), help="第几版（默认最新）")
@_ARCHIVE
@speaking
def show(console: Console, issue_id: str, number: int | None, archive: Path) -> None:
    """说明一期：著录项、目次、页码。 / Describe one issue with its contents."""
    from bulletin_pdf.pipeline.finding import show_issue

    with _opened(console, archive) as found:
        issue = show_issue(found, issue_id, number)
    console.say(_issue_line(console, issue))
    for label, value in issue.metadata.items():
        console.say(f"    {escaped(label)}: {escaped(value)}")
    for part in issue.parts:
        if part.kind != "issue":
            page = console.word("on-page", page=part.page) if part.page else ""
            about = "  ".join(filter(None, (part.section, part.title, part.organisation, page)))
            console.say(f"  {escaped(about)}")
    console.say(f"  deposits/{escaped(issue.place)}/{escaped(issue.pdf)}")


@click.command()
@click.argument("query", nargs=-1)
@_ARCHIVE
@_limits
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@click.option("--page", type=click.IntRange(1), default=1, help="第几页结果")
@speaking
def search(
    console: Console, query: tuple[str, ...], archive: Path, limit: int, page: int, **limits: str
) -> None:
    """按字词查找：几个词、“整句”、AND OR NOT、单位:、栏目:、标题:、日期:。 / Search by words."""
    from bulletin_pdf.pipeline.finding import Limits, find

    with _opened(console, archive) as catalogue:
        found = find(catalogue, " ".join(query), Limits(**limits), limit=limit, page=page)
    console.say(console.word("hits", count=found.total))
    for number, hit in enumerate(found.hits, (page - 1) * limit + 1):
        _say_hit(console, number, hit)


@click.command()
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option("--to", "folder", type=click.Path(path_type=Path), required=True, help="文件夹")
@_ARCHIVE
@speaking
def export(console: Console, ids: tuple[str, ...], folder: Path, archive: Path) -> None:
    """导出目录（CSV、JSON），并复制选定各期的档案包。 / Export the catalogue and chosen bags."""
    from bulletin_pdf.pipeline.finding import export as write

    with _opened(console, archive) as found:
        for path in write(found, folder, ids):
            console.say(console.word("written", path=path))


@click.command()
@_ARCHIVE
@click.option("--rebuild", is_flag=True, help="弃旧目录，由档案包重新生成")
@speaking
def catalogue(console: Console, archive: Path, rebuild: bool) -> ExitCode:
    """检查检索目录，必要时由档案包重新生成。 / Check the catalogue or make it anew."""
    from bulletin_pdf.pipeline.finding import checked

    with _opened(console, archive, anew=rebuild) as found:
        count = checked(found)
    console.say(console.word("catalogue-whole", count=count))
    return ExitCode.ARCHIVE if found.warnings else ExitCode.OK


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@_ARCHIVE
@click.option("--title", default="", help="网站名称（默认用报名）")
@click.option("--url", default="", help="将来的网址，供 Atom 用")
@speaking
def site(console: Console, folder: Path, archive: Path, title: str, url: str) -> None:
    """生成不需要服务器的检索网站。 / Write a static finding aid that needs no server."""
    from bulletin_pdf.pipeline.finding_aid import write_site

    with _opened(console, archive) as found, bar(console, console.word("drawing")) as step:
        written = write_site(found, folder, title=title, url=url, step=step)
    console.report(
        [
            Diagnostic("preview-missing", Severity.WARNING, None, {"name": name})
            for name in written.without_previews
        ]
    )
    values = {"path": folder / "index.html", "written": written.changed, "same": written.same}
    console.say(console.word("site-written", **values))


@contextlib.contextmanager
def _opened(console: Console, archive: Path, *, anew: bool = False) -> Iterator[Open]:
    """Open an archive's catalogue, which may have to be made first, and say what is not in it."""
    from bulletin_pdf.pipeline.finding import opened

    with (
        bar(console, console.word("cataloguing")) as step,
        opened(archive, step, anew=anew) as found,
    ):
        console.report(found.warnings)
        yield found


def _issue_line(console: Console, issue: Listed) -> str:
    number = console.word("issue-number", number=issue.number) if issue.number else ""
    version = f"v{issue.version}" if issue.version > 1 or not issue.newest else ""
    pages = console.word("page-count", count=issue.pages)
    about = (issue.date or "----------", issue.id, version, issue.name, number, pages)
    return escaped("  ".join(filter(None, about)))


def _say_hit(console: Console, number: int, hit: Hit) -> None:
    issue = console.word("issue-number", number=hit.number) if hit.number else ""
    pages = console.word("on-page", page=_ranges(hit.pages)) if hit.pages else ""
    where = (hit.date, hit.issue, issue, hit.section, hit.organisation, pages, hit.id)
    console.say(f"{number}. {_shown(hit.title)}")
    console.say(f"   {escaped('  '.join(filter(None, where)))}")
    console.say(f"   {_shown(hit.snippet)}")


def _shown(pieces: tuple[Marked, ...]) -> str:
    """Return pieces of text, those that were looked for bold, or in 【】 where nothing is bold."""
    return "".join(_bold(escaped(p.text)) if p.found else escaped(p.text) for p in pieces)


def _bold(text: str) -> str:
    return click.style(text, bold=True, fg="red") if sys.stdout.isatty() else f"【{text}】"


def _ranges(pages: tuple[int, ...]) -> str:
    """Return page numbers as ranges: 3–5, 8."""
    ranges: list[list[int]] = []
    for page in pages:
        if ranges and ranges[-1][1] == page - 1:
            ranges[-1][1] = page
        else:
            ranges.append([page, page])
    return ", ".join(f"{a}" if a == b else f"{a}–{b}" for a, b in ranges)
