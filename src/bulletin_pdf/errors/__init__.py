"""What can go wrong, in one currency: diagnostics, exceptions and exit codes.

The tree of exceptions (each carries the process's ``exit_code``)::

    BulletinError
    ├── FindingsError      1   check, lint or preflight found errors
    ├── UsageError         2   the command line is wrong
    ├── SourceError       65   an issue file is wrong
    ├── InputMissing      66   a named file is not there
    ├── DependencyMissing 69   a font, profile, library or program is missing
    ├── RenderError       70   rendering failed
    ├── OutputError       73   an output could not be written
    ├── ArchiveError      74   a deposit is damaged
    ├── LayoutError       78   a layout is wrong
    └── Interrupted      130   the user pressed Ctrl-C

Checks *return* diagnostics, all of them, in source order; only ``pipeline`` raises.
"""

from bulletin_pdf.errors.diagnostic import Diagnostic, Place, Severity, Value, worst
from bulletin_pdf.errors.exceptions import (
    ArchiveError,
    BulletinError,
    DependencyMissing,
    ExitCode,
    FindingsError,
    InputMissing,
    Interrupted,
    LayoutError,
    OutputError,
    RenderError,
    SourceError,
    UsageError,
)
from bulletin_pdf.errors.messages import Language, hint_of, message_of

__all__ = [
    "ArchiveError",
    "BulletinError",
    "DependencyMissing",
    "Diagnostic",
    "ExitCode",
    "FindingsError",
    "InputMissing",
    "Interrupted",
    "Language",
    "LayoutError",
    "OutputError",
    "Place",
    "RenderError",
    "Severity",
    "SourceError",
    "UsageError",
    "Value",
    "hint_of",
    "message_of",
    "worst",
]
