"""Centred titles broken by meaning and into a shape (GB/T 9704-2012 7.3.1).

A title of several lines is a trapezoid or a diamond (梯形或菱形): lines of visibly different
length, never a rectangle, never an hourglass, and never one character alone. Where a line
ends is first a matter of meaning: after a mark, before a conjunction, after a particle; a
《title》 or a “quotation” stays whole if it can.
"""

import math
import re
from bisect import bisect_right
from itertools import accumulate, pairwise

from .classes import classify_text, natural_advance
from .pairs import ProhibitionLevel, may_break
from .prices import UNITS

_FEWEST = 2
_HALF = 0.5
_NOT_COUNTED = frozenset("ocspm~)( ")
_MORE_LINES = 2

# Prices of a break, in points. They are compared with the price of the shape, where a line
# that is an em longer than its shape asks costs about one.
_AFTER_MARK = -6.0
_AFTER_CLOSER = -4.0
_BEFORE_OPENER = -3.0
_AFTER_SPACE = -6.0
_BEFORE_BRACKET = 4.0
_AT_WORD = -2.0
_INSIDE_WORD = 3.0
_INSIDE_QUOTES = 12.0
_SPLIT_NUMBER = 14.0
_BEFORE_RANK = 3.0
_AFTER_RANK = -1.5

# Prices of a shape.
_RECTANGLE = 6.0
_HOURGLASS = 12.0
_ALONE = 60.0
_SHORT = 5.0
_SPREAD = 0.7
_EXTRA_LINE = 15.0
_LEAST_DIFFERENCE = 1.0
# Beyond this many breaks the search keeps to those that mean most.
_MANY, _KEPT = 3, 14
# More than sums of points differ by for the order in which they are added.
_ROUNDING = 1e-6

_Way = tuple[float, tuple[int, ...]]
"""Points, and where lines end."""

# Function words at which a reader pauses: a line may well end after the first kind, begin
# with the second.
_ENDS = ("的", "了", "着", "等", "会议", "工作", "活动", "精神", "情况", "通知", "报告", "意见")
_BEGINS = (
    "和",
    "与",
    "及",
    "以及",
    "暨",
    "在",
    "为",
    "对",
    "向",
    "从",
    "把",
    "被",
    "将",
    "以",
    "召开",
    "举行",
    "开展",
    "推进",
    "深入",
    "全面",
    "努力",
    "切实",
    "进一步",
    "关于",
    "确保",
    "加强",
    "实施",
    "明确",
    "部署",
    "打造",
    "推动",
    "促进",
    "提升",
    "建设",
    "建立",
    "实现",
    "做好",
)
# Words of two and more characters that a title of this genre holds: not to be torn.
_WHOLE = (
    "工会",
    "总工会",
    "公司",
    "集团",
    "职工",
    "工作",
    "全年",
    "目标",
    "任务",
    "会议",
    "通知",
    "情况",
    "报告",
    "建设",
    "发展",
    "服务",
    "活动",
    "管理",
    "创新",
    "企业",
    "文化",
    "干部",
    "经济",
    "社会",
    "中心",
    "精神",
    "学习",
    "贯彻",
    "落实",
    "推进",
    "加强",
    "开展",
    "实施",
    "召开",
    "举行",
    "明确",
    "部署",
    "打造",
    "推动",
    "促进",
    "提升",
    "建立",
    "实现",
    "做好",
    "工资",
    "集体",
    "协商",
    "部门",
    "资源",
    "条例",
    "办法",
    "制度",
    "规定",
    "方案",
    "重点",
    "突出",
    "基层",
    "机关",
    "单位",
    "联席",
    "基础",
    "组织",
    "维权",
    "帮扶",
    "困难",
    "权益",
    "保障",
    "安全",
    "生产",
    "劳动",
    "竞赛",
    "模范",
    "教育",
    "培训",
    "技能",
    "质量",
    "水平",
    "能力",
    "责任",
    "要求",
    "年度",
    "工程",
    "先进",
    "表彰",
    "大会",
    "委员会",
    "代表",
    "党委",
    "政府",
    "主席",
    "书记",
)
# What ends the name of a place or body, and is not torn from it: 张家港市|总, 市总|四大工程.
_RANKS = frozenset("省市县区局镇厅部委院所总会")
_QUOTED = re.compile("《[^《》]*》|“[^“”]*”|（[^（）]*）|【[^【】]*】")


