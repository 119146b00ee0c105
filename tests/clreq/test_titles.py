from itertools import combinations, pairwise

import pytest

from bulletin_pdf.clreq import break_title, title_width
from bulletin_pdf.clreq.titles import _KEPT, _MANY, _shape_cost, _Title

TITLES = [
    "张家港市总“三服务、三满意、五坚持”部署全年工作",
    "太仓市总工会召开三届五次全委（扩大）会议部署2012年工作",
    "关于印发《江苏省企业职工工资集体协商条例实施办法》的通知",
    "工业园区总工会与人力资源部门建立联席会议制度",
]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("measure", [13.0, 16.0, 19.0])
def test_lines_fit_have_visibly_different_lengths_and_lose_nothing(title, measure):
    lines = break_title(title, measure)
    assert "".join(lines) == title
    widths = [title_width(line) for line in lines]
    assert max(widths) <= measure
    assert min(len(line) for line in lines) > 1
    assert all(not a > b < c for a, b, c in zip(widths, widths[1:], widths[2:], strict=False))


def test_a_title_breaks_by_meaning():
    assert break_title("张家港市总“三服务、三满意、五坚持”部署全年工作", 19) == [
        "张家港市总“三服务、三满意、五坚持”",
        "部署全年工作",
    ]
    assert break_title("常熟市总四大工程明确全年目标", 13) == ["常熟市总四大工程", "明确全年目标"]
    assert break_title("水务公司工会：2012年工作要点", 13) == ["水务公司工会：", "2012年工作要点"]


def test_quotes_and_numbers_stay_whole_where_they_can():
    for title in TITLES:
        for line in break_title(title, 19):
            assert line.count("“") == line.count("”")
            assert not line.startswith("年")


def test_a_title_that_fits_stays_on_one_line_and_editors_may_break():
    assert break_title("工作要点", 19) == ["工作要点"]
    assert break_title("", 19) == []
    assert break_title("苏州市总工会\n部署全年工作", 19) == ["苏州市总工会", "部署全年工作"]


def test_a_word_that_nothing_breaks_may_be_too_wide():
    assert break_title("pneumonoultramicroscopic", 5) == ["pneumonoultramicroscopic"]


def test_spaces_in_titles_are_breaks_and_disappear():
    assert break_title("苏州市总工会  部署全年工作任务", 10) == ["苏州市总工会", "部署全年工作任务"]
    long = (
        "苏州市总工会关于学习贯彻会议精神、推进职工建功立业、加强基层组织建设、做好困难帮扶的通知"
    )
    lines = break_title(long, 9.5)
    assert "".join(lines) == long
    assert len(lines) >= 5


def test_spaces_at_the_ends_of_a_line_have_no_width():
    lines = break_title("市总工会  召开工作会议", 7.0)
    assert [line.strip() for line in lines] == ["市总工会", "召开工作会议"]


@pytest.mark.parametrize(
    "title",
    [
        "张家港市总工会三服务三满意五坚持部署全年工作",
        "常熟市总召开四届八次全委会议和2012年工作会议，明确“四大工程”",
        "关于认真学习贯彻党的十七届六中全会精神的通知",
    ],
)
@pytest.mark.parametrize("measure", [6, 8.5, 12])
@pytest.mark.parametrize("count", [2, 3, 4])
def test_the_search_finds_the_cheapest_of_all_ways(title, measure, count):
    whole = _Title(title, measure)
    ends = list(whole.prices)
    if count - 1 > _MANY:
        ends = sorted(sorted(ends, key=lambda i: (whole.prices[i], i))[: max(_KEPT, count)])
    ways = [
        (whole.cost(breaks), breaks)
        for breaks in combinations(ends, count - 1)
        if all(
            whole.width(start, end) <= measure for start, end in pairwise((0, *breaks, len(title)))
        )
    ]
    best = min(ways, default=None)
    assert whole.best(count) == best
    if best is not None:
        assert whole.best(count, best[0]) == best
        assert whole.best(count, best[0] - 0.1) is None


def test_an_hourglass_is_dearer_than_a_diamond():
    assert _shape_cost([9, 5, 9]) > _shape_cost([5, 9, 5])
