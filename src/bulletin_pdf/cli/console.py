"""Where words go: results to standard output, everything else to standard error."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

import click

from bulletin_pdf.cli.interruption import answered
from bulletin_pdf.cli.report import as_json, render
from bulletin_pdf.cli.words import word
from bulletin_pdf.errors import (
    BulletinError,
    Diagnostic,
    ExitCode,
    Interrupted,
    Language,
    OutputError,
    RenderError,
    Severity,
)

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(slots=True)
class Console:
    """How this run speaks, and what it has to say at its end.

    Attributes:
        language: language of messages.
        quiet: only errors are printed.
        as_json: diagnostics go to standard output as JSON, and nothing else does.
        debug: show tracebacks.
    """

    language: Language = Language.ZH
    quiet: bool = False
    as_json: bool = False
    debug: bool = False
    _found: list[Diagnostic] = field(default_factory=list)

    def say(self, text: str) -> None:
        """Print a result, unless the run is quiet or speaks JSON."""
        if not self.quiet and not self.as_json:
            _print(text)

    def word(self, key: str, **values: object) -> str:
        """Return a phrase of the command line in this run's language."""
        return word(key, self.language, **values)

    def report(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Print diagnostics, or keep them for the JSON at the end."""
        self._found += diagnostics
        shown = [d for d in diagnostics if not self.quiet or d.severity is Severity.ERROR]
        if shown and not self.as_json:
            colour = sys.stderr.isatty()
            click.echo(render(shown, self.language, colour=colour), err=True, color=colour)

    def fail(self, error: BaseException) -> ExitCode:
        """Report an exception and return its exit code; a traceback only with ``--debug``."""
        if self.debug:
            traceback.print_exception(error)
        if isinstance(error, KeyboardInterrupt | click.Abort):
            answered()
        known = as_ours(error)
        self.report(known.diagnostics)
        return known.exit_code

    def close(self) -> None:
        """Print what was kept for the end."""
        if self.as_json:
            found = as_json(self._found, self.language)
            self.as_json = False  # should it fail, then in words
            _print(json.dumps(found, ensure_ascii=False, indent=2))


def as_ours(error: BaseException) -> BulletinError:
    """Return an exception as one that can be reported."""
    if isinstance(error, BulletinError):
        return error
    if isinstance(error, KeyboardInterrupt | click.Abort):
        return Interrupted.of("interrupted")
    if isinstance(error, MemoryError):
        return RenderError.of("out-of-memory")
    return RenderError.of("bug", None, reason=f"{type(error).__name__}: {error}"[:300])


def _print(text: str) -> None:
    """Write a result to standard output, which may be a file on a full disk."""
    try:
        click.echo(text)
    except OSError as error:
        _drop_output()
        reason = error.strerror or str(error)
        raise OutputError.of("output-unwritable", None, name="stdout", reason=reason) from error


def _drop_output() -> None:
    """Let what is left in the buffer go nowhere, or the interpreter would try again at its end."""
    with contextlib.suppress(OSError, ValueError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def speaking(command: Command) -> Command:
    """Give a command the options of every command, and a ``console`` argument for them.

    The command returns its exit code, or None for success.
    """

    @click.option(
        "--lang", type=click.Choice(["zh", "en"]), default="zh", envvar="BULLETIN_LANG",
        help="提示的语言 / language of messages",
    )  # fmt: skip
    @click.option("--quiet", is_flag=True, help="只显示错误 / errors only")
    @click.option("--json", "json_", is_flag=True, help="以 JSON 输出诊断 / diagnostics as JSON")
    @click.option("--debug", is_flag=True, help="出错时显示调用栈 / show tracebacks")
    @wraps(command)
    def wrapped(
        *args: Any,  # noqa: ANN401 - click decides
        lang: str,
        quiet: bool,
        json_: bool,
        debug: bool,
        **options: Any,  # noqa: ANN401
    ) -> ExitCode:
        console = Console(Language(lang), quiet, json_, debug)
        try:
            code = command(console, *args, **options) or ExitCode.OK
        except (Exception, KeyboardInterrupt) as error:  # the last resort
            code = console.fail(error)
        try:
            console.close()
        except OutputError as error:
            code = console.fail(error)
        return ExitCode(code)

    return wrapped  # type: ignore[return-value]
