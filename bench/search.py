"""How right and how fast the search of an archive is.

    python -m bench.search                      2,000 queries over 2,000 issues; 10,000 issues timed
    python -m bench.search --issues 1000 --checked 200 --queries 200

The issues are made of the prose of the tests. Each is deposited as a real bag, with one blank page
as its PDF: typesetting is not what is measured here. Right is what looking at every place of every
text finds (``tests/archive/brute_force.py``), which shares nothing with the product.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.archive.brute_force import in_order
from tests.archive.shelf import article, blank_pdf, deposit, issue
from tests.archive.test_search import a_slice, paragraphs

from bulletin_pdf.archive.query import expression, parse
from bulletin_pdf.pipeline.finding import Open, find, opened

ORGANISATIONS = ("教育局", "市总工会", "水务公司", "图书馆", "团委")
TIMED = ("的", "一", "工作", "职工", "中国", "法律 规定", "人民 OR 公民", "工作 NOT 会议",
         "单位:教育局 工作", "标题:中国", "日期:2005..2010 工作", "“中华人民共和国”",
         "2023年")  # fmt: skip


def fill(archive: Path, first: int, last: int, prose: Sequence[str]) -> None:
    """Deposit issues of six articles with some 400 characters each."""
    sentences = [f"{part}。" for text in prose for part in text.split("。") if len(part) > 5]
    pdf = blank_pdf(1)
    for number in range(first, last):
        chance = random.Random(number)
        articles = []
        for n in range(6):
            body = "\n\n".join("".join(chance.choices(sentences, k=3)) for _ in range(3))
            title = f"{chance.choice(sentences)[:16]}之{number}之{n}"
            articles.append(article(title, body, chance.choice(ORGANISATIONS)))
        date = f"{1990 + number % 36}-{1 + number % 12:02}-{1 + number % 28:02}"
        content = issue(*articles, date=date, number=number + 1)
        pages = ["\n".join(str(a["body"]) for a in articles)]
        deposit(archive, f"issue-{number}", content, pages, starts=[1] * 6, pdf=pdf)


def queries(chance: random.Random, prose: Sequence[str], count: int) -> Iterator[str]:
    """Yield pieces of the prose of 1 to 12 characters, with whatever marks they have."""
    while count:
        query = a_slice(chance, list(prose)).replace('"', "")
        if in_order(query):
            yield query
            count -= 1


def wrong_answers(archive: Open, asked: Sequence[str]) -> list[str]:
    """Return the queries whose hits are not those that looking everywhere finds."""
    rows = archive.catalogue.database.execute(
        "SELECT deposit.id, ordinal, entry.title, section, organisation, text FROM entry"
        " JOIN deposit ON deposit.key = entry.deposit"
    )
    # In lines of units, one a line, a piece of the text is a piece of the lines.
    everything = {
        (issue_id, ordinal): "\n\n".join(lines(column) for column in columns)
        for issue_id, ordinal, *columns in rows
    }
    wrong = []
    for query in asked:
        wanted = lines(query)
        expected = {key for key, text in everything.items() if wanted in text}
        if hits_of(archive, query) != expected:
            wrong.append(query)
    return wrong


def lines(text: str) -> str:
    """Return the units of a text as lines."""
    return "".join(f"\n{unit}\n" for unit in in_order(text)).replace("\n\n", "\n")


def hits_of(archive: Open, query: str) -> set[tuple[str, int]]:
    """Return every entry that the product's index finds; showing them all would take minutes."""
    rows = archive.catalogue.database.execute(
        "SELECT deposit.id, entry.ordinal FROM words JOIN entry ON entry.key = words.rowid"
        " JOIN deposit ON deposit.key = entry.deposit WHERE words MATCH ?",
        (expression(parse(f'"{query}"')),),
    )
    return set(rows)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--issues", type=int, default=10_000)
    parser.add_argument("--checked", type=int, default=2_000)
    parser.add_argument("--queries", type=int, default=2_000)
    given = parser.parse_args()
    prose = paragraphs()
    with tempfile.TemporaryDirectory(prefix="bulletin-bench-") as folder:
        archive = Path(folder)
        fill(archive, 0, given.checked, prose)
        with opened(archive) as found:
            asked = list(queries(random.Random(5), prose, given.queries))
            wrong = wrong_answers(found, asked)
            print(
                f"{len(asked)} queries over {given.checked} issues: {len(wrong)} wrong",
                wrong,
                flush=True,
            )
        fill(archive, given.checked, given.issues, prose)
        began, worked = time.perf_counter(), time.process_time()
        with opened(archive, anew=True) as found:
            seconds, worked = time.perf_counter() - began, time.process_time() - worked
            size = found.catalogue.path.stat().st_size / 1e6
            print(f"catalogue of {given.issues} issues: {seconds:.1f} s", end=" ")
            print(f"({worked:.1f} s of them at work), {size:.0f} MB", flush=True)
            timings(found)
        fill(archive, given.issues, given.issues + 1, prose)
        began, worked = time.perf_counter(), time.process_time()
        with opened(archive):
            seconds, worked = time.perf_counter() - began, time.process_time() - worked
            print(f"one more issue: {seconds:.2f} s ({worked:.2f} s of them at work)")


def timings(archive: Open) -> None:
    """Print how long the best twenty hits take."""
    for query in TIMED:
        taken, worked = [], []
        for _ in range(5):
            began, busy = time.perf_counter(), time.process_time()
            found = find(archive, query)
            taken.append((time.perf_counter() - began) * 1000)
            worked.append((time.process_time() - busy) * 1000)
        median = statistics.median
        print(f"{median(taken):7.1f} ms ({median(worked):.1f} at work)", end=" ")
        print(f"{found.total:7} hits  {query}", flush=True)


if __name__ == "__main__":
    main()