def break_title(title: str, measure: float) -> list[str]:
    """Break a title into the lines of a trapezoid or diamond.

    Args:
        title: the words; a newline is a break that the editor wants, and then the only
            breaks are the editor's, as far as they fit.
        measure: widest line allowed, em of the title's type.

    Returns:
        The lines, without spaces at their ends. One line if the title fits. A line that
        nothing can break may be wider than the measure.
    """
    parts = [part.strip() for part in title.split("\n") if part.strip()]
    if len(parts) > 1:
        return [line for part in parts for line in break_title(part, measure)]
    text = parts[0] if parts else ""
    if not text or title_width(text) <= measure:
        return [text] if text else []
    whole = _Title(text, measure)
    fewest = max(2, -int(-title_width(text) // measure))
    found: _Way | None = None
    for extra in range(_MORE_LINES + 1):
        more = extra * _EXTRA_LINE
        way = whole.best(fewest + extra, found[0] - more + _ROUNDING if found else math.inf)
        if way is not None and (found is None or (way[0] + more, way[1]) < found):
            found = way[0] + more, way[1]
    if found is None:
        return [text]
    ends = (0, *found[1], len(text))
    return [text[start:end].strip() for start, end in pairwise(ends)]


def title_width(text: str) -> float:
    """Width of a title in em, its last mark counted half (it is trimmed at a line's end)."""
    width = sum(map(natural_advance, text))
    return width - 0.5 if text and classify_text(text)[-1] in "csp" else width


class _Title:
    """A title with sums of its widths, to weigh many ways of breaking it."""

    def __init__(self, text: str, measure: float) -> None:
        self.text, self.measure = text, measure
        self.kinds = classify_text(text)
        self.prices = _prices(text, self.kinds)
        self._sums = [0.0, *accumulate(map(natural_advance, text))]
        self._found: _Way | None = None
        self._limit = math.inf
        self._cheapest = 0.0
        self._signs = [0, *accumulate(kind not in _NOT_COUNTED for kind in self.kinds)]

    def width(self, start: int, end: int) -> float:
        """Width, em, of a line (which starts with no space): its last mark half."""
        while end > start and self.kinds[end - 1] == " ":
            end -= 1
        width = self._sums[end] - self._sums[start]
        return width - _HALF if end > start and self.kinds[end - 1] in "csp" else width

    def cost(self, breaks: tuple[int, ...]) -> float:
        """Points of one way: its breaks, its shape, and lines of one character."""
        lines = [*pairwise((0, *breaks, len(self.text)))]
        cost = sum(self.prices[i] for i in breaks)
        cost += _shape_cost([self.width(start, end) for start, end in lines])
        alone = sum(self._signs[end] - self._signs[start] < _FEWEST for start, end in lines)
        return cost + _ALONE * alone

    def best(self, count: int, limit: float = math.inf) -> _Way | None:
        """The cheapest way to so many lines; None if none fits, or all cost more than the limit."""
        ends = list(self.prices)
        if count - 1 > _MANY:
            ends = sorted(sorted(ends, key=lambda i: (self.prices[i], i))[: max(_KEPT, count)])
        self._found, self._limit = None, limit
        self._cheapest = min((self.prices[i] for i in ends), default=0.0)
        self._search(ends, (), 0.0, (math.inf, 0.0), count)
        return self._found

    def _search(
        self,
        ends: list[int],
        breaks: tuple[int, ...],
        points: float,
        widths: tuple[float, float],
        count: int,
    ) -> None:
        """Go through the ways that begin with some breaks, as long as they can be the cheapest.

        Args:
            ends: where lines may end.
            breaks: those chosen.
            points: what they cost.
            widths: of the shortest and the longest line so far, em.
            count: lines that are left.
        """
        size, start = len(self.text), breaks[-1] if breaks else 0
        if count == 1:
            if self.width(start, size) <= self.measure:
                cost = self.cost(breaks)
                if cost <= self._limit and (self._found is None or (cost, breaks) < self._found):
                    self._found, self._limit = (cost, breaks), cost
            return
        for end in ends[bisect_right(ends, start) :]:
            width = self.width(start, end)
            if width > self.measure:
                return
            least, most = min(widths[0], width), max(widths[1], width)
            price = points + self.prices[end]
            # Lines to come can only make the spread wider, and cost what the cheapest break does.
            bound = price + (count - 2) * self._cheapest
            bound += _SPREAD * max(0.0, most - least - _LEAST_DIFFERENCE)
            if bound > self._limit + _ROUNDING:
                continue
            if self.width(end, size) <= (count - 1) * (self.measure + _HALF):
                self._search(ends, (*breaks, end), price, (least, most), count - 1)


def _shape_cost(widths: list[float]) -> float:
    """How far the lines are from a trapezoid or a diamond, in points."""
    longest, shortest = max(widths), min(widths)
    cost, spread = 0.0, longest - shortest
    if spread < _LEAST_DIFFERENCE:
        cost += _RECTANGLE
    cost += _SPREAD * max(0.0, spread - _LEAST_DIFFERENCE)
    if shortest < longest / 3:
        cost += _SHORT
    for before, width, after in zip(widths, widths[1:], widths[2:], strict=False):
        if width < min(before, after):
            cost += _HOURGLASS
    return cost


def _prices(text: str, kinds: str) -> dict[int, float]:
    """Return {position: points} for every break that the rules allow."""
    flags = may_break(text, ProhibitionLevel.STRICT)
    quoted = {i for match in _QUOTED.finditer(text) for i in range(match.start() + 1, match.end())}
    torn = {
        i
        for word in _WHOLE
        for match in re.finditer(word, text)
        for i in range(match.start() + 1, match.end())
    }
    prices = {}
    for i in range(1, len(text)):
        if flags[i] and kinds[i] != " ":
            price = _by_neighbours(text, kinds, i)
            price += _INSIDE_QUOTES if i in quoted else 0.0
            price += _INSIDE_WORD if i in torn else 0.0
            prices[i] = price
    return prices


def _by_neighbours(text: str, kinds: str, i: int) -> float:
    """Points of a break for what stands beside it."""
    before, after = kinds[i - 1], kinds[i]
    if before in "sp":
        return _AFTER_MARK
    if before == " ":
        return _AFTER_SPACE
    if text[i - 1] in "”》":
        return _AFTER_CLOSER
    if after == "o":
        return _BEFORE_OPENER if text[i] in "“《" else _BEFORE_BRACKET
    if (before in "nw" and text[i] in UNITS) or (text[i - 1] == "第" and after in "nw"):
        return _SPLIT_NUMBER
    price = 0.0
    if text.endswith(_ENDS, 0, i) or text.startswith(_BEGINS, i):
        price = _AT_WORD
    if text[i] in _RANKS:
        price += _BEFORE_RANK
    elif text[i - 1] in _RANKS:
        price += _AFTER_RANK
    return price
