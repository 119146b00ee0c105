"""Rules about the form of marks, after GB/T 15834—2011."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_pdf.errors import Severity
from bulletin_pdf.lint.characters import CHINESE, CLOSING, HAN, NUMERALS, OPENING, STOPS
from bulletin_pdf.lint.rule import WORDS, Hit, Kind, Rule, joined, pattern

_FULL = str.maketrans(",;:?!.", "，；：？！。")
_BEHIND = f"[{HAN}{CLOSING}％%]"
_AHEAD = f"[{HAN}{OPENING}0-9A-Za-z０-９Ａ-Ｚａ-ｚ]"
_CN = f"[{CHINESE}]"

_NO_NUMBER = f"(?<!^[{NUMERALS}].)(?<!^[{NUMERALS}][{NUMERALS}].)"
"""Not after the number of a paragraph, where a rule of its own knows the right mark."""


def _full(match: re.Match[str]) -> str:
    return match[0].translate(_FULL)


_HALF_MARK = joined(
    pattern(
        rf"[,;?!]{_NO_NUMBER}(?=\s*(?:\*\*)?{_AHEAD}|[{OPENING}{CLOSING}]|\s*$)",
        _full,
        before=_BEHIND,
    ),
    pattern(rf"\*\*([,;?!])(?=\s*[{HAN}{OPENING}])", lambda m: m[1].translate(_FULL), group=1),
    pattern(rf"[,;?!](?=[{HAN}{OPENING}])", _full, before="[0-9A-Za-z'\"]"),
    pattern(rf":(?=[{HAN}{OPENING}]|$)", "：", before=f"[{HAN}{CLOSING}]"),
    pattern(rf"\.(?=[”’）]|$| +[{HAN}])", "。", before=f"[{HAN}{CLOSING}]"),
)

_ELLIPSIS = joined(
    pattern(r"(?<!\.)\.{3,6}(?!\.)", "……", before=_CN),
    pattern("。{3,6}", "……"),
    pattern("(?<![・･·⋯])[・･·⋯]{2,6}(?![・･·⋯])", "……"),
    pattern("(?<!…)…(?!…)", "……", before=_CN),
    pattern(f"(?<!…)…(?!…)(?=[{HAN}])", "……"),
)

_DASH = joined(
    pattern(rf"-{{2,4}}(?!-)(?={_CN})", "——", before=_CN),
    pattern(rf"^-{{2,4}}(?=[{HAN}])", "——"),
    pattern(rf"(?:[－─―]{{2,3}}|(?<!—)—{{3}}(?!—))(?={_CN})", "——", before=_CN),
    pattern(rf"^(?:[－─―]{{2,3}}|—)(?=[{HAN}])", "——"),
)


def _adjacent_marks(text: str) -> Iterator[Hit]:
    """Find runs of different stops; questions and exclamations may be combined."""
    for match in _STOPS.finditer(text):
        kinds = set(match[0])
        if len(kinds) > 1 and not kinds <= {"？", "！"}:
            yield Hit(*match.span())


_STOPS = re.compile(f"[{STOPS}]{{2,}}")


def _half_brackets(text: str) -> Iterator[Hit]:
    """Find brackets of which either is half-width, around or right behind Chinese."""
    for match in _BRACKETS.finditer(text):
        inside = match[2]
        mixed = match[1] + match[3] not in ("()", "（）")
        half = match[1] == "(" and match[3] == ")"
        linked = text[match.start() - 1 : match.start()] == "]" and match.start() > 0
        if linked or not (mixed or (half and _HAS_CHINESE.search(inside))):
            continue
        if match[1] == "(":
            yield Hit(match.start(), match.start() + 1, "（")
        if match[3] == ")":
            yield Hit(match.end() - 1, match.end(), "）")


_BRACKETS = re.compile(r"([（(])([^（）()\n]*)([）)])")
_HAS_CHINESE = re.compile(f"[{HAN}]")


def _straight_quotes(text: str) -> Iterator[Hit]:
    """Find straight quotation marks around Chinese, where it is certain which opens."""
    start = 0
    for line in text.split("\n"):
        found = [i for i, c in enumerate(line) if c == '"']
        if found and len(found) % 2 == 0:
            pairs = list(zip(found[::2], found[1::2], strict=True))
            inches = any(line[i - 1 : i].isdigit() for i, _ in pairs)
            chinese = [(a, b) for a, b in pairs if _HAS_CHINESE.search(line, a, b)]
            for a, b in chinese if not inches else ():
                yield Hit(start + a, start + a + 1, "“")
                yield Hit(start + b, start + b + 1, "”")
        start += len(line) + 1


MARKS = (
    Rule(
        "Z001", "lint-half-width-mark", "GB/T 15834—2011 5.1.1、5.1.2", Severity.ERROR, _HALF_MARK,
        (("夯实组织基础,深入开展活动", "夯实组织基础，深入开展活动"),
         ("会议要求:抓好落实", "会议要求：抓好落实"), ("你来不来?他问道。", "你来不来？他问道。"),
         ("提高到90%,比上年多", "提高到90%，比上年多"), ("全部完成.", "全部完成。"), ("全部完成. 会后", "全部完成。 会后"),
         ("他说“好.”", "他说“好。”"), ("采用PDF,再付印", "采用PDF，再付印")),
        ("共1,000人", "上午9:30开会", "比分为3:2", "约3.5万元", "见http://example.com/a,b一文",
         "Hello, world!", "共有A, B, C三组"),
        safe=True,
    ),
    Rule(
        "Z002", "lint-half-width-bracket", "GB/T 15834—2011 4.9.2、5.1.3", Severity.ERROR,
        _half_brackets,
        (("全委(扩大)会议", "全委（扩大）会议"), ("全委（扩大)会议", "全委（扩大）会议")),
        ("国内生产总值(GDP)", "[文字](图片/会场.jpg)", "函数f(x)", "（扩大）"),
        safe=True,
    ),
    Rule(
        "Z003", "lint-ellipsis", "GB/T 15834—2011 4.11.2、5.1.5", Severity.ERROR,
        _ELLIPSIS,
        (("春天来了...", "春天来了……"), ("春天来了…花开了", "春天来了……花开了"),
         ("春天来了。。。", "春天来了……"), ("春天来了・・・", "春天来了……")),
        ("春天来了……", "…………", "Wait...", "卡尔·马克思", "运行“apt-get install …”即可"),
        safe=True,
    ),
    Rule(
        "Z004", "lint-dash", "GB/T 15834—2011 4.10.2、5.1.4", Severity.ERROR,
        _DASH,
        (("这就是目标--为职工服务", "这就是目标——为职工服务"),
         ("这就是目标－－为职工服务", "这就是目标——为职工服务"),
         ("—昆山市总工会", "——昆山市总工会"), ("目标———服务", "目标——服务")),
        ("北京—上海", "这就是目标——为职工服务", "|---|---|", "用--fix改正", "——昆山市总工会"),
        safe=True, kinds=WORDS,
    ),
    Rule(
        "Z005", "lint-repeated-mark", "GB/T 15834—2011 4.2.3.3、4.3.3.3、5.1.1", Severity.ERROR,
        joined(pattern("([，、；：])\\1+", lambda m: m[1]), pattern("(?<!。)。。(?!。)", "。")),
        (("坚持改革，，促进发展", "坚持改革，促进发展"), ("会议结束。。", "会议结束。")),
        ("真的吗？？", "太好了！！！", "会议结束……"),
        safe=True,
    ),
    Rule(
        "Z006", "lint-adjacent-marks", "GB/T 15834—2011 4.1.1、4.4.1、B.2", Severity.ERROR,
        _adjacent_marks,
        (("坚持改革，。促进发展", None), ("会议结束。，大家散去", None), ("真的吗？。", None)),
        ("真的吗？！", "他说：“好。”大家笑了。", "坚持改革，促进发展。"),
    ),
    Rule(
        "Z007", "lint-too-many-marks", "GB/T 15834—2011 4.2.3.3、4.3.3.3", Severity.WARNING,
        joined(pattern("([？！])\\1{3,}", lambda m: m[1] * 3)),
        (("太好了！！！！！", "太好了！！！"), ("真的吗？？？？", "真的吗？？？")),
        ("太好了！！！", "真的吗？！"),
    ),
    Rule(
        "Z008", "lint-mark-order", "GB/T 15834—2011 4.3.3.4", Severity.WARNING,
        pattern("(?<![？！])！？(?![？！])", "？！"),
        (("这怎么可能！？", "这怎么可能？！"),), ("这怎么可能？！",),
    ),
    Rule(
        "Z009", "lint-straight-quote", "GB/T 15834—2011 4.8.2", Severity.ERROR, _straight_quotes,
        (('践行"三个满意"', "践行“三个满意”"), ('他说"好"，又说"行"', "他说“好”，又说“行”")),
        ('24"显示器和27"显示器', 'the "best" one', '说明见"附件'),
        safe=True,
    ),
    Rule(
        "Z010", "lint-corner-bracket", "GB/T 15834—2011 4.8.2、5.2.3", Severity.WARNING,
        pattern("[「」『』]", lambda m: dict(zip("「」『』", "“”‘’", strict=True))[m[0]]),
        (("践行「三个满意」", "践行“三个满意”"),), ("践行“三个满意”",),
    ),
    Rule(
        "Z011", "lint-middle-dot", "GB/T 15834—2011 4.14.2", Severity.ERROR,
        pattern(rf"[•‧・･∙⋅](?<=[{HAN}].)(?=[{HAN}])", "·"),
        (("卡尔•马克思", "卡尔·马克思"), ("卡尔・马克思", "卡尔·马克思")),
        ("卡尔·马克思", "• 第一项"),
        safe=True,
    ),
    Rule(
        "Z012", "lint-ellipsis-and-others", "GB/T 15834—2011 A.9.2", Severity.WARNING,
        pattern(rf"……等(?:等|(?=[{STOPS}{CLOSING}]|$))"),
        (("笔、墨、纸……等等", None), ("笔、墨、纸……等。", None)),
        ("笔、墨、纸……", "笔、墨、纸等", "他……等了很久"),
        kinds=WORDS,
    ),
    Rule(
        "Z013", "lint-pause-before-and", "GB/T 15834—2011 A.3", Severity.WARNING,
        pattern(rf"、(?=以及[{HAN}])", "，"),
        (("村、镇、以及街道", "村、镇，以及街道"),), ("村、镇，以及街道", "村、镇以及街道"),
        kinds=Kind.TEXT, default=False,
    ),
    Rule(
        "Z014", "lint-pause-between-quotes", "GB/T 15834—2011 4.5.3.5", Severity.NOTE,
        pattern("(?:(?<=”)、(?=“)|(?<=》)、(?=《))", ""),
        (("“安康杯”、“先锋号”", "“安康杯”“先锋号”"), ("《宪法》、《工会法》", "《宪法》《工会法》")),
        ("“安康杯”“先锋号”", "《宪法》（修正案）、《工会法》"),
        default=False,
    ),
    Rule(
        "Z015", "lint-title-mark", "GB/T 15834—2011 B.4", Severity.WARNING,
        pattern(r"(?<=.)[。，、；：](?=\s*\Z)", ""),
        (("市总工会部署全年工作。", "市总工会部署全年工作"),),
        ("怎样建好“职工之家”？", "市总工会部署全年工作", "路在何方……"),
        kinds=Kind.TITLE,
    ),
    Rule(
        "Z016", "lint-caption-mark", "GB/T 15834—2011 A.1", Severity.WARNING,
        pattern(r"(?<=.)。(?=\s*\Z)", ""),
        (("职工书屋，刚刚建成。", "职工书屋，刚刚建成"),), ("职工书屋，刚刚建成",),
        kinds=Kind.CAPTION,
    ),
)  # fmt: skip
"""Z001–Z016."""
