"""A large issue is read within the limits of the design: under 3 s and 500 MB."""

import time
import tracemalloc

import pytest

from bulletin_pdf.model import Article, Attribution, Issue, Section
from bulletin_pdf.source import MAX_BYTES, dump, read


@pytest.mark.slow
def test_an_issue_of_1000_articles_is_read_in_time_and_memory():
    body = ("新年思路：" + "扎实推进基层组织建设，" * 20 + "\n\n") * 10
    article = Article(
        title="题目", body=body, attribution=Attribution(organisation="市总", persons=("甲", "乙"))
    )
    issue = Issue(
        sections=tuple(Section(title="栏目", articles=(article,) * 100) for _ in range(10))
    )
    raw = dump(issue).encode()
    assert MAX_BYTES * 0.75 < len(raw) < MAX_BYTES
    start = time.process_time()
    source = read(raw, "a.yaml")
    assert time.process_time() - start < 3
    assert source.issue == issue
    tracemalloc.start()
    read(raw, "a.yaml")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 200e6
