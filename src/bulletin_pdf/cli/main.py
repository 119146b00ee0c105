"""The commands.  Each imports its stage when it runs, so that ``--help`` is instant."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

import click

import bulletin_pdf
from bulletin_pdf.cli.console import Console, speaking
from bulletin_pdf.cli.groups import LateGroup
from bulletin_pdf.cli.mistakes import language_of, mistake_of
from bulletin_pdf.errors import BulletinError, ExitCode, Severity, worst

_COMMANDS = {
    "build": "building:build",
    "cache": "cache:cache_",
    "deliver": "shop:deliver",
    "diff": "editing:diff",
    "import": "desk:import_",
    "impose": "shop:impose",
    "lint": "editing:lint",
    "organisations": "desk:organisations",
    "preflight": "press:preflight",
    "stat": "editing:stat",
    "watch": "watching:watch",
}
_IN_THE_ARCHIVE = {
    "add": "shelf:add",
    "audit": "shelf:audit",
    "catalogue": "finding:catalogue",
    "export": "finding:export",
    "list": "finding:list_",
    "rebuild": "shelf:rebuild",
    "search": "finding:search",
    "show": "finding:show",
    "site": "finding:site",
    "verify": "shelf:verify",
}
"""Commands that lie in modules of their own: their names → where they are."""

_SIGNS = {None: "✓", Severity.ERROR: "✗", Severity.WARNING: "!", Severity.NOTE: "✓"}
"""What the doctor puts before a line."""

_ISSUES = click.argument("issues", nargs=-1, required=True, type=click.Path(path_type=Path))


@click.group(
    cls=LateGroup,
    late=_COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(bulletin_pdf.__version__, message="bulletin-pdf %(version)s")
def bulletin() -> None:
    """把简报（YAML）排成可付印的 PDF。

    Typeset Chinese bulletins: issue YAML in, print-ready PDF out.
    """


@bulletin.command()
@_ISSUES
@speaking
def check(console: Console, issues: tuple[Path, ...]) -> ExitCode:
    """检查本期文件，不排版。 / Check issue files without building them."""
    from bulletin_pdf.pipeline.checking import check as check_issue

    code = ExitCode.OK
    for path in issues:
        try:
            checked = check_issue(path)
        except BulletinError as error:
            code = max(code, console.fail(error))
            continue
        console.report(checked.diagnostics)
        console.say(console.word("fine", path=path))
    return code


@bulletin.command()
@click.argument("issue", type=click.Path(path_type=Path))
@click.option("--page", type=click.IntRange(1), help="只看这一页")
@speaking
def explain(console: Console, issue: Path, page: int | None) -> None:
    """逐行说明：哪里压缩、哪里拉开、为何在此换行。 / Explain how each line was set."""
    from bulletin_pdf.cli.explaining import explained
    from bulletin_pdf.pipeline.making import explain as explain_issue

    for row in explained(explain_issue(issue), console.language, page):
        console.say(row)


@bulletin.command()
@click.argument("name")
@click.option("--to", "folder", type=click.Path(path_type=Path), help="文件夹（默认 issues）")
@speaking
def new(console: Console, name: str, folder: Path | None) -> None:
    """生成一份样稿。 / Write a specimen issue to start from."""
    from bulletin_pdf.pipeline.specimen import write_specimen

    here = Path("issues") if Path("issues").is_dir() else Path()
    console.say(console.word("written", path=write_specimen(name, folder or here)))


@bulletin.command()
@speaking
def schema(console: Console) -> None:
    """输出本期文件的 JSON Schema。 / Print the JSON Schema of issue files."""
    import json

    from bulletin_pdf.model import issue_schema

    console.say(json.dumps(issue_schema(), ensure_ascii=False, indent=2))


@bulletin.command()
@speaking
def fonts(console: Console) -> ExitCode:
    """列出字体：角色、字族、许可、字数、校验。 / List the fonts and verify them."""
    from bulletin_pdf.cli.listings import font_lines

    lines, problems = font_lines(console)
    for line in lines:
        console.say(line)
    console.report(problems)
    return ExitCode.DEPENDENCY if problems else ExitCode.OK


@bulletin.group(invoke_without_command=True)
@speaking
def layouts(console: Console) -> None:
    """列出版式和选项；new 复制一个来改。 / List the layouts and their options, or copy one."""
    if click.get_current_context().invoked_subcommand is not None:
        return
    from bulletin_pdf.cli.listings import layout_lines

    for line in layout_lines(console):
        console.say(line)


@layouts.command("new")
@click.argument("name")
@click.option("--from", "source", default="jianbao", show_default=True, help="从哪个版式复制")
@speaking
def new_layout(console: Console, name: str, source: str) -> None:
    """复制一个版式到 layouts 文件夹。 / Copy a layout to start from."""
    from bulletin_pdf.cli.shop import short
    from bulletin_pdf.pipeline.copying import copy_layout

    folder = copy_layout(name, source, Path.cwd())
    console.say(console.word("written", path=short(folder)))


@bulletin.group(cls=LateGroup, late=_IN_THE_ARCHIVE)
def archive() -> None:
    """档案：入库、查找、核对、重建。 / Deposit issues, find, verify and rebuild them."""


@bulletin.command()
@speaking
def doctor(console: Console) -> ExitCode:
    """检查安装：版本、系统库、字体，缺什么、怎么装。 / Tell what is installed or missing."""
    from bulletin_pdf.pipeline.doctor import diagnose

    findings = diagnose(Path.cwd())
    for finding in findings:
        severity = finding.problem.severity if finding.problem else None
        console.say(f"{_SIGNS[severity]} {finding.name:<16}{finding.value}")
    problems = [finding.problem for finding in findings if finding.problem]
    console.report(problems)
    if worst(problems) is Severity.ERROR:
        return ExitCode.DEPENDENCY
    console.say(console.word("some-missing" if problems else "all-well"))
    return ExitCode.OK


@bulletin.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@speaking
def completion(console: Console, shell: str) -> None:
    """输出命令补全脚本。 / Print the script that completes commands in a shell."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is not None:
        console.say(kind(bulletin, {}, "bulletin", "_BULLETIN_COMPLETE").source())


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code; UTF-8 in and out under any locale."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        code = bulletin.main(arguments, "bulletin", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.ClickException as error:
        asked = sys.argv[1:] if arguments is None else arguments
        console = Console(language_of(asked), as_json="--json" in asked)
        code = console.fail(mistake_of(error))
        console.close()
        return code
    except (KeyboardInterrupt, click.Abort) as error:
        return Console().fail(error)
    return int(code or 0)
