"""Which names are organisations: by their last word, or because the project knows them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from bulletin_pdf.decoding import decode
from bulletin_pdf.errors import Diagnostic, Severity, worst
from bulletin_pdf.manuscript.lines import simplified
from bulletin_pdf.model import Issue
from bulletin_pdf.model.issue import Text
from bulletin_pdf.yamltext import parse, validate, write_yaml

# The word that the name of an organisation ends in. Longest first is not needed: any will do.
_ENDING = re.compile(
    "(?:工会|总工会|市总|区总|县总|公司|集团|局|委|委员会|办|办公室|中心|学校|小学|中学|大学|学院|党校|幼儿园|"
    "医院|卫生院|厂|电厂|银行|分行|支行|信用社|合作社|处|科|部|室|组|站|所|队|支队|大队|街道|镇|乡|村|社区|"
    "政府|党委|党组|党工委|支部|总支|协会|学会|联合会|商会|妇联|妇委会|团委|科协|文联|工商联|侨联|残联|"
    "社联|作协|记协|馆|院|社|园|厅|署|段|矿|店|法院|检察院|台|基地|联盟|指挥部|专班|纪委|港|场|圩|"
    "系|班|区|县|市|省|州|旗|会|司|基金会|中队|分局|分会|分公司|项目部|车间|编辑部|管委会|居委会|村委会)"
)
_NAME = re.compile(r"[\w“”《》·\-—（）() ]{2,30}")
_WHOLE = re.compile(f".+{_ENDING.pattern}(?:[（(].{{1,8}}[）)])?")
# Where a reprint comes from is told in the words that say so.
_REPRINTED = re.compile("(?:摘自|转自|转载自|据|原载|选自)《[^《》]{2,20}》.{0,12}")
# The last word by itself names nobody: 各级工会（公司）, 委员（常委）.
_BARE = re.compile(
    f"{_ENDING.pattern}|扩大|试行|常委|试点|暂行|修订|节选|摘要|摘登|续|完|略|全文|图|见图"
)

# The 300 most frequent family names cover nearly everybody; two syllables apart.
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴"
    "贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武戚莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧"
    "耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤时穆农司古吉缪简车"
    "项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈"
    "匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初"
)
_DOUBLE = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "令狐",
    "夏侯",
    "慕容",
    "司徒",
)
_PERSON = re.compile("[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff]{1,8}(?:[·•][\u4e00-\u9fff]{1,8}){1,3}")


class Organisation(BaseModel):
    """A known organisation and the other names that it goes by."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Text
    aliases: tuple[Text, ...] = ()


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    organisations: tuple[Organisation, ...] = ()


@dataclass(frozen=True)
class Organisations:
    """The organisations that a project knows."""

    known: tuple[Organisation, ...] = ()

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(simplified(n) for o in self.known for n in (o.name, *o.aliases))

    def knows(self, name: str) -> bool:
        """Tell whether a name is that of a known organisation, or an alias."""
        return simplified(name) in self._names

    def likelihood(self, name: str) -> float:
        """Return how surely a name is an organisation's, from 0 to 1."""
        if self.knows(name):
            return 1.0
        if _BARE.fullmatch(name) or not _NAME.fullmatch(name) or len(name) < 3:
            return 0.0
        return 0.9 if _WHOLE.fullmatch(name) or _REPRINTED.fullmatch(name) else 0.0

    def is_last_word(self, name: str) -> bool:
        """Tell a name such as 办公室, which says little unless a person stands beside it."""
        return self.knows(name) or (
            len(name) >= 2 and re.fullmatch(_ENDING.pattern, name) is not None
        )

    def learned(self, issues: Iterable[Issue]) -> Organisations:
        """Return these organisations and those that signed articles of some issues, in order."""
        known = list(self.known)
        names = set(self._names)
        for article in (article for issue in issues for article in issue.articles):
            name = article.attribution.organisation if article.attribution else None
            if name and simplified(name) not in names:
                names.add(simplified(name))
                known.append(Organisation(name=name))
        return Organisations(tuple(known))

    def dump(self) -> str:
        """Return the text of ``organisations.yaml``."""
        items = [o.model_dump(exclude_defaults=True) for o in self.known]
        return write_yaml({"organisations": items})


def read_organisations(raw: bytes, file: str) -> tuple[Organisations, tuple[Diagnostic, ...]]:
    """Read ``organisations.yaml``; what is wrong with it is in the diagnostics.

    Args:
        raw: the file's bytes.
        file: its name as the user gave it.
    """
    decoded = decode(raw, file)
    found = list(decoded.diagnostics)
    if worst(found) is Severity.ERROR:
        return Organisations(), tuple(found)
    value, mistakes = validate(
        parse(decoded.text, file, ("organisations", "name", "aliases")), _File
    )
    found += mistakes
    return Organisations(value.organisations if value is not None else ()), tuple(found)


def person_likelihood(name: str) -> float:
    """Return how surely a name is a person's, from 0 to 1."""
    if "·" in name and _PERSON.fullmatch(name):
        return 0.8
    if name[:2] in _DOUBLE and 3 <= len(name) <= 4:
        return 0.9
    return 0.8 if _PERSON.fullmatch(name) and name[0] in _SURNAMES else 0.0
