"""Reads the tables of facts: tab-separated, a head line, comments and sources after #."""

import csv
from pathlib import Path

FACTS = Path(__file__).parent / "facts"


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table by its column names."""
    with (FACTS / name).open(encoding="utf-8", newline="") as stream:
        lines = [line for line in stream if not line.startswith("# ")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def characters(codes: str) -> str:
    """Return the text that hexadecimal code points spell."""
    return "".join(chr(int(code, 16)) for code in codes.split())
