"""The commands of the copy-editor's desk: lint, stat, diff."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bulletin_pdf.cli.console import Console, speaking
from bulletin_pdf.cli.report import escaped
from bulletin_pdf.errors import BulletinError, ExitCode, UsageError

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("files", nargs=-1, type=_FILE, metavar="ISSUE|MANUSCRIPT…")
@click.option("--fix", is_flag=True, help="改正有把握的 / mend what is certain")
@click.option("--unsafe", is_flag=True, help="连需要看一眼的也改 / mend also what needs a look")
@click.option("--diff", "dry", is_flag=True, help="只显示会怎样改，不写文件 / show, write nothing")
@click.option("--select", default="", help="只用这些规则，如 Z001,Z2 / only these rules")
@click.option("--ignore", default="", help="不用这些规则 / without these rules")
@click.option("--explain", metavar="Z001|all", help="说明一条规则 / explain a rule")
@speaking
def lint(
    console: Console,
    files: tuple[Path, ...],
    fix: bool,
    unsafe: bool,
    dry: bool,
    select: str,
    ignore: str,
    explain: str | None,
) -> ExitCode:
    """按国家标准检查文字，可改正。 / Check a text after the national standards, and mend it."""
    from bulletin_pdf.cli.rules import explained
    from bulletin_pdf.pipeline.linting import Choice, lint_file

    if explain is not None:
        for line in explained(explain, console.language):
            console.say(line)
        return ExitCode.OK
    if not files:
        raise UsageError.of("lint-no-files")
    choice = Choice(_codes(select), _codes(ignore), fix, unsafe, dry)
    code = ExitCode.OK
    for path in files:
        try:
            linted = lint_file(path, choice)
        except BulletinError as error:
            code = max(code, console.fail(error))
            continue
        for line in linted.diff:
            console.say(escaped(line))
        console.report(linted.diagnostics)
        done = "lint-would-mend" if dry else "lint-mended"
        console.say(console.word("lint-found", path=path, count=len(linted.diagnostics)))
        if linted.mended:
            console.say(console.word(done, path=path, count=linted.mended))
        if linted.failed:
            code = max(code, ExitCode.FINDINGS)
    return code


@click.command()
@click.argument("issues", nargs=-1, required=True, type=_FILE)
@click.option("--articles", is_flag=True, help="按篇列出，不按单位 / by article")
@click.option("--csv", "csv_file", type=_FILE, help="另存为 CSV（Excel 可读）/ also as CSV")
@speaking
def stat(
    console: Console,
    issues: tuple[Path, ...],
    articles: bool,
    csv_file: Path | None,
) -> ExitCode:
    """统计字数和各单位采用篇数。 / Count characters and contributions by organisation."""
    from bulletin_pdf.cli.tables import as_csv, as_table, stat_rows
    from bulletin_pdf.files import write_atomically
    from bulletin_pdf.pipeline.editing import read_counts

    code, counts = ExitCode.OK, []
    for path in issues:
        try:
            counts += read_counts(path)
        except BulletinError as error:
            code = max(code, console.fail(error))
    rows = stat_rows(counts, console.word, by_article=articles)
    for line in as_table(rows):
        console.say(line)
    if csv_file is not None:
        write_atomically(csv_file, as_csv(rows))
        console.say(console.word("written", path=csv_file))
    return code


@click.command()
@click.argument("old", type=_FILE)
@click.argument("new", type=_FILE)
@click.option("--html", type=_FILE, help="写成红线稿（三审三校用） / write a redline page")
@speaking
def diff(console: Console, old: Path, new: Path, html: Path | None) -> None:
    """比较一期的两个版本，逐篇逐句。 / Compare two versions of an issue by sentence."""
    from bulletin_pdf.cli.changes import change_lines, change_words
    from bulletin_pdf.editing import redline
    from bulletin_pdf.files import write_atomically
    from bulletin_pdf.pipeline.editing import compare_files

    compared = compare_files(old, new)
    words = change_words(console.language)
    for line in change_lines(compared, words, colour=sys.stdout.isatty()):
        console.say(line)
    if html is not None:
        page = redline(compared, old.name, new.name, words, language=console.language)
        write_atomically(html, page.encode())
        console.say(console.word("written", path=html))


def _codes(names: str) -> tuple[str, ...]:
    return tuple(
        name.strip().upper() for name in names.replace("，", ",").split(",") if name.strip()
    )
