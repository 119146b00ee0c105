"""The finding aid: what it holds, that it is the same each time, and how it works in a browser."""

from __future__ import annotations

import json
import random
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from bulletin_pdf.archive.site.building import Written
from bulletin_pdf.archive.words import spelled, units
from bulletin_pdf.errors import ArchiveError, OutputError
from bulletin_pdf.pipeline.finding import find, opened, show_issue
from bulletin_pdf.pipeline.finding_aid import write_site

from . import browser
from .brute_force import in_order
from .conftest import ISSUE, Archived
from .shelf import article, deposit, issue
from .test_search import a_slice, paragraphs

ATOM = "{http://www.w3.org/2005/Atom}"


def write(archive: Path, site: Path, **options: str) -> Written:
    with opened(archive) as found:
        return write_site(found, site, **options)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    first = article("读书月启动", "职工书屋开展**读书**活动。", "教育局")
    second = article("增长", "产值增长12.5％，ＡＩ应用见效。", "统计局")
    deposit(folder, "2012-01", issue(first, second, date="2012-01-10", number=1),
            ["读书月", "增长"], starts=[1, 2])  # fmt: skip
    third = article("合作", "合作、共赢，读书一样。", "教育局")
    deposit(folder, "2013-01", issue(third, date="2013-05-01", number=2), ["旧"], starts=[1])
    again = article("合作（更正）", "合作、共赢，读书一样。", "教育局")
    deposit(folder, "2013-01", issue(again, date="2013-05-01", number=2), ["新"], starts=[1],
            version=2)  # fmt: skip
    return folder


