"""Done when 10: an issue of 1,000 articles is checked and built in less than 1 GB."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bulletin_pdf.source import MAX_BYTES

from .project import Project

MANUSCRIPT = Path(__file__).parents[1] / "data" / "seed.txt"
ARTICLES = 1000
MB = 1_000_000
ARTICLE = """\
      - title: 第{number}篇文章的标题
        attribution: 张家港市总工会
        body: |
          {first}

          {second}
"""


def _issue(characters: int) -> str:
    """Return an issue of many articles, each with so many characters of the manuscript."""
    text = "".join(MANUSCRIPT.read_text(encoding="utf-8").split()) * 2
    articles = []
    for number in range(1, ARTICLES + 1):
        start, half = number * 37 % 4000, characters // 2
        first, second = text[start : start + half], text[start + half : start + characters]
        articles.append(ARTICLE.format(number=number, first=first, second=second))
    return "layout: jianbao\nsections:\n  - title: 新年思路\n    articles:\n" + "".join(articles)


# A child begins with the peak of the process that forked it, so a small one stands between.
MEASURED = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
sys.exit(code)
"""


def _used(project: Project, *arguments: str) -> int:
    """Run the command line and return the most memory that it had, in bytes."""
    project.within = (sys.executable, "-S", "-c", MEASURED)
    done = project.run(*arguments)
    assert (done.code, done.said) == (0, [])
    return int(done.output)


def test_the_largest_file_that_is_read_is_checked(project: Project) -> None:
    size = len(project.write("issues/t.yaml", _issue(2_700)).read_bytes())
    assert 0.95 * MAX_BYTES < size < MAX_BYTES
    assert _used(project, "check", "issues/t.yaml") < 200 * MB


@pytest.mark.slow
def test_a_thousand_articles_of_the_usual_length_are_built(project: Project) -> None:
    project.write("issues/t.yaml", _issue(500))
    assert _used(project, "build", "issues/t.yaml", "-o", "large") < 1000 * MB
    assert (project.folder / "large/t/t.press.pdf").read_bytes().startswith(b"%PDF-")
