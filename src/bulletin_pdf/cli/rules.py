"""The rules of lint in words: for ``bulletin lint --explain`` and the manual."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_pdf.errors import Diagnostic, Language, Severity, UsageError, hint_of
from bulletin_pdf.lint import BY_CODE, RULES, Rule

_WORDS = {
    Language.ZH: {
        Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "说明",
        "safe": "--fix 改正", "unsafe": "--unsafe 改正", "by-hand": "人工改", "off": "默认不用",
        "wrong": "误", "right": "正", "fine": "不算",
        "clause": "依据",
        "suppress": "不要这一处：在它上面一行写 # lint-ignore: {code}"
        "（文稿里写 <!-- lint-ignore: {code} -->）",
    },
    Language.EN: {
        Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note",
        "safe": "mended by --fix", "unsafe": "mended by --unsafe", "by-hand": "by hand",
        "off": "off by default", "clause": "after",
        "wrong": "wrong", "right": "right", "fine": "not meant",
        "suppress": "To suppress: # lint-ignore: {code} on the line above "
        "(in a manuscript <!-- lint-ignore: {code} -->)",
    },
}  # fmt: skip


def explained(code: str, language: Language) -> Iterator[str]:
    """Yield what there is to say about a rule, or about all of them.

    Raises:
        UsageError: there is no such rule.
    """
    if code.lower() != "all" and code.upper() not in BY_CODE:
        raise UsageError(Diagnostic("lint-rule-unknown", values={"name": code}))
    for rule in RULES if code.lower() == "all" else (BY_CODE[code.upper()],):
        yield from _lines(rule, language)


def rule_page(language: Language = Language.ZH) -> str:
    """Return the chapter of the manual on the rules, in Markdown."""
    words = _WORDS[language]
    lines = []
    for rule in RULES:
        lines += [
            f"### {rule.code} {_what(rule, language)}",
            "",
            hint_of(_sample(rule), language),
            "",
        ]
        lines += [
            f"依据：{rule.clause}",
            "",
            f"| {words['wrong']} | {words['right']} |",
            "|---|---|",
        ]
        lines += [f"| {_code(wrong)} | {_code(right or '—')} |" for wrong, right in rule.examples]
        if rule.passes:
            lines += ["", f"{words['fine']}：{'、'.join(map(_code, rule.passes))}"]
        lines.append("")
    return "\n".join(lines)


def _lines(rule: Rule, language: Language) -> Iterator[str]:
    words = _WORDS[language]
    yield f"{rule.code}  {_what(rule, language)}  {rule.clause}"
    yield f"    {hint_of(_sample(rule), language)}"
    for wrong, right in rule.examples:
        yield f"    {words['wrong']}：{_visible(wrong)}" + (
            f"  →  {words['right']}：{_visible(right)}" if right is not None else ""
        )
    if rule.passes:
        yield f"    {words['fine']}：{'  '.join(map(_visible, rule.passes))}"
    yield f"    {words['suppress'].format(code=rule.code)}"


def _what(rule: Rule, language: Language) -> str:
    words = _WORDS[language]
    mended = any(right is not None for _, right in rule.examples)
    how = "safe" if rule.safe else "unsafe" if mended else "by-hand"
    parts = [words[rule.severity], words[how], *([] if rule.default else [words["off"]])]
    return f"（{'，'.join(parts)}）"


def _sample(rule: Rule) -> Diagnostic:
    return Diagnostic(
        rule.message, rule.severity, None, {"rule": rule.code, "found": "", "meant": ""}
    )


def _visible(text: str) -> str:
    """Return an example whose line ends and odd characters can be seen."""
    shown = text.replace("\n", "↵")
    return "".join(c if c.isprintable() or c == "\u3000" else f"<U+{ord(c):04X}>" for c in shown)


def _code(text: str) -> str:
    return "`` " + _visible(text).replace("|", "\\|") + " ``"
