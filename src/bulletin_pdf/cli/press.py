"""The commands for the print shop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bulletin_pdf.cli.console import Console, speaking
from bulletin_pdf.errors import ExitCode, Severity

if TYPE_CHECKING:
    from bulletin_pdf.pipeline.preflight import Preflighted


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--profile", help="预检配置：名称或 .yaml 文件 / preflight profile, name or file")
@click.option("--plates", is_flag=True, help="用 Ghostscript 分色检查 / check the plates, too")
@click.option(
    "--html", "report", type=click.Path(path_type=Path), help="写出 HTML 报告 / write a report"
)
@speaking
def preflight(
    console: Console, file: Path, profile: str | None, plates: bool, report: Path | None
) -> ExitCode:
    """印前检查：任何 PDF 能不能付印。 / Check whether any PDF is fit for the press."""
    from bulletin_pdf.pipeline.preflight import preflight as check

    result = check(file, profile, project=Path.cwd(), plates=plates, report=report)
    console.report(result.findings)
    _tell(console, result)
    if report is not None:
        console.say(console.word("written", path=report))
    return ExitCode.OK if result.passes else ExitCode.FINDINGS


def _tell(console: Console, result: Preflighted) -> None:
    for page in result.pages:
        shares = "  ".join(f"{plate} {share:.2f}%" for plate, share in page.coverage.items())
        most = f"{page.heaviest:.0f}"
        console.say(console.word("preflight-plates", page=page.number, shares=shares, most=most))
    count = sum(finding.severity is Severity.ERROR for finding in result.findings)
    key = "preflight-passed" if result.passes else "preflight-failed"
    name, profile = result.inspection.name, result.inspection.profile
    console.say(console.word(key, name=name, profile=profile, count=count))
