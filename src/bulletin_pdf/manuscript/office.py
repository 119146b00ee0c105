"""LibreOffice for the formats of old word processors: without macros, network and a profile."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from bulletin_pdf.errors import DependencyMissing, Place, SourceError

TIMEOUT = 120
"""Seconds; a bulletin takes three."""

_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + "".join(
        f'<item oor:path="{_SCRIPTING}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for name, value in (
            ("MacroSecurityLevel", "3"),
            ("DisableMacrosExecution", "true"),
            ("BlockUntrustedRefererLinks", "true"),
        )
    )
    + "</oor:items>\n"
)


def office_program() -> str | None:
    """Return where LibreOffice is; None when it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def converted(raw: bytes, file: str, kind: str, timeout: float = TIMEOUT) -> bytes:
    """Return a document as .docx.

    Args:
        raw: its bytes.
        file: its name as the user gave it.
        kind: its extension by its bytes: doc, rtf, odt.
        timeout: seconds after which LibreOffice is stopped.

    Raises:
        DependencyMissing: there is no LibreOffice.
        SourceError: it could not read the document, or took too long.
    """
    program = office_program()
    if program is None:
        raise DependencyMissing.of("import-office-missing", Place(file), kind=kind)
    with tempfile.TemporaryDirectory(prefix="bulletin-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "profile" / "user").mkdir(parents=True)
        (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
        source = folder / f"manuscript.{kind}"
        source.write_bytes(raw)
        command = [
            *_without_network(), program, f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless", "--norestore", "--nolockcheck", "--convert-to", "docx:MS Word 2007 XML",
            "--outdir", str(folder / "out"), str(source),
        ]  # fmt: skip
        _run(command, folder, file, timeout)
        result = folder / "out" / "manuscript.docx"
        if not result.is_file():
            raise SourceError.of("import-office-failed", Place(file))
        return result.read_bytes()


def _run(command: list[str], folder: Path, file: str, timeout: float) -> None:
    # A session of its own, so that soffice's children can be stopped with it.
    environment = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder)}
    # Setting pages hides the system's fonts from this process; without any, LibreOffice ends.
    environment.pop("FONTCONFIG_FILE", None)
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=environment, cwd=folder, start_new_session=True,
    )  # fmt: skip
    try:
        process.wait(timeout)
    except subprocess.TimeoutExpired as error:
        raise SourceError.of("import-office-slow", Place(file), limit=round(timeout)) from error
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@cache
def _without_network() -> tuple[str, ...]:
    """Return what runs a command without network, where the system lets us."""
    program = shutil.which("unshare")
    for options in (("-n",), ("-r", "-n")):
        if program is not None:
            tried = subprocess.run([program, *options, "true"], capture_output=True, check=False)
            if tried.returncode == 0:
                return (program, *options)
    return ()
