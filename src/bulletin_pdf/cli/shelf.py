"""``archive add``, ``verify``, ``audit`` and ``rebuild``."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bulletin_pdf.cli.console import Console, speaking
from bulletin_pdf.cli.progress import bar, progress
from bulletin_pdf.cli.report import escaped
from bulletin_pdf.errors import (
    BulletinError,
    Diagnostic,
    ExitCode,
    InputMissing,
    Language,
    Place,
    Severity,
    UsageError,
    message_of,
    worst,
)

if TYPE_CHECKING:
    from bulletin_pdf.pipeline.rebuilding import Rebuilt

_PATH = click.Path(path_type=Path)
_FROM = click.option(
    "--from", "archive", type=_PATH, default="archive", show_default=True,
    envvar="BULLETIN_ARCHIVE", help="档案库文件夹",
)  # fmt: skip
_VERSION = click.option("--version", "number", type=click.IntRange(1), help="第几版（默认最新）")


@click.command()
@click.argument("issues", nargs=-1, required=True, type=_PATH)
@click.option(
    "--to", "archive", type=_PATH, default="archive", show_default=True,
    envvar="BULLETIN_ARCHIVE", help="档案库文件夹，没有就建立",
)  # fmt: skip
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help="入库日期（默认今天）")
@click.option("--code", default="", help="档号")
@click.option("--retention", default="", help="保管期限，如 永久、30年")
@speaking
def add(
    console: Console,
    issues: tuple[Path, ...],
    archive: Path,
    date: datetime.datetime | None,
    code: str,
    retention: str,
) -> ExitCode:
    """入库：本期文件、带源文件的存档 PDF，或已入库的包。 / Deposit issues, or what carries them."""
    from bulletin_pdf.archive.filing import Filing
    from bulletin_pdf.pipeline.accession import accession

    if code and len(issues) > 1:
        raise UsageError.of("code-for-several")
    ended, deposited = ExitCode.OK, False
    filing = Filing(code=code, retention=retention)
    for path in issues:
        try:
            with progress(console) as shown:
                done = accession(path, archive, (date or _today()).date(), filing, shown)
        except BulletinError as error:
            ended = max(ended, console.fail(error))
            continue
        console.report(done.diagnostics)
        console.say(console.word("deposited", path=escaped(str(done.path))))
        deposited = True
    if deposited:
        _catalogue(console, archive)
    return ended


def _catalogue(console: Console, archive: Path) -> None:
    """Enter deposits into the catalogue, so that a copy on a read-only disk has them, too."""
    from bulletin_pdf.pipeline.finding import opened

    try:
        with bar(console, console.word("cataloguing")) as step, opened(archive, step) as found:
            console.report(found.warnings)
    except BulletinError as error:
        cause = message_of(error.diagnostics[0], console.language)
        later = Diagnostic("catalogue-later", Severity.WARNING, None, {"cause": cause})
        console.report([later])


@click.command()
@click.argument("what", metavar="ID|包")
@_FROM
@_VERSION
@speaking
def verify(console: Console, what: str, archive: Path, number: int | None) -> ExitCode:
    """核对一个档案包：文件齐全、未变，PDF/A 合格。 / Verify a bag and its PDF/A."""
    from bulletin_pdf.pipeline.auditing import verify as verify_bag

    bag = Path(what) if "/" in what or "\\" in what else _bag(archive, what, number)
    damage, judged = verify_bag(bag)
    console.report(damage)
    if worst(damage) is Severity.ERROR:
        return ExitCode.ARCHIVE
    if judged is None:
        console.say(console.word("bag-whole", path=bag))
        return ExitCode.OK
    console.report(judged.found)
    for name in judged.absent:
        console.say(console.word("checker-absent", name=name))
    if judged.found:
        return ExitCode.FINDINGS
    console.say(console.word("verified", path=bag, checkers=_list(console, judged.checkers)))
    return ExitCode.OK


@click.command()
@_FROM
@click.option(
    "--sample", type=click.FloatRange(0, 100, min_open=True), default=100.0, metavar="百分比",
    help="只抽查百分之几的文件；缺少和多出的总会查到",
)  # fmt: skip
@click.option("--report", "target", type=_PATH, help="把结果写成 JSON")
@speaking
def audit(console: Console, archive: Path, sample: float, target: Path | None) -> ExitCode:
    """固化校验：重算全部文件的校验值。 / Hash everything in an archive again."""
    from bulletin_pdf.pipeline.auditing import audit as audit_archive
    from bulletin_pdf.pipeline.auditing import write_report

    today = _today().date().isoformat()
    with bar(console, console.word("auditing")) as step:
        audited = audit_archive(archive, sample, today, step)
    if target is not None:
        write_report(audited, archive, target, today)
    console.report(audited.found)
    damage = worst(audited.found) is Severity.ERROR
    megabytes = audited.size / 1_000_000
    console.say(
        console.word(
            "audited", bags=audited.bags, files=audited.files, size=f"{megabytes:.1f}",
            found=len(audited.found),
        )
    )  # fmt: skip
    return ExitCode.ARCHIVE if damage else ExitCode.OK


@click.command()
@click.argument("what", metavar="ID|PDF")
@_FROM
@_VERSION
@click.option("--toolchain", type=_PATH, help="重建单个 PDF 时所用的公共材料包")
@click.option("-o", "--output", type=_PATH, help="把重建的 PDF 写到这里")
@speaking
def rebuild(
    console: Console,
    what: str,
    archive: Path,
    number: int | None,
    toolchain: Path | None,
    output: Path | None,
) -> ExitCode:
    """只用存档重建 PDF，并与原件比较。 / Make a PDF again from its deposit, and compare."""
    from bulletin_pdf.files import write_atomically
    from bulletin_pdf.pipeline.rebuilding import rebuild_bag, rebuild_pdf

    with progress(console) as shown:
        if toolchain is not None:
            rebuilt = rebuild_pdf(Path(what), toolchain, shown)
        elif what.lower().endswith(".pdf"):
            raise UsageError.of("toolchain-needed", None)
        else:
            rebuilt = rebuild_bag(_bag(archive, what, number), shown)
    console.report(rebuilt.found)
    if output is not None:
        write_atomically(output, rebuilt.pdf)
        console.say(console.word("written", path=output))
    for line in _compared(console, rebuilt):
        console.say(line)
    return ExitCode.OK if rebuilt.same else ExitCode.FINDINGS


def _bag(archive: Path, issue_id: str, number: int | None) -> Path:
    from bulletin_pdf.archive.places import deposit_path, versions
    from bulletin_pdf.model import issue_id_of

    try:
        issue_id = issue_id_of(issue_id)
    except ValueError as error:
        raise UsageError.of("id-wrong", None, name=issue_id) from error
    known = versions(archive, issue_id)
    if not known or (number is not None and number not in known):
        raise InputMissing.of("deposit-missing", Place(str(archive)), name=issue_id)
    return deposit_path(archive, issue_id, number or known[-1])


def _compared(console: Console, rebuilt: Rebuilt) -> list[str]:
    """Say what came out the same, and where not, what differs and with which programs."""
    lines = [
        console.word("rebuilt-same" if same else "rebuilt-differs", target=target)
        for target, same in rebuilt.identical.items()
    ]
    if rebuilt.compared:
        of = _list(console, [console.word(f"compared-{name}") for name in rebuilt.compared])
        if rebuilt.pages is None:
            lines.append(console.word("rebuilt-pages-more"))
        elif rebuilt.pages:
            pages = ", ".join(map(str, rebuilt.pages))
            lines.append(console.word("rebuilt-pages-differ", of=of, pages=pages))
        else:
            lines.append(console.word("rebuilt-pages-same", of=of))
    lines += [
        console.word("tool-differs", name=name, then=then, now=now)
        for name, (then, now) in rebuilt.tools.items()
    ]
    return [escaped(line) for line in lines]


def _list(console: Console, names: Sequence[str]) -> str:
    return (", " if console.language is Language.EN else "、").join(names)


def _today() -> datetime.datetime:
    return datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8)))
