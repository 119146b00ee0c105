"""Random issues of real prose: the same seed gives the same issue."""

from __future__ import annotations

import random
from pathlib import Path

import yaml

PROSE = Path(__file__).resolve().parents[1] / "clreq" / "facts" / "prose"
TITLES = (
    "常熟市总四大工程明确全年目标",
    "坚持服务大局推动工会工作再上新台阶",
    "抓好基层组织建设",
    "以更高定位服务职工",
    "深化厂务公开民主管理 促进企业和谐发展",
    "关于做好春节期间困难职工慰问工作的情况报告",
)
RECIPIENTS = ("市四套班子有关领导", "各市（县）、区、局（公司）工会", "市总工会各部室", "存档")


def paragraphs() -> list[str]:
    """Every paragraph of the prose of the line tests that is a paragraph of running text."""
    lines = [
        line.strip()
        for path in sorted(PROSE.glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [line for line in lines if 40 <= len(line) <= 400 and line[-1] in "。！？”"]


def random_issue(seed: int) -> dict[str, object]:
    """Return an issue of two to six articles, some with masthead, some without imprint."""
    draw = random.Random(seed)
    stock = paragraphs()
    articles = []
    for number in range(draw.randint(3, 6)):
        article: dict[str, object] = {
            "title": draw.choice(TITLES),
            "body": "\n\n".join(draw.sample(stock, draw.randint(3, 7))),
        }
        if draw.random() < 0.7:
            article["attribution"] = f"供稿单位{number + 1}"
        articles.append(article)
    issue: dict[str, object] = {"sections": [{"title": "工作交流", "articles": articles}]}
    if draw.random() < 0.6:
        issue |= {"name": "工会信息", "number": seed + 1, "publisher": "市总工会办公室编"}
    if draw.random() < 0.8:
        names = list(RECIPIENTS[: draw.randint(1, 4)])
        issue["distribution"] = {"groups": [{"label": "本期印发", "recipients": names}]}
    return issue


def write(issue: dict[str, object], path: Path) -> Path:
    """Write an issue file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(issue, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path
