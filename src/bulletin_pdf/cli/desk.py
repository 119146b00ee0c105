"""The editor's commands: from manuscripts to an issue."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bulletin_pdf.cli.console import Console, speaking
from bulletin_pdf.cli.report import escaped

if TYPE_CHECKING:
    from bulletin_pdf.manuscript import Imported


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="本期文件（.yaml）"
)
@click.option("--fix", is_flag=True, help="按文字检查有把握的规则改正，逐处列出")
@click.option("--strict", is_flag=True, help="有存疑之处就不写出")
@speaking
def import_(
    console: Console, files: tuple[Path, ...], output: Path, *, fix: bool, strict: bool
) -> None:
    """从稿件生成本期文件。 / Make an issue file of manuscripts.

    稿件可以是 txt、md、docx、doc、wps、rtf、odt、html，或它们的文件夹、zip。
    """
    from bulletin_pdf.manuscript import Fate
    from bulletin_pdf.pipeline.importing import import_files

    done = import_files(files, output, console.language, fix=fix, strict=strict)
    for row in review_lines(console, done.imported):
        console.say(row)
    console.report(done.diagnostics)
    account, issue = done.imported.account, done.imported.issue
    counts = {fate.value: account.count(fate) for fate in Fate}
    console.say(console.word("accounted", total=account.total, **counts))
    articles = len(issue.articles) if issue else 0
    doubts = len(done.imported.doubts)
    console.say(console.word("imported", path=output, articles=articles, doubts=doubts))


@click.group()
def organisations() -> None:
    """单位名录。 / The organisations that the project knows."""


@organisations.command()
@click.argument("issues", nargs=-1, required=True, type=click.Path(path_type=Path))
@speaking
def learn(console: Console, issues: tuple[Path, ...]) -> None:
    """把各期的供稿单位记入 organisations.yaml。 / Learn the organisations that signed articles."""
    from bulletin_pdf.pipeline.importing import learn_organisations

    path, count, new = learn_organisations(issues)
    console.say(console.word("learned", path=path.name, count=count, new=new))


def review_lines(console: Console, imported: Imported) -> list[str]:
    """Return the review: line, what it was taken as, how surely; doubtful lines are marked.

    Of several files each is named above its lines.
    """
    doubtful = {(d.where.file, d.where.line) for _, d in imported.doubts if d.where}
    several = len({line.file for line in imported.account.lines}) > 1
    shown, file = [], ""
    for row in imported.rows:
        line = imported.account.lines[row.line]
        if several and line.file != file:
            file = line.file
            shown.append(f"{escaped(file)}:")
        mark = "？" if (line.file, line.number) in doubtful else "　"
        kind = console.word(f"review-{row.kind}")
        shown.append(
            f"{mark}{line.number:>5}  {row.confidence:>4.0%}  {kind:<4}  {escaped(row.text)}"
        )
    return shown
