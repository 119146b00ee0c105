"""What lint finds in published prose, to be read by somebody who knows what is right.

    python -m bench.lintprose [FILE ...]

Without files it reads those of ``python -m bench.corpus``. It prints the first few findings of each
rule with what stands around them, and how many there are. The sum for 10,000 characters is not the
number of false findings, but what has to be looked through for them.
"""

import argparse
from collections import Counter
from pathlib import Path

from bench.composition import CACHE
from bulletin_pdf.lint import Linter, chosen, lint_manuscript

SHOWN = 4
AROUND = 8


def main() -> None:
    """Print the findings of each file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    files = parser.parse_args().files or sorted((CACHE / "corpus").glob("*.txt"))
    linter = Linter(chosen())
    for file in files:
        text = file.read_text(encoding="utf-8")
        seen: Counter[str] = Counter()
        for finding in lint_manuscript(text, linter):
            code = finding.rule.code
            seen[code] += 1
            if seen[code] <= SHOWN:
                near = text[max(0, finding.place - AROUND) : finding.place + AROUND]
                print(f"  {code} {near!r} → {finding.meant!r}")
        rate = 10_000 * seen.total() / max(1, len(text))
        print(f"{file.name}: {len(text)} characters, {dict(seen)}, {rate:.1f} in 10,000")


if __name__ == "__main__":
    main()
