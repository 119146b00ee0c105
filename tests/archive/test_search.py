"""Searching an archive: what is found, in which order, and where it stands."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bulletin_pdf.archive.search import Found, Hit
from bulletin_pdf.errors import UsageError
from bulletin_pdf.pipeline.finding import Limits, find, opened

from .brute_force import in_order, stands_in
from .shelf import article, deposit, issue

PROSE = Path(__file__).resolve().parents[1] / "clreq" / "facts" / "prose"
Ask = Callable[..., Found]


@contextmanager
def asking(archive: Path) -> Iterator[Ask]:
    with opened(archive) as found:
        assert found.warnings == []
        yield lambda query, **options: find(found, query, Limits(**options), limit=1000)


def titles(found: Found) -> list[str]:
    return ["".join(piece.text for piece in hit.title) for hit in found.hits]


def shown(hit: Hit) -> str:
    return "".join(f"【{p.text}】" if p.found else p.text for p in hit.snippet)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    first = issue(
        article("读书月启动", "职工书屋开展**读书**活动，“双创”工作有新进展。", "教育局"),
        article(
            "增长", "产值增长12.5％，PM2.5下降；ＡＩ应用见效。\n\n单位共赢，社\n区和谐。", "统计局"
        ),
        date="2012-01-10",
        number=1,
    )
    second = issue(
        article("合作", "合作、共赢。11月召开，café 与 MAIN 不同。", "市教育局"),
        article("办法（试行）", "朱[镕]{róng}基题词。单位好。又，区内无事，社。区。", "工会"),
        date="2013-03-02",
        number=2,
    )
    deposit(folder, "2012-01", first, ["读书月\n职工书屋", "增长\n共\n赢"], starts=[1, 2])
    deposit(folder, "2013-03", second, ["合作、共赢", "办法"], starts=[1, 2])
    return folder


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("书", ["读书月启动"]),
        ("读书", ["读书月启动"]),
        ("双创工作", ["读书月启动"]),
        ("“双创”工作", ["读书月启动"]),
        ("双 创", ["读书月启动"]),
        ("12.5", ["增长"]),
        ("12", []),
        ("pm2.5", ["增长"]),
        ("ai", ["增长"]),
        ("1月", []),
        ("11月", ["合作"]),
        ("Cafe", ["合作"]),
        ("main", ["合作"]),
        ("合作，共赢", ["合作"]),
        ("合作共赢", []),
        ("社区", ["增长"]),
        ("朱镕基", ["办法（试行）"]),
        ("办法（试行）", ["办法（试行）"]),
        ("共赢 合作", ["合作"]),
        ("共赢 AND 产值", ["增长"]),
        ("读书 OR café", ["读书月启动", "合作"]),
        ("共赢 NOT 合作", ["增长"]),
        ("共赢 NOT (合作 OR 产值)", []),
        ("title:合作 OR 标题：读书", ["读书月启动", "合作"]),
        ("单位:教育局", ["读书月启动", "合作"]),
        ("organisation:市教育局", ["合作"]),
        ("栏目:要闻 单位:工会", ["办法（试行）"]),
        ("日期:2012 共赢", ["增长"]),
        ("date:2012-12..2013-03-02 共赢", ["合作"]),
        ("日期:..2012-01 书", ["读书月启动"]),
        ("日期:2013-03-03.. 书", []),
        ("第2期", ["工会信息"]),
    ],
)
def test_a_query_finds_exactly(archive: Path, query: str, expected: list[str]) -> None:
    with asking(archive) as ask:
        found = ask(query)
    assert sorted(titles(found)) == sorted(expected)
    assert found.total == len(expected)


def test_options_narrow_a_search(archive: Path) -> None:
    with asking(archive) as ask:
        assert titles(ask("共赢", since="2013")) == ["合作"]
        assert titles(ask("共赢", until="2012-12-31")) == ["增长"]
        assert titles(ask("共赢", organisation="统计")) == ["增长"]
        assert ask("共赢", section="没有").total == 0
        assert ask("", section="要闻").total == 4


def test_a_title_counts_more_than_the_text(archive: Path) -> None:
    with asking(archive) as ask:
        assert titles(ask("合作 OR 读书 OR 增长"))[-1] != "合作"
        assert titles(ask("增长"))[0] == "增长"


def test_a_hit_shows_what_was_found_and_on_which_page(archive: Path) -> None:
    with asking(archive) as ask:
        (hit,) = ask("读书活动").hits
        assert shown(hit) == "职工书屋开展【读书活动】，“双创”工作有新进展。"
        assert (hit.id, hit.version, hit.date, hit.organisation) == (
            "2012-01", 1, "2012-01-10", "教育局",
        )  # fmt: skip
        assert hit.pages == (1,)
        assert hit.pdf == "2012-01/v1/data/pdf/2012-01.archive.pdf"
        assert ask("职工书屋").hits[0].pages == (1,)
        # The line ends within the word on the page.
        assert [h.pages for h in ask("共赢").hits] == [(1,), (2,)]


UNREADABLE = [
    "", "，。", "(读书", "读书)", "AND 读书", "读书 OR", "NOT", "单位:", "日期:昨天",
    "日期:2012-13", "日期:2013..2012", "日期:2012-02-30", "( " * 60 + "书" + ")" * 60, "书" * 1001,
]  # fmt: skip


@pytest.mark.parametrize("query", UNREADABLE)
def test_a_query_that_cannot_be_read_is_refused(archive: Path, query: str) -> None:
    with asking(archive) as ask, pytest.raises(UsageError) as error:
        ask(query)
    assert error.value.diagnostics[0].code.startswith("query-")


@pytest.mark.parametrize(
    "query", ['"', "a*b", "title:^书", "书 NEAR 读", "{a}", "x'y", '"";--', "\x00书", "¦all", "-书"]
)
def test_what_sqlite_would_take_for_commands_are_plain_words(archive: Path, query: str) -> None:
    with asking(archive) as ask:
        try:
            ask(query)
        except UsageError as error:
            assert error.diagnostics[0].code == "query-empty"  # noqa: PT017


def paragraphs() -> list[str]:
    return [
        line
        for file in sorted(PROSE.glob("*.txt"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if len(line) > 20
    ]


def a_slice(chance: random.Random, texts: list[str]) -> str:
    text = chance.choice(texts)
    at = chance.randrange(len(text))
    return text[at : at + chance.randint(1, 12)]


@pytest.mark.slow
def test_random_queries_find_what_looking_at_every_text_finds(tmp_path: Path) -> None:
    chance = random.Random(7)
    prose = paragraphs()
    for number in range(60):
        bodies = ["\n\n".join(chance.sample(prose, 3)) for _ in range(3)]
        articles = [article(f"第{number}之{n}", body) for n, body in enumerate(bodies)]
        deposit(tmp_path, f"issue-{number}", issue(*articles))
    with opened(tmp_path) as found:
        database: sqlite3.Connection = found.catalogue.database
        texts = {
            title: in_order(f"{title}\n{text}")
            for title, text in database.execute(
                "SELECT title, text FROM entry WHERE kind = 'article'"
            )
        }
        assert len(texts) == 180
        wrong = []
        for _ in range(400):
            query = a_slice(chance, prose)
            if not (wanted := in_order(query)):
                continue
            quoted = '"' + query.replace('"', "") + '"'
            answer = find(found, quoted, limit=1000)
            given = {title for title in titles(answer) if title != "工会信息"}
            expected = {title for title, text in texts.items() if stands_in(wanted, text)}
            if given != expected:
                wrong.append((query, given ^ expected))
    assert wrong == []


def test_the_page_is_that_of_the_place_and_not_of_its_neighbours(tmp_path: Path) -> None:
    content = issue(
        article("甲", "前面都是别的话，只在最后说到读书活动的安排。"),
        article("乙", "第二篇开头。\n\n又说读书12小时，AI 辅助。"),
    )
    content["sections"][0]["briefs"] = ["某地读书周开幕。"]  # type: ignore[index]
    pages = ["甲\n前面都是别的话，只在最", "后说到读书活动的安排。\n乙\n第二篇开头。",
             "又说读书\n12小时，AI\n辅助。简讯\n某地读书周开幕。"]  # fmt: skip
    deposit(tmp_path, "a", content, pages, starts=[1, 2])
    with asking(tmp_path) as ask:
        assert {h.ordinal: h.pages for h in ask("读书").hits} == {0: (2,), 1: (3,), 2: (3,)}
        assert [h.pages for h in ask("AI").hits] == [(3,)]
        assert [h.pages for h in ask("最后说到").hits] == [(1,)]  # the page breaks the words


def test_a_sections_note_is_found_once_and_without_its_markup(tmp_path: Path) -> None:
    content = issue(article("甲", "文"), article("乙", "文"))
    content["sections"][0]["editors_note"] = "**编者按：**新的一年。"  # type: ignore[index]
    deposit(tmp_path, "a", content)
    with asking(tmp_path) as ask:
        (hit,) = ask("新的一年").hits
        assert (titles(ask("新的一年")), shown(hit)) == (["甲"], "编者按：【新的一年】。 文")


def test_where_hits_are_very_many_titles_come_first_then_the_last_catalogued(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, title in enumerate(["读书一", "其他", "读书二", "另外", "又一"]):
        deposit(tmp_path, f"i{number}", issue(article(title, "大家读书。")))
    monkeypatch.setattr("bulletin_pdf.archive.search._BROAD", 4)
    with opened(tmp_path) as found:
        order = ["读书二", "读书一", "又一", "另外", "其他"]
        assert titles(find(found, "读书")) == order
        pages = [titles(find(found, "读书", limit=2, page=page)) for page in (1, 2, 3, 4)]
    assert pages == [order[:2], order[2:4], order[4:], []]
