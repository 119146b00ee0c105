"""A make-believe machine for ``scripts/setup``: its commands only take note of their calls."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from .project import ROOT

# The real commands that the scripts use; nothing else of this machine is within reach.
REAL = (
    "bash",
    "cat",
    "env",
    "flock",
    "mkdir",
    "readlink",
    "rm",
    "sed",
    "sha256sum",
    "sleep",
    "tail",
)

SONAMES = (
    "libpango-1.0.so.0",
    "libpangoft2-1.0.so.0",
    "libharfbuzz.so.0",
    "libharfbuzz-subset.so.0",
    "libfontconfig.so.1",
)

NOTE = '#!/usr/bin/env bash\nprintf "%s\\n" "${0##*/} $*" >>"$MACHINE/calls"\n'

# Every package brings every library and the module ensurepip.
APT_GET = (
    NOTE
    + """
[[ -e $MACHINE/no-network ]] && { echo "E: Could not resolve 'deb.debian.org'"; exit 100; }
[[ $* != *" install "* ]] || { cp "$MACHINE/all-libraries" "$MACHINE/libraries"
  touch "$MACHINE/ensurepip"; }
"""
)

PYTHON = """#!/usr/bin/env bash
[[ "$1 $2 $3" == "-X utf8 -I" ]] && shift 3
case $* in
  "-Sc import sys; sys.exit("*) [[ ! -e $MACHINE/old-python ]] ;;
  "-Sc import sys; print(sys.version)") echo "3.11.2" ;;
  "-Sc import sys; print("*) echo "python3.11-venv" ;;
  "-Sc import ensurepip") [[ -e $MACHINE/ensurepip ]] ;;
  "-c import pip") ;;
  "-m venv "*)
    echo "venv" >>"$MACHINE/calls"
    mkdir -p "$3/bin" "$3/lib/python3.11/site-packages"
    cp "$0" "$3/bin/python"
    cp "$MACHINE/bulletin" "$3/bin/bulletin" ;;
  "-m pip "*)
    echo "pip ${*:5}" >>"$MACHINE/calls"
    sleep "0$(cat "$MACHINE/pip-seconds" 2>/dev/null)"
    [[ ! -e $MACHINE/no-network ]] || { echo "ERROR: no network"; exit 1; } ;;
  "-m compileall "*) ;;
  *) echo "unexpected: python $*" >>"$MACHINE/calls"; exit 1 ;;
esac
"""

BULLETIN = """#!/usr/bin/env bash
printf '<%s>' "$PYTHONUTF8" "$PWD" "$@" "$(cat)"
exit 65
"""


class Machine:
    """A machine with a checkout, in folders whose names are a trial in themselves.

    Attributes:
        checkout: the folder with the scripts, the constraints and ``pyproject.toml``.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "machine"
        self.commands = self.folder / "bin"
        self.commands.mkdir(parents=True)
        self.checkout = folder / "my 简报 checkout"
        for name in REAL:
            self.commands.joinpath(name).symlink_to(found(name))
        for name in ("cp", "touch", "true"):  # for the make-believe commands themselves
            self.commands.joinpath(name).symlink_to(found(name))
        self.command("apt-get", APT_GET)
        self.command("python3", PYTHON)
        self.command("ldconfig", '#!/usr/bin/env bash\ncat "$MACHINE/libraries"\n')
        self.become_root()
        self.note("bulletin", BULLETIN).chmod(0o755)
        self.note("libraries", "")
        self.note("all-libraries", "".join(f"\t{name} (libc6) => /{name}\n" for name in SONAMES))
        self.note("calls", "")
        for name in ("src", "scripts"):
            (self.checkout / name).mkdir(parents=True)
        for name in ("scripts/setup", "scripts/bulletin", "constraints.txt", "pyproject.toml"):
            shutil.copy(ROOT / name, self.checkout / name)

    def note(self, name: str, text: str = "") -> Path:
        """Write a file that the make-believe commands look at."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def command(self, name: str, script: str) -> None:
        """Install a make-believe command."""
        path = self.commands / name
        path.write_text(script, encoding="utf-8")
        path.chmod(0o755)

    def become_root(self) -> None:
        """Let the scripts believe that root runs them."""
        self.command("id", "#!/usr/bin/env bash\necho 0\n")

    def become_user(self) -> None:
        """Let the scripts believe that an ordinary user runs them."""
        self.command("id", "#!/usr/bin/env bash\necho 1000\n")

    def have_test_programs(self) -> None:
        """Install what the suite wants as commands."""
        programs = "chromium faketime git gs java mutool openssl pdftotext qpdf soffice"
        for name in programs.split():
            self.command(name, NOTE)

    @property
    def environment(self) -> dict[str, str]:
        """Nothing but the commands, in the poorest locale and without a home."""
        return {"PATH": os.fspath(self.commands), "LANG": "C", "MACHINE": os.fspath(self.folder)}

    def start(self, *command: str | Path, cwd: Path | None = None) -> subprocess.Popen[bytes]:
        """Start one of the checkout's scripts."""
        script, *arguments = command
        return subprocess.Popen(
            [self.checkout / script, *arguments],
            cwd=cwd or self.folder,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def run(
        self, *command: str | Path, cwd: Path | None = None, given: str = ""
    ) -> tuple[int, str, str]:
        """Run one of the checkout's scripts to its end: exit code, output, messages."""
        process = self.start(*command, cwd=cwd)
        output, messages = process.communicate(given.encode(), timeout=60)
        return process.returncode, output.decode(), messages.decode()

    def calls(self) -> list[str]:
        """Return the calls noted since the last time this was asked."""
        path = self.folder / "calls"
        calls = path.read_text(encoding="utf-8").splitlines()
        path.write_text("", encoding="utf-8")
        return calls


def found(name: str) -> str:
    path = shutil.which(name)
    assert path, name
    return path
