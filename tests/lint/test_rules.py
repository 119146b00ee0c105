"""The table of rules: each finds what it says, mends it, and lets pass what only looks alike."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bulletin_pdf.errors import Severity
from bulletin_pdf.errors.zh import MESSAGES
from bulletin_pdf.lint import PLACEHOLDER, RULES, Rule, chosen, unknown

from .texts import WHOLE_ISSUE, mended, of_rule

HERE = Path(__file__).parent
TEXT_RULES = [rule for rule in RULES if rule.code not in WHOLE_ISSUE]
WRONG = [(rule, wrong, right) for rule in TEXT_RULES for wrong, right in rule.examples]
FINE = [(rule, text) for rule in TEXT_RULES for text in rule.passes]


def _ids(value: object) -> str:
    return value.code if isinstance(value, Rule) else ""


def _mended(rule: Rule, text: str) -> str:
    """Mend a text as often as the rule finds something."""
    for _ in range(5):
        done, parts = 0, []
        for start, end, meant in of_rule(rule, text):
            if meant is not None and start >= done:
                parts += [text[done:start], meant]
                done = end
        text = "".join(parts) + text[done:]
    return text


@pytest.mark.parametrize(("rule", "wrong", "right"), WRONG, ids=_ids)
def test_a_rule_finds_its_examples_and_mends_them_to_what_is_right(
    rule: Rule, wrong: str, right: str | None
) -> None:
    assert of_rule(rule, wrong)
    assert _mended(rule, wrong) == (wrong if right is None else right)
    if right is not None:
        assert of_rule(rule, right) == []


@pytest.mark.parametrize(("rule", "text"), FINE, ids=_ids)
def test_a_rule_lets_pass_what_is_right(rule: Rule, text: str) -> None:
    assert of_rule(rule, text) == []


def test_every_rule_has_a_clause_an_example_and_words() -> None:
    assert [r.code for r in RULES if not (r.clause and r.examples and MESSAGES[r.message][1])] == []
    assert [r.code for r in TEXT_RULES if not r.passes] == []


def test_a_rule_about_form_names_a_standard() -> None:
    standards = ("GB", "words.yaml", "《", "—")
    assert [r.code for r in RULES if not r.clause.startswith(standards)] == []
    assert [r.code for r in RULES if r.clause == "—"] == [PLACEHOLDER, *WHOLE_ISSUE]


def test_codes_and_messages_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes) == 47
    assert len({rule.message for rule in RULES}) == len(RULES)
    numbers = [code for code in codes if not code.startswith(("Z4", "Z5", "Z6"))]
    assert numbers == sorted(numbers)


def test_only_what_is_certainly_wrong_is_an_error() -> None:
    unsafe = {rule.code for rule in RULES if rule.severity is Severity.ERROR and not rule.safe}
    assert unsafe == {"Z006", "Z104", "Z301", "Z501", "Z503"}  # found for certain, mended by hand


def test_rules_are_chosen_by_code_and_by_the_beginning_of_codes() -> None:
    assert [rule.code for rule in chosen(["Z014"])] == ["Z014"]
    assert {rule.code[:2] for rule in chosen(["Z2"])} == {"Z2"}
    default = {rule.code for rule in chosen()}
    assert default.isdisjoint({"Z013", "Z014", "Z601"})
    assert {rule.code for rule in chosen((), ["Z1", "Z001"])} == {
        code for code in default if not code.startswith("Z1") and code != "Z001"
    }
    assert unknown(["Z001", "z2", "X1", ""]) == ["X1", ""]


def _peers() -> list[dict[str, str]]:
    with (HERE / "peers.tsv").open(encoding="utf-8", newline="") as stream:
        lines = [line for line in stream if not line.startswith("# ")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", _peers(), ids=lambda row: row["text"])
def test_the_public_examples_of_other_linters(row: dict[str, str]) -> None:
    text, theirs, ours = (row[name].replace("\\n", "\n") for name in ("text", "theirs", "ours"))
    assert mended(text, unsafe="「" in text or "：" in text) == ours
    assert bool(row["why"]) == (theirs != ours)


def test_where_we_agree_with_them_and_where_the_standard_differs() -> None:
    rows = _peers()
    agreed = {
        t: sum(r["tool"] == t and not r["why"] for r in rows) for t in ("zhlint", "autocorrect")
    }
    assert (agreed, len(rows)) == ({"zhlint": 4, "autocorrect": 11}, 27)
