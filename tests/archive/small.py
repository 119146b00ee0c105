"""Deposits that need no typesetting."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bulletin_pdf.archive.bagit import MANIFEST, bag
from bulletin_pdf.archive.depositing import deposit
from bulletin_pdf.archive.toolchain import toolchain_name

_FILES = bag({"fonts/a.otf": b"font", "profiles/b.icc": b"profile"}, [("Title", "tools")])
TOOLCHAIN = (toolchain_name(_FILES[MANIFEST]), _FILES)


def payload(issue_id: str, pdf: bytes = b"%PDF", name: str = "") -> dict[str, bytes]:
    """Everything that a deposit must have, in few bytes."""
    head = f"layout: {{name: jianbao}}\nname: {name}\n" if name else ""
    text = f"{head}sections:\n  - title: 栏\n    articles:\n      - {{title: 题, body: 文}}\n"
    return {
        f"pdf/{issue_id}.archive.pdf": pdf,
        f"source/{issue_id}.yaml": text.encode(),
        "layout/mine/layout.yaml": b"title: mine\n",
        "layout/mine/art/red.svg": b"<svg/>",
        "text/pages.json": '["文"]\n'.encode(),
        "build.json": b"{}\n",
    }


PAYLOAD = payload("a")


def put(folder: Path, issue_id: str, content: Mapping[str, bytes] | None = None) -> Path:
    """Deposit an issue."""
    info = [("External-Identifier", issue_id), ("Toolchain", TOOLCHAIN[0])]
    return deposit(folder, issue_id, content or payload(issue_id), info, TOOLCHAIN)
