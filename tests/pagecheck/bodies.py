"""Bodies of articles: paragraphs with everything that an editor may write between them."""

from __future__ import annotations

from collections.abc import Callable

from .dice import Dice
from .pictures import Pictures
from .prose import (
    ENGLISH,
    LATIN,
    NAMES,
    NUMBERS,
    OFFICES,
    URLS,
    number,
    paragraph,
    phrase,
)

_PLACES = ("", "{栏宽}", "{通栏}", "{左}", "{右}")
_LEVELS = ("一、", "（一）", "1.", "（1）")
_NOTE_OF_PAGES = 2000
"""Characters of a note that no page of any layout holds."""


def body(dice: Dice, length: int, pictures: Pictures, *, plain: bool = False) -> str:
    """Return a body of about so many characters of running text, with other things between.

    Args:
        dice: draws it.
        length: characters of its paragraphs; from 1 to several thousand.
        pictures: takes the pictures that it shows.
        plain: paragraphs alone.
    """
    blocks: list[str] = []
    written = 0
    while written < length:
        text = paragraph(dice, min(length - written, dice.one((12, 60, 150, 300, 700))))
        written += len(text)
        blocks.append(text if plain else _marked(dice, text))
        if not plain and dice.chance(0.3):
            blocks.append(dice.one(_BLOCKS)(dice, pictures))
    return "\n\n".join(blocks) + "\n"


def _marked(dice: Dice, text: str) -> str:
    """Return a paragraph with a mark or a stranger in it, or as it is."""
    kind = dice.number(0, 13)
    middle = text.find("，", len(text) // 2) + 1 or len(text)
    before, after = text[:middle], text[middle:]
    cut = _cuttable(after)
    marked = {
        0: lambda: f"{before}**{after[:cut]}**{after[cut:]}" if cut else text,
        1: lambda: f"{before}[{after[:cut]}]{{着重}}{after[cut:]}" if cut else text,
        2: lambda: f"{before}朱[镕]{{róng}}、张[喆祎]{{zhé yī}}、{dice.one(NAMES)}，{after}",
        3: lambda: f"{before}{_note(dice)}{after}",
        4: lambda: f"{before}[网页]({dice.one(URLS)})、{dice.one(URLS)} {after}",
        5: lambda: f"{before}{dice.one(LATIN)}、{dice.one(NUMBERS)}、{number(dice)}元，{after}",
        6: lambda: f"{dice.one(_LEVELS)}{phrase(dice, dice.one((6, 16, 30)))}。{text}",
        7: lambda: f"{dice.one(_LEVELS)}{phrase(dice, dice.one((6, 16, 30)))}\n\n{text}",
        8: lambda: _notes(dice, text),
        9: lambda: f"一是{phrase(dice, 10)}。{text}二是{phrase(dice, 8)}。{after}",
    }
    return marked[kind]() if kind in marked else text


def _cuttable(text: str) -> int:
    """Return where a text's first word of plain characters ends; 0 where none begins it."""
    end = next((i for i, c in enumerate(text) if not c.isalpha()), len(text))
    return min(end, 8)


def _note(dice: Dice) -> str:
    length = dice.one((4, 20, 20, 60, 200))
    return f"^[{paragraph(dice, length)}]"


def _notes(dice: Dice, text: str) -> str:
    """Return a paragraph with many notes, or with one of several pages."""
    if dice.chance(0.2):
        return f"{text}^[{paragraph(dice, _NOTE_OF_PAGES)}]"
    parts = text.split("，")
    return "，".join(f"{part}{_note(dice) if part[-1:].isalpha() else ''}" for part in parts)


def _heading(dice: Dice, _: Pictures) -> str:
    return f"**{phrase(dice, dice.one((4, 12, 30)))}**"


def _bullets(dice: Dice, _: Pictures) -> str:
    items = [_item(dice) for _ in range(dice.one((1, 3, 3, 8)))]
    mark = dice.chance(0.5)
    return "\n".join(f"{'-' if mark else f'{n}.'} {item}" for n, item in enumerate(items, 1))


def _item(dice: Dice) -> str:
    text = phrase(dice, dice.one((2, 12, 40, 120)))
    return f"{text}{_note(dice) if dice.chance(0.15) else ''}；"


def table(dice: Dice, columns: int, rows: int) -> str:
    """Return a table; its first column names, the others say or count."""
    kinds = ["name"] + [
        dice.one(("short", "figure", "figure", "phrase")) for _ in range(columns - 1)
    ]
    most = 40 if columns < _MANY else 8
    head = [phrase(dice, dice.one((2, 4, 8)))[:most] for _ in kinds]
    lines = [head, ["---"] * columns]
    lines += [[_cell(dice, kind, most) for kind in kinds] for _ in range(rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


_MANY = 7


def _cell(dice: Dice, kind: str, most: int) -> str:
    if kind == "figure":
        return number(dice)
    if kind == "name":
        return dice.one((*OFFICES, "昆山", "常熟", *NAMES))
    text = phrase(dice, 4 if kind == "short" else dice.one((6, 20, most)))
    return f"{text}{_note(dice)}" if dice.chance(0.02) else text


def _table(dice: Dice, _: Pictures) -> str:
    columns = dice.one((2, 3, 3, 4, 5, 7, 12, 20))
    made = table(dice, columns, dice.one((1, 3, 6, 12, 12, 30, 60) if columns < _MANY else (2, 8)))
    if dice.chance(0.3):
        return made
    head = f" {phrase(dice, dice.one((4, 14, 40)))}" if dice.chance(0.8) else ""
    full = " {通栏}" if columns >= _MANY or dice.chance(0.3) else ""
    return f"::: 表{head}{full}\n{made}\n:::"


def _quote(dice: Dice, _: Pictures) -> str:
    source = f"\n\n——{dice.one(OFFICES)}" if dice.chance(0.5) else ""
    return f"::: 引语\n{paragraph(dice, dice.one((8, 30, 90)))}{source}\n:::"


def _box(dice: Dice, pictures: Pictures) -> str:
    full = " {通栏}" if dice.chance(0.3) else ""
    inner = (
        _bullets(dice, pictures) if dice.chance(0.5) else paragraph(dice, dice.one((20, 150, 900)))
    )
    return f"::: 方框 {phrase(dice, dice.one((4, 20)))}{full}\n{inner}\n:::"


def _picture(dice: Dice, pictures: Pictures) -> str:
    file = pictures.add(dice)
    credit = f' "{dice.one(NAMES)}　摄"' if dice.chance(0.5) else ""
    return f"![{phrase(dice, dice.one((4, 16, 50)))}]({file}{credit}){dice.one(_PLACES)}"


def _latin(dice: Dice, _: Pictures) -> str:
    return dice.one(ENGLISH)


def _address(dice: Dice, _: Pictures) -> str:
    return (
        f"联系地址：{dice.one(OFFICES)}（江苏省苏州市人民路1234号3号楼12层）；邮编：215002；"
        f"电话：0512-{dice.number(60000000, 69999999)}；电子邮箱：gonghui.xinxi_bgs@example.com.cn"
    )


_BLOCKS: tuple[Callable[[Dice, Pictures], str], ...] = (
    _heading,
    _bullets,
    _bullets,
    _table,
    _table,
    _quote,
    _box,
    _picture,
    _picture,
    _latin,
    _address,
)
