"""The pages of the finding aid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from bulletin_pdf.archive.bags import CODE, DATE, PREVIOUS, RETENTION, TOOLCHAIN
from bulletin_pdf.archive.listing import Listed, Part
from bulletin_pdf.archive.site.frame import Frame, heading, listing
from bulletin_pdf.archive.site.markup import Html, address, el, joined, link
from bulletin_pdf.archive.site.places import Shown, name_of
from bulletin_pdf.archive.site.scripts import short_name

_LATEST = 12
_UNDATED = "未注明日期"
_FACTS = {
    CODE: "档号",
    RETENTION: "保管期限",
    DATE: "入库日期",
    PREVIOUS: "更正的版本",
    TOOLCHAIN: "公共材料包",
}
"""What of a bag's own words is shown, in our words."""


def pages(issues: Sequence[Shown], title: str) -> dict[str, bytes]:
    """Return all pages: path below the site → content.

    Args:
        issues: by date, all versions.
        title: of the site.
    """
    current = [shown for shown in reversed(issues) if shown.issue.newest]
    frame = Frame(title)
    found = {"index.html": _index(frame, current)}
    found |= _years(frame, current)
    for kind, word in (("section", "栏目"), ("organisation", "单位")):
        found |= _groups(frame, current, kind, word)
    versions: dict[str, list[Listed]] = defaultdict(list)
    for shown in issues:
        versions[shown.issue.id].append(shown.issue)
    for shown in issues:
        page = _issue(Frame(title, "../"), shown, versions[shown.issue.id])
        found[f"issues/{shown.name}.html"] = page
    return found


def chinese_date(iso: str) -> str:
    """Return 2012-01-10 as 2012年1月10日."""
    if not iso:
        return _UNDATED
    day = date.fromisoformat(iso)
    return f"{day.year}年{day.month}月{day.day}日"


def _index(frame: Frame, current: Sequence[Shown]) -> bytes:
    articles = sum(part.kind == "article" for shown in current for part in shown.issue.parts)
    years = sorted({shown.year for shown in current if shown.year})
    span = f"，{years[0]}—{years[-1]}年" if len(years) > 1 else f"，{years[0]}年" if years else ""
    filters = (("year", "年份"), ("section", "栏目"), ("organisation", "单位"))
    results = el(
        "section",
        {"id": "results", "hidden": "", "aria-label": "查找结果"},
        el(
            "div",
            {"class": "filters"},
            *(
                el("label", None, word, el("select", {"id": key, "name": key}))
                for key, word in filters
            ),
        ),
        el("p", {"id": "count", "role": "status", "aria-live": "polite"}),
        el("ol", {"id": "hits", "class": "hits"}),
        el("button", {"id": "more", "type": "button", "hidden": ""}, "更多"),
    )
    browse = el(
        "div",
        {"id": "browse"},
        el("p", {"class": "sum"}, f"收录 {len(current)} 期、{articles} 篇文章{span}。"),
        el(
            "noscript",
            None,
            el("p", None, "浏览器没有启用脚本，不能查找；仍可按年份、栏目、单位浏览。"),
        ),
        heading(2, "最近各期"),
        listing(*(_card(shown) for shown in current[:_LATEST]), kind="cards"),
        heading(2, "按年份"),
        _year_links(current),
        _tips(),
    )
    return frame.page(
        "",
        heading(1, frame.site, **{"class": "hidden"}),
        results,
        browse,
        scripts=("query.js", "search.js", "data/issues.js"),
    )


def _tips() -> Html:
    rows = (
        ("读书 职工", "两个词都有"),
        ("读书 OR 阅读", "有其中一个"),
        ("读书 NOT 报告会", "有前一个，没有后一个"),
        ("“职工书屋”", "照原样连在一起"),
        ("单位:教育局　栏目:要闻　标题:读书", "只在这一项里找"),
        ("日期:2012　日期:2012-01..2012-06", "某年，或一段时间"),
    )
    cells = (
        joined(el("dt", None, el("kbd", None, query)), el("dd", None, meaning))
        for query, meaning in rows
    )
    slash, down, up, escape = (el("kbd", None, key) for key in ("/", "↓", "↑", "Esc"))
    keys = el(
        "p", None, "按 ", slash, " 到查找框，", down, " ", up, " 在结果间移动，", escape, " 清除。"
    )
    summary = el("summary", None, "怎样查找")
    return el("details", {"class": "tips"}, summary, el("dl", None, *cells), keys)


def _card(shown: Shown) -> Html:
    issue = shown.issue
    picture = None
    if shown.previews:
        picture = el(
            "img",
            {"src": address(shown.previews[0]), "alt": "", "loading": "lazy", "width": "120"},
        )
    words = joined(
        el("span", {"class": "name"}, issue.name),
        el("span", {"class": "number"}, f"第{issue.number}期") if issue.number else None,
        el("span", {"class": "date"}, chinese_date(issue.date)),
    )
    return link(shown.page, picture, el("span", {"class": "about"}, words))


def _number(issue: Listed) -> str:
    total = f"（总第{issue.cumulative_number}期）" if issue.cumulative_number else ""
    return f"第{issue.number}期{total}"


def _years(frame: Frame, current: Sequence[Shown]) -> dict[str, bytes]:
    found = {"years.html": frame.page("年份", heading(1, "按年份"), _year_links(current))}
    by_year: dict[str, list[Shown]] = defaultdict(list)
    for shown in current:
        by_year[shown.year].append(shown)
    for year, issues in by_year.items():
        title = f"{year}年" if year else _UNDATED
        blocks = [joined(_issue_head(shown, 2), _contents(shown, "")) for shown in issues]
        found[_year_page(year)] = frame.page(title, heading(1, title), *blocks)
    return found


