"""The exceptions of the product; each knows its exit code."""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar, Self

from bulletin_pdf.errors.diagnostic import Diagnostic, Place, Severity, Value


class ExitCode(IntEnum):
    """Exit codes of the command line, after BSD ``sysexits.h`` where it has one."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    SOURCE = 65
    INPUT_MISSING = 66
    DEPENDENCY = 69
    RENDER = 70
    OUTPUT = 73
    ARCHIVE = 74
    LAYOUT = 78
    INTERRUPTED = 130


class BulletinError(Exception):
    """Base of all expected failures.

    Attributes:
        exit_code: what the process returns.
        diagnostics: what went wrong, never empty.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.RENDER

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(*(d.code for d in diagnostics))
        self.diagnostics = diagnostics

    def __reduce__(self) -> tuple[type[Self], tuple[Diagnostic, ...]]:
        """Pickle with the diagnostics: failures travel between processes."""
        return type(self), self.diagnostics

    @classmethod
    def of(cls, code: str, where: Place | None = None, **values: Value) -> Self:
        """Make the exception from a single error of that code."""
        return cls(Diagnostic(code, Severity.ERROR, where, values))


class FindingsError(BulletinError):
    """A check, lint or preflight found errors."""

    exit_code = ExitCode.FINDINGS


class UsageError(BulletinError):
    """The command line asks for something that does not exist."""

    exit_code = ExitCode.USAGE


class SourceError(BulletinError):
    """An issue file is wrong."""

    exit_code = ExitCode.SOURCE


class InputMissing(BulletinError):  # noqa: N818 - the name is part of the documented tree
    """A file that the user named is not there."""

    exit_code = ExitCode.INPUT_MISSING


class DependencyMissing(BulletinError):  # noqa: N818 - see above
    """A font, profile, library or program is missing or does not fit."""

    exit_code = ExitCode.DEPENDENCY


class RenderError(BulletinError):
    """Rendering failed, or a bug."""

    exit_code = ExitCode.RENDER


class OutputError(BulletinError):
    """An output could not be written."""

    exit_code = ExitCode.OUTPUT


class ArchiveError(BulletinError):
    """A deposit is damaged or refused."""

    exit_code = ExitCode.ARCHIVE


class LayoutError(BulletinError):
    """A layout is wrong."""

    exit_code = ExitCode.LAYOUT


class Interrupted(BulletinError):  # noqa: N818 - see above
    """The user pressed Ctrl-C."""

    exit_code = ExitCode.INTERRUPTED
