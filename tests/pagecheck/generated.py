"""Issues made up by number: every field short, long, mixed or many, in all layouts.

    python -m tests.pagecheck.generated 17               print an issue file
    python -m tests.pagecheck.generated 17 FOLDER        write it, with its pictures, to look at
    python -m tests.pagecheck.generated --summary 0 60   what is wrong, by code and layout
    python -m tests.pagecheck.generated --least 17 CODE  what the fault of an issue needs of it

The same number gives the same issue on every machine. What each field is depends on the number and
the field's name alone, so another field more leaves the others as they are.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from tests.conftest import CHECKOUT

from .bodies import body
from .dice import Dice
from .pictures import Pictures
from .prose import NAMES, OFFICES, RECIPIENTS, URLS, number, offices, paragraph, phrase, title

LAYOUTS = ("jianbao", "kuaixun", "neikan")

_SHORT = 150
"""Characters of a body below which it is one of many."""


class Generated(NamedTuple):
    """An issue that was made up.

    Attributes:
        number: which one.
        issue: what its file says.
        pictures: name beside the file → bytes.
    """

    number: int
    issue: dict[str, Any]
    pictures: Mapping[str, bytes]

    @property
    def layout(self) -> str:
        """Name of its layout."""
        return LAYOUTS[self.number % len(LAYOUTS)]

    @property
    def text(self) -> str:
        """The issue file."""
        return yaml.safe_dump(self.issue, allow_unicode=True, sort_keys=False, width=10**6)


def generated(number_: int) -> Generated:
    """Return the issue of a number."""
    dice, pictures = Dice(f"issue {number_}"), Pictures()
    layout = LAYOUTS[number_ % len(LAYOUTS)]
    issue = {"layout": _layout(dice.of("layout"), layout), **_head(dice)}
    if dice.of("cover").chance(0.4):
        issue["cover"] = _picture(dice.of("cover"), pictures)
    issue["sections"] = _sections(dice.of("sections"), layout, pictures)
    issue |= _foot(dice)
    return Generated(number_, issue, pictures.files)


@cache
def _config(layout: str) -> Mapping[str, Any]:
    given = CHECKOUT / "layouts" / layout / "layout.yaml"
    config: Mapping[str, Any] = yaml.safe_load(given.read_text(encoding="utf-8"))
    return config


def _layout(dice: Dice, name: str) -> dict[str, Any]:
    options = {}
    for option, given in _config(name)["options"].items():
        choices = given.get("choices", [False, True])
        if dice.of(option).chance(0.5):
            options[option] = dice.of(option).one(choices)
    return {"name": name, "options": options}


def _some(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is empty."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def _maybe(dice: Dice, part: float, *choices: str) -> str | None:
    return dice.one(choices) if dice.chance(part) else None


def _head(dice: Dice) -> dict[str, Any]:
    """Return what stands above the sections."""
    name, publisher, web = dice.of("name"), dice.of("publisher"), dice.of("web")
    label = _maybe(web, 0.6, "扫码看网络版", "扫一扫，在手机上阅读本期全文和往期简报")
    numbers = dice.of("numbers")
    return _some(
        {
            "name": _maybe(
                name, 0.8, "信息", "工会信息", "苏州市总工会工作简报", "长三角工会\n工作动态",
                "苏州工业园区工会工作情况通报", "学习贯彻党的十七届六中全会精神\n专题简报",
            ),
            "number": numbers.one((None, 3, 18, 128)),
            "cumulative_number": numbers.one((None, None, 128, 3456)),
            "date": _maybe(dice.of("date"), 0.8, "2012-01-10", "2012年12月30日", "2012.2.5"),
            "publisher": _publisher(publisher),
            "classification": _maybe(
                dice.of("classification"), 0.5, "秘密", "机密★一年", "内部资料　未经许可不得翻印"
            ),
            "notice": _maybe(
                dice.of("notice"), 0.5, "内部资料", "内部资料　注意保存",
                "内部资料　免费交流　不得公开引用和转载",
            ),
            "copy_number": dice.of("copy").chance(0.3),
            "web": _some({"url": web.one(URLS), "label": label}) if web.chance(0.4) else None,
            "contents": dice.of("contents").chance(0.6),
        }
    )  # fmt: skip


def _publisher(dice: Dice) -> str | None:
    """Return nothing, one office of 7 to 40 characters, or two."""
    long = "苏州市总工会办公室苏州市工会社会化职业化工作者管理服务中心编印"
    forty = "中共苏州市委宣传部、苏州市总工会、苏州市精神文明建设指导委员会办公室、市教育局合编"
    one, other = offices(dice, 2)
    return dice.one(
        (None, "市总工会办公室编", one, long[:26], forty[:40], f"{one}　{other}", f"{one}\n{other}")
    )


def _picture(dice: Dice, pictures: Pictures) -> dict[str, Any]:
    return _some(
        {
            "file": pictures.add(dice),
            "caption": phrase(dice, dice.one((4, 16, 50))) if dice.chance(0.7) else None,
            "credit": f"{dice.one(NAMES)}　摄" if dice.chance(0.4) else None,
            "alt": phrase(dice, 8) if dice.chance(0.4) else None,
        }
    )


def _sections(dice: Dice, layout: str, pictures: Pictures) -> list[dict[str, Any]]:
    """Return one to five sections; the articles of all share some thousands of characters."""
    articles = dice.one((1, 2, 3, 3, 5, 5, 14, 40))
    count = min(dice.one((1, 1, 2, 3, 5)), articles)
    length = dice.one((1, 200, 400, 400, 700, 700, 1200, 3000))
    shares = [articles // count + (place < articles % count) for place in range(count)]
    return [
        _section(dice.of(str(place)), layout, share, max(1, length // articles), pictures)
        for place, share in enumerate(shares)
    ]


def _section(
    dice: Dice, layout: str, articles: int, length: int, pictures: Pictures
) -> dict[str, Any]:
    inks = [ink for ink in _config(layout)["inks"] if ink in ("black", "red", "grey")]
    briefs, figures = dice.of("briefs"), dice.of("figures")
    head = dice.of("title")
    return _some(
        {
            "title": head.one((None, "简讯", "新年思路", "学习贯彻会议精神", phrase(head, 24))),
            "subtitle": _line(dice.of("subtitle"), 0.3),
            "ink": dice.of("ink").one((None, None, *inks)),
            "editors_note": _editors_note(dice.of("note"), 0.25),
            "articles": [
                _article(dice.of(f"article {place}"), length, pictures) for place in range(articles)
            ],
            "briefs": [_brief(briefs) for _ in range(briefs.one((0, 0, 0, 1, 6, 30)))],
            "figures": [_figure(figures) for _ in range(figures.one((0, 0, 0, 1, 3, 5, 8)))],
        }
    )


def _line(dice: Dice, part: float) -> str | None:
    length = dice.one((4, 12, 28, 45))
    return dice.one(("——", "")) + phrase(dice, length) if dice.chance(part) else None


def _editors_note(dice: Dice, part: float) -> str | None:
    """Return a note of a line, of several, or of half a page."""
    label = dice.one(("", "编者按：", "**编者按：**"))
    return label + paragraph(dice, dice.one((12, 80, 450))) if dice.chance(part) else None


def _brief(dice: Dice) -> str:
    text = paragraph(dice, dice.one((14, 40, 90, 160)))
    return f"**{dice.one(('昆山', '常熟', '沧浪区'))}**{text}" if dice.chance(0.5) else text


def _figure(dice: Dice) -> dict[str, Any]:
    unit = dice.one((None, "个", "%以上", "万元人民币", "平方公里以上"))
    note = phrase(dice, dice.one((4, 12, 30)))
    return _some({"value": number(dice), "unit": unit, "note": note})


def _article(dice: Dice, length: int, pictures: Pictures) -> dict[str, Any]:
    images, lead = dice.of("images"), dice.of("lead")
    shown = images.one((0,) * 6 + (1, 3) if length >= _SHORT else (0,) * 12 + (1,))
    return _some(
        {
            "kicker": _line(dice.of("kicker"), 0.3),
            "title": _title(dice.of("title")),
            "subtitle": _line(dice.of("subtitle"), 0.3),
            "lead": paragraph(lead, lead.one((12, 80, 300))) if lead.chance(0.25) else None,
            "editors_note": _editors_note(dice.of("note"), 0.2),
            "body": _body(dice.of("body"), length, pictures),
            "attribution": _attribution(dice.of("attribution")),
            "images": [_placed(images, pictures) for _ in range(shown)],
        }
    )


def _title(dice: Dice) -> str:
    """Return a title of 2 to 45 characters, now and then in lines that an editor typed."""
    length = dice.one((2, 8, 14, 14, 20, 28, 45))
    if dice.chance(0.2):
        return f"{phrase(dice, min(length, 16))}\n{title(dice, min(length, 20))}"
    return title(dice, length)


def _body(dice: Dice, length: int, pictures: Pictures) -> str:
    """Return a body; among many short ones most are plain, as nobody fills a line with tables."""
    return body(dice, length, pictures, plain=length < _SHORT and dice.chance(0.8))


def _attribution(dice: Dice) -> str | dict[str, Any] | None:
    """Return one office, or several in one, or persons, one to eight."""
    office = dice.one((dice.one(OFFICES), "、".join(offices(dice, 3))))
    persons = dice.several(NAMES, dice.one((1, 2, 8)))
    both = {"organisation": office, "persons": persons}
    return dice.one((None, office, office, both, {"persons": persons}))


def _placed(dice: Dice, pictures: Pictures) -> dict[str, Any]:
    place = dice.one((None, "栏宽", "通栏", "左", "右"))
    return _some(_picture(dice, pictures) | {"placement": place})


def _foot(dice: Dice) -> dict[str, Any]:
    """Return what stands below the sections."""
    distribution, imprint = dice.of("distribution"), dice.of("imprint")
    found: dict[str, Any] = {}
    if distribution.chance(0.6):
        labels = distribution.one((["本期印发"], ["报", "送", "发"], ["主送", "抄送市委有关领导"]))
        total = distribution.one((1, 3, 12, 60))
        found["distribution"] = {
            "groups": [
                {
                    "label": label,
                    "recipients": distribution.several(RECIPIENTS, max(1, total // len(labels))),
                }
                for label in labels
            ],
            **_some({"copies": distribution.one((None, 8, 500, 120000))}),
        }
    if imprint.chance(0.7):
        found["imprint"] = _imprint(imprint)
    return found


def _imprint(dice: Dice) -> dict[str, Any]:
    """Return all fields, long or short, or some."""
    short = {
        "editor": "钱七",
        "checked_by": "孙八",
        "approved_by": "周九",
        "phone": "0512-12345678",
        "address": "人民路1号",
        "printer": "市印刷厂",
        "licence_number": "苏准印S（2012）0128号",
    }
    long = {
        "editor": "欧阳修文、司马𠮷、赵䶮、张喆祎",
        "checked_by": "苏州市总工会办公室综合信息处",
        "approved_by": "周九、吴十、郑十一",
        "phone": "0512-12345678、0512-87654321（传真），13800000000",
        "address": "江苏省苏州市人民路1234号苏州市总工会职工服务中心大楼3号楼12层1203室",
        "printer": "苏州工业园区精美印刷包装股份有限公司第二分公司",
        "licence_number": "苏新出（2012）准印JSE-0000001号（内部资料性出版物）",
    }
    some = {name: value for name, value in short.items() if dice.chance(0.5)}
    return dice.one((short, long, some or {"editor": "钱七"}))


def write(issue: Generated, folder: Path) -> Path:
    """Write an issue and its pictures into a project; return the issue file."""
    path = folder / "issues" / f"generated-{issue.number}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(issue.text, encoding="utf-8")
    for name, raw in issue.pictures.items():
        picture = path.parent / name
        picture.parent.mkdir(exist_ok=True)
        picture.write_bytes(raw)
    return path


def main(arguments: Sequence[str]) -> int:
    """Write an issue, or tell what is wrong with some."""
    from .judging import least, summary

    if arguments[:1] == ["--summary"]:
        told = summary(range(*map(int, arguments[1:])))
    elif arguments[:1] == ["--least"]:
        told = least(generated(int(arguments[1])), arguments[2]).text
    elif len(arguments) == 2:
        told = f"{write(generated(int(arguments[0])), Path(arguments[1]))}\n"
    else:
        told = generated(int(arguments[0])).text
    sys.stdout.write(told)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
