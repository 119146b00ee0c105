"""``docs/lint.md`` holds every rule with its clause, an example and how to suppress it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bulletin_pdf.lint import RULES

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_is_what_the_table_makes_of_it() -> None:
    ran = subprocess.run(
        [sys.executable, ROOT / "scripts/lint-page", "--check"], capture_output=True, text=True
    )
    assert (ran.returncode, ran.stderr) == (0, "")


def test_the_page_names_every_rule_with_its_clause() -> None:
    page = (ROOT / "docs/lint.md").read_text(encoding="utf-8")
    assert [r.code for r in RULES if f"### {r.code} （" not in page] == []
    assert [r.code for r in RULES if f"依据：{r.clause}" not in page] == []
    assert "lint-ignore: Z105" in page


def test_the_dictionary_that_the_page_shows_is_read() -> None:
    from bulletin_pdf.lint import NAMES, HouseWords
    from bulletin_pdf.yamltext import parse, validate

    page = (ROOT / "docs/lint.md").read_text(encoding="utf-8")
    text = next(block for block in page.split("```") if "leaders:" in block)
    words, found = validate(parse(text.removeprefix("text\n"), "words.yaml"), HouseWords, NAMES)
    assert found == []
    assert words is not None
    assert [leader.name for leader in words.leaders] == ["张三", "李四"]
