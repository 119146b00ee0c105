"""How right and how fast an archive is searched, and what another issue in it costs.

    python -m bench.archive                     2,000 queries over 2,000 issues; 10,000 issues timed
    python -m bench.archive --issues 1000 --checked 200 --queries 200
    python -m bench.archive --archive FOLDER    keep the archive, and go on with it the next time

The issues are made of the prose of the tests. Each is a real bag, with one blank page as its PDF:
typesetting is not what is measured here. Right is what looking at every place of every text finds
(``tests/archive/brute_force.py``), which shares nothing with the product. Limits are those of the
issue: no wrong answer, 50 ms for the best twenty hits, 1 s for one more issue beside its build,
60 s for a catalogue made anew.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.archive.brute_force import in_order
from tests.archive.shelf import article, blank_pdf, deposit, issue
from tests.archive.small import TOOLCHAIN, payload
from tests.archive.test_search import a_slice, paragraphs

from bulletin_pdf.archive.depositing import deposit as accession
from bulletin_pdf.archive.places import bag_places
from bulletin_pdf.archive.query import expression, parse
from bulletin_pdf.archive.register import register
from bulletin_pdf.pipeline.finding import Open, find, opened

ORGANISATIONS = ("教育局", "市总工会", "水务公司", "图书馆", "团委")
TIMED = ("的", "一", "工作", "职工", "中国", "法律 规定", "人民 OR 公民", "工作 NOT 会议",
         "单位:教育局 工作", "标题:中国", "日期:2005..2010 工作", "“中华人民共和国”",
         "2023年")  # fmt: skip
_TIMES = 7


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


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Print how long something takes: on the clock, and at work in this and other processes."""
    began, worked = time.perf_counter(), busy()
    yield
    seconds, at_work = time.perf_counter() - began, busy() - worked
    print(f"{what}: {seconds:.2f} s ({at_work:.2f} s of work)", flush=True)


def busy() -> float:
    """Return the seconds of work of this process and those that it has started."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, kinds))


def timings(archive: Open) -> None:
    """Print how long the best twenty hits take."""
    for query in TIMED:
        taken, worked = [], []
        for _ in range(_TIMES):
            began, at_work = time.perf_counter(), time.process_time()
            found = find(archive, query)
            taken.append((time.perf_counter() - began) * 1000)
            worked.append((time.process_time() - at_work) * 1000)
        median = statistics.median
        print(f"{median(taken):7.1f} ms ({median(worked):.1f} ms of work)", end=" ")
        print(f"{found.total:7} hits  {query}", flush=True)


def right(archive: Path, prose: Sequence[str], given: argparse.Namespace) -> None:
    """Print how many queries are answered wrongly."""
    fill(archive, 0, given.checked, prose)
    with opened(archive) as found:
        asked = list(queries(random.Random(5), prose, given.queries))
        wrong = wrong_answers(found, asked)
    print(
        f"{len(asked)} queries over {given.checked} issues: {len(wrong)} wrong", wrong, flush=True
    )


def fast(archive: Path, prose: Sequence[str], issues: int) -> None:
    """Print how long it takes to make the catalogue anew, to search, and to deposit one more."""
    fill(archive, sum(1 for _ in (archive / "deposits").iterdir()), issues, prose)
    register(archive, bag_places(archive))
    with timed(f"catalogue of {issues} issues made anew"), opened(archive, anew=True) as found:
        size = found.catalogue.path.stat().st_size / 1e6
    print(f"its size: {size:.0f} MB", flush=True)
    with opened(archive) as found:
        timings(found)
    name = f"more-{time.time_ns()}"
    content = payload(name) | {"pdf/press.pdf": bytes(2_000_000)}
    info = [("External-Identifier", name), ("Toolchain", TOOLCHAIN[0])]
    with timed("one more issue: deposited"):
        accession(archive, name, content, info, TOOLCHAIN)
    with timed("one more issue: catalogued"), opened(archive):
        pass


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--issues", type=int, default=10_000)
    parser.add_argument("--checked", type=int, default=2_000)
    parser.add_argument("--queries", type=int, default=2_000)
    parser.add_argument("--archive", type=Path)
    given = parser.parse_args()
    prose = paragraphs()
    if given.archive and (given.archive / "deposits").is_dir():
        fast(given.archive, prose, given.issues)
        return
    with tempfile.TemporaryDirectory(prefix="bulletin-bench-") as folder:
        archive = given.archive or Path(folder)
        right(archive, prose, given)
        fast(archive, prose, given.issues)


if __name__ == "__main__":
    main()
