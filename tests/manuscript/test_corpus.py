"""Manuscripts of many kinds become the issues that an editor would make of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from bulletin_pdf.manuscript import Imported, Line, Manuscript, Organisations, import_manuscript
from bulletin_pdf.manuscript.assembling import texts
from bulletin_pdf.manuscript.reading import read_bytes
from bulletin_pdf.pipeline.importing import safe_mends

_HERE = Path(__file__).parent
TUNED = yaml.safe_load((_HERE / "tuned.yaml").read_text(encoding="utf-8"))
LATER = [
    case
    for name in ("fresh.yaml", "unseen.yaml", "last.yaml")
    for case in yaml.safe_load((_HERE / name).read_text(encoding="utf-8"))
]
HELD_OUT = yaml.safe_load((_HERE / "held_out.yaml").read_text(encoding="utf-8"))


MEND = safe_mends(_HERE / "issues" / "1.yaml")


def imported(text: str) -> Imported:
    lines = tuple(Line(words, "稿", number) for number, words in enumerate(text.split("\n"), 1))
    return import_manuscript(Manuscript(lines), Organisations(), MEND)


def _articles(done: Imported) -> list[list[str]]:
    assert done.issue is not None
    found = []
    for section in done.issue.sections:
        for article in section.articles:
            who = article.attribution
            signed = (who.organisation or "") if who else ""
            signed += f"|{','.join(who.persons)}" if who and who.persons else ""
            found.append([section.title or "", article.title, signed])
    return found


def _facts(done: Imported, keys: dict[str, Any]) -> dict[str, Any]:
    issue = done.issue
    assert issue is not None
    imprint = issue.imprint.model_dump() if issue.imprint else {}
    facts = issue.model_dump() | imprint
    if issue.distribution:
        facts["groups"] = [group.label for group in issue.distribution.groups]
        facts["copies"] = issue.distribution.copies
    return {key: facts.get(key) for key in keys}


@pytest.mark.parametrize("case", TUNED, ids=[case["name"] for case in TUNED])
def test_a_manuscript_becomes_the_issue_that_is_meant(case: dict[str, Any]) -> None:
    done = imported(case["text"])
    assert done.lossless
    assert _articles(done) == case["articles"]
    assert bool(done.doubts) is case.get("doubtful", False)
    assert _facts(done, case.get("issue", {})) == case.get("issue", {})
    assert done.issue is not None
    briefs = [brief for section in done.issue.sections for brief in section.briefs]
    assert len(briefs) == case.get("briefs", 0)
    if "subtitle" in case:
        assert done.issue.articles[0].subtitle == case["subtitle"]


@pytest.mark.parametrize("case", LATER, ids=[case["name"] for case in LATER])
def test_so_does_one_that_arrives_as_a_text_file(case: dict[str, Any]) -> None:
    read = read_bytes(case["text"].encode(), "稿.txt", 1)
    done = import_manuscript(read, Organisations(), MEND)
    assert done.lossless
    assert done.issue is not None
    assert _articles(done) == case["articles"]
    assert _facts(done, case.get("issue", {})) == case.get("issue", {})
    assert sum(len(s.briefs) for s in done.issue.sections) == case.get("briefs", 0)
    there = "\n".join(texts(done.issue))
    assert [words for words in case.get("in_text", []) if words not in there] == []
    if case.get("doubtful") != "any":
        assert bool(done.doubts) is case.get("doubtful", False)


def test_what_is_found_in_manuscripts_that_the_rules_were_not_made_with() -> None:
    """Each as (right, wanted, found): recall is right of wanted, precision right of found."""
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for case in HELD_OUT:
        done = imported(case["text"])
        assert done.lossless
        for index, what in enumerate(("section", "title", "signature")):
            # A section or a signature counts with the title that it belongs to.
            there = Counter((row[1], row[index]) for row in _articles(done) if row[index])
            meant = Counter((row[1], row[index]) for row in case["articles"] if row[index])
            right[what] += (there & meant).total()
            wanted[what] += meant.total()
            found[what] += there.total()
    assert {what: (right[what], wanted[what], found[what]) for what in wanted} == {
        "section": (5, 6, 5),
        "title": (23, 24, 23),
        "signature": (22, 23, 23),
    }


def test_what_is_wrong_there_is_marked_as_doubtful() -> None:
    for case in HELD_OUT:
        done = imported(case["text"])
        if _articles(done) != case["articles"]:
            assert done.doubts, case["name"]


def test_the_mastheads_and_feet_there_are_read() -> None:
    for case in HELD_OUT:
        facts = case.get("issue", {})
        assert _facts(imported(case["text"]), facts) == facts
