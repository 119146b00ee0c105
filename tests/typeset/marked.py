"""The text of each marked piece of a page's content."""

from __future__ import annotations

import re

import pikepdf


def marked_texts(page: pikepdf.Page) -> dict[int, str]:
    """Return mark (MCID) → text, decoded by the fonts' own tables."""
    tables = {str(name): _table(font) for name, font in page.resources.Font.items()}
    texts: dict[int, str] = {}
    mark, table = None, {}
    for operands, operator in pikepdf.parse_content_stream(page):
        kind = str(operator)
        if kind in {"BDC", "BMC"}:
            properties = operands[1] if len(operands) > 1 else {}
            mark = int(properties["/MCID"]) if "/MCID" in properties else None
            if mark is not None:
                texts.setdefault(mark, "")
        elif kind == "EMC":
            mark = None
        elif kind == "Tf":
            table = tables[str(operands[0])]
        elif kind in {"Tj", "TJ"} and mark is not None:
            pieces = operands[0] if kind == "TJ" else operands
            for piece in pieces:
                if isinstance(piece, pikepdf.String):
                    raw = bytes(piece)
                    codes = [raw[i : i + 2].hex() for i in range(0, len(raw), 2)]
                    texts[mark] += "".join(table.get(code, "") for code in codes)
    return {mark: text.replace("\xad", "") for mark, text in texts.items()}


def _table(font: pikepdf.Object) -> dict[str, str]:
    source = font.ToUnicode.read_bytes().decode("latin-1")
    pairs = re.findall(r"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>", source)
    return {code.lower(): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