def _year_page(year: str) -> str:
    return f"year-{year or 'undated'}.html"


def _year_links(current: Sequence[Shown]) -> Html:
    counts: dict[str, int] = defaultdict(int)
    for shown in current:
        counts[shown.year] += 1
    years = sorted(counts, reverse=True)
    return listing(
        *(
            joined(
                link(_year_page(year), f"{year}年" if year else _UNDATED),
                el("span", {"class": "count"}, f"{counts[year]} 期"),
            )
            for year in years
        ),
        kind="index",
    )


def _groups(frame: Frame, current: Sequence[Shown], kind: str, word: str) -> dict[str, bytes]:
    """Return the page of all sections (organisations), and one for each."""
    groups: dict[str, list[tuple[Shown, Part]]] = defaultdict(list)
    for shown in current:
        for part in shown.issue.parts:
            if name := getattr(part, kind):
                groups[name].append((shown, part))
    items = (
        joined(
            link(short_name(kind, name), name),
            el("span", {"class": "count"}, f"{len(groups[name])} 篇"),
        )
        for name in sorted(groups)
    )
    content = listing(*items, kind="index") if groups else el("p", None, "没有。")
    found = {f"{kind}s.html": frame.page(word, heading(1, f"按{word}"), content)}
    for name, members in groups.items():
        rows = listing(*(_row(shown, part) for shown, part in members), kind="articles")
        found[short_name(kind, name)] = frame.page(name, heading(1, name), rows)
    return found


def _row(shown: Shown, part: Part) -> Html:
    issue = shown.issue
    about = "　".join(
        filter(None, (chinese_date(issue.date), issue.name, _number(issue) if issue.number else ""))
    )
    return joined(
        link(f"{shown.page}#a{part.ordinal}", part.title),
        el("span", {"class": "where"}, f"{about}　{part.organisation}".rstrip("　")),
    )


def _issue_head(shown: Shown, level: int) -> Html:
    issue = shown.issue
    about = "　".join(
        filter(None, (_number(issue) if issue.number else "", chinese_date(issue.date)))
    )
    return joined(
        el(f"h{level}", None, link(shown.page, issue.name)), el("p", {"class": "where"}, about)
    )


def _contents(shown: Shown, up: str) -> Html:
    """Return the contents of an issue: sections, titles, contributors, pages."""
    rows: list[Html] = []
    section = None
    for part in shown.issue.parts:
        if part.kind == "issue":
            continue
        if part.section != section:
            section = part.section
            if section:
                name = link(up + short_name("section", section), section)
                rows.append(el("li", {"class": "section"}, name))
        target = up + shown.pdf + (f"#page={part.page}" if part.page else "")
        page = el("span", {"class": "page"}, f"第{part.page}页") if part.page else None
        by = None
        if part.organisation:
            to = up + short_name("organisation", part.organisation)
            by = el("span", {"class": "by"}, link(to, part.organisation))
        title = {"briefs": "简讯", "figures": "数字"}.get(part.kind, part.title)
        rows.append(
            el("li", {"id": f"a{part.ordinal}"} if up else {}, link(target, title), by, page)
        )
    return el("ul", {"class": "contents"}, *rows)


def _issue(frame: Frame, shown: Shown, versions: Sequence[Listed]) -> bytes:
    issue = shown.issue
    facts = [
        ("期号", _number(issue) if issue.number else ""),
        ("日期", chinese_date(issue.date)),
        ("编印单位", issue.publisher),
        ("密级", issue.classification),
        ("页数", f"{issue.pages}页"),
        ("编号", issue.id),
        ("版本", f"第{issue.version}版" if len(versions) > 1 else ""),
        *((word, issue.metadata.get(label, "")) for label, word in _FACTS.items()),
    ]
    table = (joined(el("dt", None, k), el("dd", None, v)) for k, v in facts if v)
    pictures = (
        link(
            f"{frame.up}{shown.pdf}#page={number}",
            el("img", {"src": frame.up + address(file), "alt": f"第{number}页", "loading": "lazy"}),
            el("span", None, str(number)),
        )
        for number, file in enumerate(shown.previews, 1)
    )
    return frame.page(
        " ".join(filter(None, (issue.name, _number(issue) if issue.number else ""))),
        _superseded(issue, versions),
        heading(1, issue.name),
        el("p", None, link(frame.up + shown.pdf, "打开 PDF", **{"class": "open"})),
        el("dl", {"class": "facts"}, *table),
        heading(2, "目次"),
        _contents(shown, frame.up),
        heading(2, "页面") if shown.previews else None,
        listing(*pictures, kind="previews") if shown.previews else None,
        _other_versions(issue, versions),
    )


def _superseded(issue: Listed, versions: Sequence[Listed]) -> Html | None:
    if issue.newest:
        return None
    newest = max(versions, key=lambda other: other.version)
    to = address(f"{name_of(newest)}.html")
    return el(
        "p", {"class": "notice"}, "这一版已经更正，请看", link(to, f"第{newest.version}版"), "。"
    )


def _other_versions(issue: Listed, versions: Sequence[Listed]) -> Html | None:
    others = [other for other in versions if other.version != issue.version]
    if not others:
        return None
    links = (link(address(f"{name_of(o)}.html"), f"第{o.version}版") for o in others)
    return joined(heading(2, "其他版本"), listing(*links, kind="index"))
