"""What the copy-editor's commands cost: CPU seconds of whole processes, least and median.

usage: python -m bench.editing [RUNS]

The seed's text is repeated: 10,000 characters of it as a Word file for ``import --fix`` (with
lint's rules) and for ``lint``, a million bytes as a plain text for ``lint`` and ``lint --diff``.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from bench.start import cpu_seconds

SEED = Path(__file__).resolve().parents[1] / "tests/data/seed.txt"
CHARACTERS, BYTES = 10_000, 1_000_000
_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_file(path: Path, text: str) -> None:
    """Write the least that is a Word file, a paragraph a line."""
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for line in text.split("\n")
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        body = f'<w:document xmlns:w="{_SPACE}"><w:body>{paragraphs}</w:body></w:document>'
        archive.writestr("word/document.xml", body)


def main() -> None:
    """Print a row a command."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    text = SEED.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        word, plain, issue = folder / "a.docx", folder / "a.txt", folder / "issues/a.yaml"
        word_file(word, (text * (CHARACTERS // len(text) + 1))[:CHARACTERS])
        plain.write_bytes((text.encode() * (BYTES // len(text.encode()) + 1))[:BYTES])
        # A sign cut in half would make it GB18030.
        plain.write_text(plain.read_bytes().decode("utf-8", "ignore"), encoding="utf-8")
        commands = {
            "import .docx": (("import", str(word), "-o", str(issue), "--fix", "--json"), 1.0),
            "lint .docx": (("lint", str(word), "--json"), 1.0),
            "lint 1 MB": (("lint", str(plain), "--json"), 2.0),
            "lint 1 MB --diff": (("lint", str(plain), "--diff", "--json"), 2.0),
        }
        sys.stdout.write(f"{'command':<18}{'least':>8}{'median':>8}{'limit':>8}\n")
        for row, (arguments, limit) in commands.items():
            costs = []
            for _ in range(runs):
                issue.unlink(missing_ok=True)
                costs.append(cpu_seconds(arguments))
            least, median = min(costs), statistics.median(costs)
            sys.stdout.write(f"{row:<18}{least:>8.3f}{median:>8.3f}{limit:>8.2f}\n")


if __name__ == "__main__":
    main()
