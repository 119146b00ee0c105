"""Two versions of an issue on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bulletin_pdf.cli.report import escaped
from bulletin_pdf.editing import Change, Compared, Op, Segment, Status
from bulletin_pdf.errors import Language

_AROUND = 12
"""Characters of unchanged text shown on either side of a change."""

_WORDS: dict[str, tuple[str, str]] = {
    "heading": ("修改对照", "Changes"),
    "frame": ("刊头、栏目、版记", "Masthead, sections, imprint"),
    "none": ("两个版本没有不同。", "The two versions are the same."),
    "inserted": ("增加的文字", "inserted"),
    "deleted": ("删去的文字", "deleted"),
    "reviews": (
        "一审（一校）|二审（二校）|三审（三校）",
        "First review|Second review|Third review",
    ),
    "review-columns": ("审校|意见|签名|日期", "Review|Remarks|Signature|Date"),
    "changed": ("修改", "changed"),
    "moved": ("移动", "moved"),
    "added": ("新增", "added"),
    "removed": ("删除", "removed"),
    "same": ("未改", "unchanged"),
    "section": ("栏目", "section"),
    "sections": ("栏目名、按语、简讯、数字", "sections, notes, briefs, figures"),
    "kicker": ("引题", "kicker"),
    "subtitle": ("副标题", "subtitle"),
    "lead": ("导语", "lead"),
    "editors_note": ("按语", "editor's note"),
    "body": ("正文", "text"),
    "attribution": ("署名", "signature"),
    "images": ("图片", "pictures"),
    "layout": ("版式", "layout"),
    "name": ("报头名", "name"),
    "number": ("期号", "number"),
    "cumulative_number": ("总期号", "cumulative number"),
    "date": ("日期", "date"),
    "publisher": ("编印单位", "publisher"),
    "classification": ("密级", "classification"),
    "notice": ("提示", "notice"),
    "copy_number": ("份号", "copy number"),
    "cover": ("封面", "cover"),
    "web": ("网络版", "web edition"),
    "contents": ("目录", "contents"),
    "distribution": ("印发范围", "distribution"),
    "imprint": ("版记", "imprint"),
    "title": ("标题", "title"),
}
"""Key → Chinese, English; the keys are fields of an issue, and statuses."""


def change_words(language: Language) -> dict[str, str]:
    """Return what statuses and fields are called in a language."""
    return {key: words[language is Language.EN] for key, words in _WORDS.items()}


def change_lines(compared: Compared, words: Mapping[str, str], *, colour: bool) -> Iterator[str]:
    """Yield what changed, as lines for a terminal: [-deleted-] and {+inserted+}."""
    changed = [change for change in compared.changes if change.status is not Status.SAME]
    if not changed:
        yield words["none"]
    for change in changed:
        yield f"{words[change.status]}：{escaped(change.title or words['frame'])}"
        if change.status in (Status.CHANGED, Status.MOVED):
            yield from _parts(change, words, colour=colour)


def _parts(change: Change, words: Mapping[str, str], *, colour: bool) -> Iterator[str]:
    for name, pieces in change.parts:
        label = words.get(name, name)
        yield f"  {label}：{''.join(_shown(pieces, colour=colour))}"


def _shown(pieces: Iterable[Segment], *, colour: bool) -> Iterator[str]:
    every = list(pieces)
    for number, piece in enumerate(every):
        text = escaped(piece.text.replace("\n", "↵"))
        if piece.op is Op.KEEP:
            yield _shortened(text, first=number == 0, last=number == len(every) - 1)
        elif piece.op is Op.DELETE:
            yield f"\x1b[31m[-{text}-]\x1b[0m" if colour else f"[-{text}-]"
        else:
            yield f"\x1b[32m{{+{text}+}}\x1b[0m" if colour else f"{{+{text}+}}"


def _shortened(text: str, *, first: bool, last: bool) -> str:
    head = "" if first else text[:_AROUND]
    tail = "" if last else text[-_AROUND:]
    if len(head) + len(tail) >= len(text):
        return text
    return f"{head}…{tail}"