@pytest.fixture(scope="module")
def site(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "档案 site"
    write(archive, folder)
    return folder


class Links(HTMLParser):
    """Collects what a page refers to, and its ids."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.ids: set[str] = set()
        self.tags: list[str] = []
        self.events: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name in ("href", "src", "action"):
                self.targets.append(value or "")
            if name == "id":
                self.ids.add(value or "")
            if name.startswith("on"):
                self.events.append(name)


def test_it_has_a_page_for_each_issue_year_section_and_organisation(site: Path) -> None:
    names = set(files(site))
    assert {"index.html", "years.html", "sections.html", "organisations.html", "feed.xml",
            "site.css", "query.js", "search.js", "site.json", "year-2012.html", "year-2013.html",
            "issues/2012-01-v1.html", "issues/2013-01-v1.html", "issues/2013-01-v2.html",
            "pdf/2012-01-v1.pdf", "previews/2012-01-v1-0002.png", "data/issues.js",
            "data/text-2012.js", "data/text-2013.js"} <= names  # fmt: skip
    assert len([name for name in names if name.startswith("section-")]) == 1
    assert len([name for name in names if name.startswith("organisation-")]) == 2


def test_every_link_leads_to_a_file_of_the_site(site: Path) -> None:
    pages = {path: Links(path.read_text("utf-8")) for path in site.rglob("*.html")}
    for path, page in pages.items():
        for target in page.targets:
            parts = urlsplit(target)
            assert not parts.scheme
            assert not parts.netloc
            to = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert to.is_file(), (path, target)
            if parts.fragment and to.suffix == ".html":
                assert unquote(parts.fragment) in pages[to].ids
            if to.suffix == ".pdf" and parts.fragment:
                assert re.fullmatch(r"page=\d+", parts.fragment)


def test_a_corrected_version_is_what_lists_show(site: Path) -> None:
    assert "合作（更正）" in (site / "year-2013.html").read_text("utf-8")
    old = (site / "issues/2013-01-v1.html").read_text("utf-8")
    assert '这一版已经更正，请看<a href="2013-01-v2.html">第2版</a>' in old
    assert '<a href="2013-01-v1.html">第1版</a>' in (site / "issues/2013-01-v2.html").read_text(
        "utf-8"
    )


def test_the_same_archive_gives_the_same_bytes_and_nothing_is_written_twice(
    archive: Path, site: Path, tmp_path: Path
) -> None:
    write(archive, tmp_path / "other")
    assert files(tmp_path / "other") == files(site)
    times = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    again = write(archive, site)
    assert (again.changed, again.same) == (0, len(files(site)))
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == times


def test_what_is_no_longer_wanted_goes_and_what_is_not_ours_stays(
    archive: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "archive"
    shutil.copytree(archive, copy)
    target = tmp_path / "site"
    write(copy, target)
    (target / "CNAME").write_text("x")
    shutil.rmtree(copy / "deposits" / "2012-01")
    write(copy, target)
    names = set(files(target))
    assert not [name for name in names if "2012" in name]
    assert "CNAME" in names


@pytest.mark.parametrize("name", ["mine.txt", "site.json"])
def test_a_folder_with_other_files_is_left_alone(archive: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("[1]")
    with pytest.raises(OutputError) as error:
        write(archive, tmp_path)
    assert error.value.diagnostics[0].code == "site-foreign"
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_the_feed_lists_the_newest_issues_first(archive: Path, tmp_path: Path) -> None:
    write(archive, tmp_path / "site", title="市工会", url="https://example.org/x")
    root = ElementTree.fromstring((tmp_path / "site/feed.xml").read_bytes())
    assert root.findtext(f"{ATOM}title") == "市工会"
    assert root.findtext(f"{ATOM}updated") == "2013-05-01T00:00:00+08:00"
    entries = root.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        "工会信息 第2期",
        "工会信息 第1期",
    ]
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 2
    links = [link.get("href") for link in entries[0].findall(f"{ATOM}link")]
    assert links == [
        "https://example.org/x/issues/2013-01-v2.html",
        "https://example.org/x/pdf/2013-01-v2.pdf",
    ]


def test_the_entries_of_the_feed_are_the_same_under_another_title(
    archive: Path, tmp_path: Path
) -> None:
    ids = []
    for title in ("甲", "乙"):
        write(archive, tmp_path / title, title=title)
        root = ElementTree.fromstring((tmp_path / title / "feed.xml").read_bytes())
        ids.append([entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")])
    assert ids[0] == ids[1]


def test_an_issue_shows_its_code_and_where_its_briefs_stand(tmp_path: Path) -> None:
    content = issue(article("甲", "文"), date="2012-01-10")
    content["sections"][0]["briefs"] = ["某地读书周开幕。"]  # type: ignore[index]
    more = [("Archival-Code", "WS-1"), ("Retention-Period", "永久")]
    deposit(tmp_path, "a", content, ["甲 文", "简讯 某地读书\n周开幕。"], starts=[1], info=more)
    write(tmp_path, tmp_path / "site")
    page = (tmp_path / "site/issues/a-v1.html").read_text("utf-8")
    assert "<dt>档号</dt><dd>WS-1</dd><dt>保管期限</dt><dd>永久</dd>" in page
    assert '<a href="../pdf/a-v1.pdf#page=2">简讯</a><span class="page">第2页</span>' in page


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; alert(1) //",
    "</script><script>alert(1)</script>",
    "</title><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "]]><x>&amp;&lt;",
    "\u2028alert(1)\u2029",
    "\u202eab",
    "${alert(1)}",
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    for number, text in enumerate(HOSTILE):
        content = issue(article(text, text, text), name=text, publisher=text, number=number + 1)
        content["sections"][0]["title"] = text  # type: ignore[index]
        deposit(folder, f"h{number}", content)
    write(folder, folder / "site")
    return folder / "site"


def test_a_hostile_title_stays_a_text(hostile: Path) -> None:
    known = {"html", "head", "meta", "title", "link", "script", "body", "a", "header", "p", "nav",
             "form", "label", "input", "button", "main", "h1", "h2", "section", "div", "select",
             "ol", "ul", "li", "span", "img", "footer", "dl", "dt", "dd", "details", "summary",
             "kbd", "noscript"}  # fmt: skip
    for path in hostile.rglob("*.html"):
        page = Links(path.read_text("utf-8"))
        assert set(page.tags) <= known
        assert page.events == []
        assert page.tags.count("script") == (3 if path.name == "index.html" else 0)
        assert not [t for t in page.targets if urlsplit(t).scheme]
        assert "\u202e" not in path.read_text("utf-8")
    ElementTree.fromstring((hostile / "feed.xml").read_bytes())
    for path in hostile.rglob("data/*.js"):
        text = path.read_text("utf-8")
        assert not set(text) & set("<>&\u2028\u2029\u202e")
        assert text.count("\n") == 1


@pytest.mark.slow
def test_a_hostile_title_does_nothing_in_a_browser(hostile: Path, tmp_path: Path) -> None:
    page = browser.opened(f"{(hostile / 'index.html').as_uri()}?q=alert", tmp_path)
    assert page.complaints == []
    assert page.requests == []
    hits = re.search(r'<ol id="hits"[^>]*>(.*?)</ol>', page.dom, re.DOTALL)
    assert hits is not None
    # Two of the ten are refused as sources, one does not have the word; each has a title twice.
    assert hits[1].count("<li>") == 14
    assert set(re.findall(r"<(\w+)", hits[1])) == {"li", "a", "p", "mark"}


def test_a_pdf_that_cannot_be_drawn_is_named_and_its_issue_is_still_there(tmp_path: Path) -> None:
    deposit(tmp_path / "a", "bad", issue(article("题", "文")), pdf=b"%PDF-1.7 nothing")
    written = write(tmp_path / "a", tmp_path / "site")
    assert written.without_previews == ["bad-v1"]
    assert (tmp_path / "site/issues/bad-v1.html").is_file()


def test_a_pdf_that_is_a_link_out_of_its_bag_is_refused(tmp_path: Path) -> None:
    bag = deposit(tmp_path / "a", "bad", issue(article("题", "文")))
    (tmp_path / "secret").write_text("x")
    (bag / "data/pdf/bad.archive.pdf").unlink()
    (bag / "data/pdf/bad.archive.pdf").symlink_to(tmp_path / "secret")
    with pytest.raises(ArchiveError):
        write(tmp_path / "a", tmp_path / "site")


# ---- in Chromium, from file://


@pytest.mark.slow
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=读书", ["读书月启动", "合作（更正）"]),
        ("q=读书 NOT 共赢", ["读书月启动"]),
        ("q=单位:教育局&year=2013", ["合作（更正）"]),
        ("q=读书&organisation=教育局&section=要闻&year=2012", ["读书月启动"]),
        ("q=日期:..2012-06 ai", ["增长"]),
        ("q=没有的词", []),
    ],
)
def test_the_search_finds_in_a_browser_without_a_server(
    site: Path, tmp_path: Path, query: str, expected: list[str]
) -> None:
    address = f"{(site / 'index.html').as_uri()}?{quote(query, safe='=&')}"
    page = browser.opened(address, tmp_path)
    assert page.complaints == []
    assert page.requests == []
    hits = re.search(r'<ol id="hits"[^>]*>(.*?)</ol>', page.dom, re.DOTALL)
    assert hits is not None
    titles = re.findall(r'<li><a href="pdf/[^"]+#page=\d">(.*?)</a>', hits[1])
    assert [re.sub("</?mark>", "", title) for title in titles] == expected
    count = f"共 {len(expected)} 处" if expected else "没有找到。可少写几个字，或换一个词。"
    assert count in page.dom


@pytest.mark.slow
@pytest.mark.parametrize(
    ("query", "words"),
    [("(读书", "括号不成对"), ("AND 书", "AND 缺少一边"), ("日期:x", "看不懂日期")],
)
def test_a_query_that_cannot_be_read_is_explained(
    site: Path, tmp_path: Path, query: str, words: str
) -> None:
    page = browser.opened(f"{(site / 'index.html').as_uri()}?q={quote(query)}", tmp_path)
    assert page.complaints == []
    assert words in page.dom


@pytest.mark.slow
def test_the_keyboard_is_enough(site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    browser.with_script(
        copy,
        """
      const at = () => document.activeElement.id || document.activeElement.textContent;
      const seen = [];
      const press = (name) => { key(name); seen.push(at()); };
      document.body.focus();
      press("/");
      const box = document.getElementById("q");
      box.value = "读书";
      box.dispatchEvent(new Event("input"));
      await until(() => document.querySelectorAll("#hits li").length === 2);
      for (const name of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"]) press(name);
      press("Escape");
      seen.push(box.value, document.getElementById("results").hidden);
      report(seen);
    """,
    )
    page = browser.opened((copy / "index.html").as_uri(), tmp_path)
    assert page.complaints == []
    first, second = "读书月启动", "合作（更正）"
    assert page.report == ["q", first, second, second, first, "q", "q", "", True]


@pytest.mark.slow
def test_the_filters_narrow_what_was_found_and_offer_what_there_is(
    site: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    browser.with_script(
        copy,
        """
      const links = () => [...document.querySelectorAll("#hits > li > a")];
      const titles = () => links().map((link) => link.textContent);
      const choose = async (id, value) => {
        const select = document.getElementById(id), before = titles().length;
        const offered = [...select.options].map((option) => option.value);
        select.value = value;
        select.dispatchEvent(new Event("change"));
        await until(() => titles().length !== before);
        return [offered, titles(), location.search];
      };
      const box = document.getElementById("q");
      box.value = "读书";
      box.dispatchEvent(new Event("input"));
      await until(() => titles().length === 2);
      const chosen = [];
      for (const year of ["2013", "", "2012"]) chosen.push(await choose("year", year));
      report(chosen);
    """,
    )
    page = browser.opened((copy / "index.html").as_uri(), tmp_path)
    assert page.complaints == []
    first, second, years = "读书月启动", "合作（更正）", ["", "2013", "2012"]
    asked = f"?q={quote('读书')}"
    assert page.report == [
        [years, [second], f"{asked}&year=2013"],
        [years, [first, second], asked],
        [years, [first], f"{asked}&year=2012"],
    ]


@pytest.mark.slow
def test_a_link_leads_to_the_page_that_has_the_article(archived: Archived, tmp_path: Path) -> None:
    write(archived.folder, tmp_path)
    page = Links((tmp_path / f"issues/{ISSUE}-v1.html").read_text("utf-8"))
    found = [t for t in page.targets if t.startswith("../pdf/") and "#page=" in t]
    with opened(archived.folder) as catalogue:
        parts = [part for part in show_issue(catalogue, ISSUE).parts if part.kind != "issue"]
    pages = PdfReader(tmp_path / f"pdf/{ISSUE}-v1.pdf").pages
    assert len(parts) == 6
    for part, target in zip(parts, found, strict=False):
        file, number = target.removeprefix("../").split("#page=")
        assert file == f"pdf/{ISSUE}-v1.pdf"
        text = spelled(units(pages[int(number) - 1].extract_text().replace("\n", " ")))
        assert spelled(units(part.title)) in text, part


@pytest.mark.slow
def test_the_browser_finds_what_the_command_finds(tmp_path: Path) -> None:
    chance = random.Random(11)
    prose = paragraphs()
    for number in range(25):
        bodies = ["\n\n".join(chance.sample(prose, 3)) for _ in range(3)]
        articles = [article(f"第{number}之{n}", body, "甲") for n, body in enumerate(bodies)]
        deposit(tmp_path / "a", f"issue-{number}", issue(*articles, date=f"20{10 + number}-05-06"))
    queries = [q for _ in range(400) if in_order(q := a_slice(chance, prose).replace('"', ""))]
    words = [a_slice(chance, prose)[:2] for _ in range(200)]
    words = [w for w in words if len(in_order(w)) == 2 and not set(w) & set('()（）"“”「＂: ：')]
    asked = [f'"{query}"' for query in queries]
    asked += [f"{a} OR {b}" for a, b in zip(words[::2], words[1::2], strict=False)]
    asked += [f"{a} NOT {b} date:2012..2030-05" for a, b in zip(words, words[3:], strict=False)]
    with opened(tmp_path / "a") as found:
        write_site(found, tmp_path / "site")
        expected = [
            sorted({f"{h.date}/{h.ordinal}" for h in find(found, q, limit=1000).hits})
            for q in asked
        ]
    browser.with_script(
        tmp_path / "site",
        f"""
      const asked = {json.dumps(asked)};
      document.getElementById("q").value = "书";
      document.getElementById("q").dispatchEvent(new Event("input"));
      await until(() => document.documentElement.dataset.searched);
      report(asked.map((query) => bulletin.found(query).map((e) => [e.i, e.a])));
    """,
    )
    page = browser.opened((tmp_path / "site/index.html").as_uri(), tmp_path)
    assert page.complaints == []
    dates = [f"20{10 + number}-05-06" for number in range(25)]
    given = [
        sorted(f"{dates[i]}/{ordinal}" for i, ordinal in hits)
        for hits in page.report  # type: ignore[attr-defined]
    ]
    assert sum(map(len, expected)) > 1000
    wrong = [(q, set(a) ^ set(b)) for q, a, b in zip(asked, given, expected, strict=True) if a != b]
    assert wrong == []
