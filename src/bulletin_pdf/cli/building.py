"""``build``: one issue with its stages on show, or many with workers."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from bulletin_pdf.cli.console import Console, speaking
from bulletin_pdf.cli.interruption import answered
from bulletin_pdf.cli.progress import bar, progress
from bulletin_pdf.cli.shop import Wishes, cache_of, press_options, wishes_of
from bulletin_pdf.cli.tally import Tally, name_files
from bulletin_pdf.errors import BulletinError, Diagnostic, ExitCode, Place, Severity, UsageError

if TYPE_CHECKING:
    from bulletin_pdf.pipeline.requests import Request
    from bulletin_pdf.pipeline.workers import Workers

_PATH = click.Path(path_type=Path)


class Crowd(TypedDict):
    """Where a batch is set: options of ``build``."""

    jobs: int | None
    cluster: str | None
    cluster_ca: Path | None
    cluster_cert: Path | None
    cluster_key: Path | None


class Options(Wishes, Crowd):
    """The shop's and the batch's options of ``build`` together."""


@click.command()
@click.argument("issues", nargs=-1, required=True, type=_PATH)
@click.option("-o", "--output", type=_PATH, help="输出文件夹（默认 out）")
@click.option(
    "--for", "targets", multiple=True, type=click.Choice(["press", "proof", "archive"]),
    help="press 印刷版（默认）、proof 校样、archive 存档；可重复",
)  # fmt: skip
@click.option(
    "--pdfa", type=click.Choice(["3u", "2u"]), default="3u", show_default=True,
    help="存档用 PDF/A：3u 附有源文件，2u 没有附件",
)  # fmt: skip
@click.option(
    "--fit", "pages", type=click.IntRange(0), metavar="页数",
    help="正好排满几页；0 不适配，哪怕本期文件写了 fit",
)  # fmt: skip
@click.option(
    "-j", "--jobs", type=click.IntRange(1), envvar="BULLETIN_JOBS", metavar="个数",
    help="同时排几期（默认按处理器个数；1 是逐期排）",
)  # fmt: skip
@click.option(
    "--cluster", envvar="BULLETIN_CLUSTER", metavar="tls://主机:端口", help="交给 dask 集群去排"
)
@click.option("--cluster-ca", type=_PATH, envvar="BULLETIN_CLUSTER_CA", help="集群：CA 证书")
@click.option("--cluster-cert", type=_PATH, envvar="BULLETIN_CLUSTER_CERT", help="集群：本机证书")
@click.option("--cluster-key", type=_PATH, envvar="BULLETIN_CLUSTER_KEY", help="集群：本机私钥")
@press_options
@speaking
def build(
    console: Console,
    issues: tuple[Path, ...],
    output: Path | None,
    targets: tuple[str, ...],
    pdfa: str,
    pages: int | None,
    **options: Unpack[Options],
) -> ExitCode:
    """排版：生成 PDF。 / Build the PDF of issues."""
    from bulletin_pdf.archive.filing import Filing, Level
    from bulletin_pdf.pipeline.requests import Request
    from bulletin_pdf.pipeline.targets import Target

    _distinct(issues)
    wanted = tuple(Target(t) for t in targets or ("press",))
    filing, cache = Filing(Level(pdfa)), cache_of(options)
    request = Request(wanted, output, pages, wishes_of(options), filing, cache)
    if len(issues) > 1 or options["cluster"]:
        return _build_many(console, issues, request, options)
    from bulletin_pdf.pipeline.build import build_as

    with progress(console) as shown:
        built = build_as(issues[0], request, shown)
    console.report(built.diagnostics)
    name_files(console, built)
    return ExitCode.FINDINGS if built.is_faulty else ExitCode.OK


def _build_many(
    console: Console, issues: Sequence[Path], request: Request, crowd: Crowd
) -> ExitCode:
    from bulletin_pdf.pipeline.batch import build_all

    tally = Tally(console, issues)
    stopped: BulletinError | KeyboardInterrupt | None = None
    try:
        with (
            _workers(crowd, len(issues)) as workers,
            bar(console, console.word("building")) as moved,
            _answering(),
        ):
            for outcome in build_all(issues, request, workers):
                tally.add(outcome)
                if moved is None:
                    tally.tell_ready()
                else:
                    moved(tally.ended, len(issues))
    except (BulletinError, KeyboardInterrupt) as error:
        stopped = error
    return tally.close(stopped)


@contextlib.contextmanager
def _answering() -> Iterator[None]:
    """Let Ctrl-C end the workers in peace; it is not raised again meanwhile."""
    try:
        yield
    except KeyboardInterrupt:
        answered()
        raise


def _workers(crowd: Crowd, issues: int) -> contextlib.AbstractContextManager[Workers]:
    from bulletin_pdf.pipeline.workers import here, processes, usual_count

    if crowd["cluster"]:
        return _cluster(crowd["cluster"], crowd)
    count = min(crowd["jobs"] or usual_count(issues), issues)
    return contextlib.nullcontext(here()) if count == 1 else processes(count)


def _cluster(address: str, crowd: Crowd) -> contextlib.AbstractContextManager[Workers]:
    from bulletin_pdf.pipeline.cluster import Credentials, cluster

    ca, cert, key = crowd["cluster_ca"], crowd["cluster_cert"], crowd["cluster_key"]
    if ca is None or cert is None or key is None:
        given = {"--cluster-ca": ca, "--cluster-cert": cert, "--cluster-key": key}
        missing = " ".join(name for name, path in given.items() if path is None)
        raise UsageError.of("cluster-credentials", None, names=missing)
    return cluster(address, Credentials(ca, cert, key))


def _distinct(issues: Sequence[Path]) -> None:
    """Refuse two issues with one id, whose outputs would overwrite each other."""
    seen: dict[str, Path] = {}
    for path in issues:
        first = seen.setdefault(path.stem.casefold(), path)
        if first is not path:
            place = Place(str(path))
            values = {"name": path.stem, "other": str(first)}
            raise UsageError(Diagnostic("id-duplicate", Severity.ERROR, place, values))
