"""Rules about numbers, dates and numbering, after GB/T 15835—2011, 15834—2011 and 9704—2012."""

from __future__ import annotations

import re
from itertools import pairwise

from bulletin_pdf.errors import Severity
from bulletin_pdf.lint.characters import HAN, NUMERALS, OPENING
from bulletin_pdf.lint.rule import WORDS, Kind, Rule, joined, pattern

_YEAR = r"(?:1[5-9]|20)\d\d"
_TWO = "|".join(a + "、" + b for a, b in pairwise(NUMERALS[:9]))
_COUNTED = "(?:天|岁|个月|个人|分钟|小时|公里|里路|斤|次会)"
_MANY = f"(?:[多余]?[元人个户万亩吨家件名斤里](?![{HAN}]?[度]))"
_NUMBER = f"[{NUMERALS}]{{1,3}}"


def _full_number(match: re.Match[str]) -> str:
    return match[1] + "〔" + match[2] + "〕" + match[3].lstrip("第").lstrip("0") + "号"


def _with_unit(match: re.Match[str]) -> str:
    return match[1] + match[4] + match[2] + match[3] + match[4]


NUMBERS = (
    Rule(
        "Z201", "lint-year-range", "GB/T 15834—2011 4.13.3.2", Severity.ERROR,
        pattern(rf"(?<!\d)(?:{_YEAR})年?([-－–―]|--)(?={_YEAR}(?:年|[）)]))", "—", group=1),
        (("2010-2012年", "2010—2012年"), ("2010年-2012年", "2010年—2012年"),
         ("（1881-1936）", "（1881—1936）")),
        ("2010—2012年", "2012-01-10", "0512-12345678", "2010～2012年"),
        safe=True,
    ),
    Rule(
        "Z202", "lint-short-year", "GB/T 15835—2011 5.1.4", Severity.WARNING,
        pattern(r"(?<![\d.第])['’‘]?\d\d年(?=\d{1,2}月)"),
        (("12年3月以来", None), ("’98年8月", None)),
        ("2012年3月以来", "历时12年3个月", "工作了12年", "20世纪80年代"),
        kinds=WORDS,
    ),
    Rule(
        "Z203", "lint-range-unit", "GB/T 15835—2011 5.1.3", Severity.WARNING,
        pattern(r"(?<![\d.—～])(\d+(?:\.\d+)?)([—～])(\d+(?:\.\d+)?)(%|万|亿)", _with_unit),
        (("增长15～30%", "增长15%～30%"), ("投入9～16亿元", "投入9亿～16亿元")),
        ("增长15%～30%", "2010—2012年", "25～30克"),
    ),
    Rule(
        "Z204", "lint-rough-number", "GB/T 15835—2011 5.2.1；GB/T 15834—2011 4.5.3.4",
        Severity.WARNING,
        pattern(rf"(?<![第{NUMERALS}、])(?:{_TWO})(?=十?{_COUNTED})",
                lambda m: m[0].replace("、", "")),
        (("开了三、四天会", "开了三四天会"), ("七、八个月", "七八个月")),
        ("开了三四天会", "第三、四天", "二、三产业", "一、二等奖", "一、二、三天"),
        kinds=WORDS,
    ),
    Rule(
        "Z205", "lint-mixed-number", "GB/T 15835—2011 5.3", Severity.WARNING,
        pattern(rf"(?<![\d.,/])[1-9][百千](?={_MANY})"),
        (("捐款4千元", None), ("职工3百多人", None)),
        ("捐款四千元", "捐款4000元", "3千米", "5万元", "2012百强"),
        kinds=WORDS,
    ),
    Rule(
        "Z206", "lint-digit-mark", "GB/T 15835—2011 5.1.1、5.1.2、5.1.5", Severity.WARNING,
        joined(
            pattern(r"(?<=\d)．(?=\d)", "."),
            pattern(r"(?<=\d)。(?=\d{1,2}(?:%|个百分点|[万亿倍]))", "."),
            pattern(r"(?<![\d，])(?<!\d，)\d{1,3}(，)(?=\d{3}(?!\d)[^，\d])", ",", group=1),
            pattern(r"(?<=\d)：(?=[0-5]\d(?!\d))", ":", before=r"\d"),
        ),
        (("增长3．5%", "增长3.5%"), ("增长3。5%", "增长3.5%"), ("共1，025人", "共1,025人"), ("上午9：30开会", "上午9:30开会")),
        ("增长3.5%", "共1,025人", "2012，我们来了", "上午9:30开会", "占总人口的1/7。1996年又增加"),
    ),
    Rule(
        "Z207", "lint-named-day", "GB/T 15835—2011 5.1.6；GB/T 15834—2011 4.14.3.5", Severity.WARNING,
        pattern(r"(?<=“)(?:1[0-2]|[1-9])([.．、])(?=(?:3[01]|[12]\d|[1-9])”"
                "(?:事件|事变|运动|讲话|重要讲话|惨案|地震|大地震|事故|案|消费者|晚会|活动))",
                "·", group=1),
        (("“3.15”晚会", "“3·15”晚会"),), ("“3·15”晚会", "“2.0”版"),
    ),
    Rule(
        "Z208", "lint-document-number", "GB/T 9704—2012 7.2.5；GB/T 15834—2011 4.9.3.4", Severity.WARNING,
        joined(
            pattern(rf"([{HAN}])[\[［【]({_YEAR})[\]］】](第?\d+)号", _full_number),
            pattern(rf"([{HAN}])〔({_YEAR})〕(第\d+|0\d+)号", _full_number),
        ),
        (("苏工发[2012]3号", "苏工发〔2012〕3号"), ("苏工发〔2012〕第03号", "苏工发〔2012〕3号")),
        ("苏工发〔2012〕3号", "（2012）苏民初字第1号", "苏准印S（2012）0128号"),
    ),
    Rule(
        "Z209", "lint-numbering", "GB/T 15834—2011 B.3.2", Severity.WARNING,
        pattern(rf"^({_NUMBER})[,，.．](?=[{HAN}{OPENING}])", lambda m: m[1] + "、"),
        (("一,加强领导", "一、加强领导"), ("二．完善制度", "二、完善制度")),
        ("一、加强领导", "1.加强领导"),
        kinds=Kind.TEXT | Kind.TITLE,
    ),
    Rule(
        "Z210", "lint-arabic-numbering", "GB/T 15834—2011 B.3.3；GB/T 9704—2012 7.3.3",
        Severity.WARNING,
        pattern(rf"^\d{{1,2}}(、)(?=[{HAN}{OPENING}])", ".", group=1),
        (("1、加强领导", "1.加强领导"),), ("1.加强领导", "3、4月份", "一、加强领导"),
        kinds=Kind.TEXT | Kind.TITLE,
    ),
    Rule(
        "Z211", "lint-bracket-numbering", "GB/T 15834—2011 B.3.4", Severity.WARNING,
        pattern(rf"^(?:（(?:{_NUMBER}|\d{{1,2}})）|[①-⑳])([、，.．])(?=[{HAN}“])", "", group=1),
        (("（一）、加强领导", "（一）加强领导"), ("①、加强领导", "①加强领导")),
        ("（一）加强领导", "（一）、（二）两项"),
        kinds=Kind.TEXT | Kind.TITLE,
    ),
    Rule(
        "Z212", "lint-ordinal-mark", "GB/T 15834—2011 B.3.1", Severity.WARNING,
        pattern(rf"(?:^|(?<=[。；：]))(?:[第其][{NUMERALS}]|首先|其次|最后)(、)(?![{NUMERALS}第其])(?=[{HAN}“])", "，",
                group=1),
        (("第一、加强领导", "第一，加强领导"), ("首先、加强领导", "首先，加强领导")),
        ("第一，加强领导", "第一、第二两项", "第一、二季度"),
        kinds=Kind.TEXT,
    ),
)  # fmt: skip
"""Z201–Z212."""
