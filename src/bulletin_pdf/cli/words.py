"""Phrases of the command line that are not diagnostics."""

from __future__ import annotations

from bulletin_pdf.errors import Language

WORDS: dict[str, tuple[str, str]] = {
    "checking": ("检查 {subject}", "checking {subject}"),
    "rendering-press": ("排印刷版 {subject}", "setting {subject} for the press"),
    "rendering-proof": ("排校样 {subject}", "setting a proof of {subject}"),
    "rendering-archive": ("排存档 {subject}", "setting {subject} for the archive"),
    "depositing": ("入库 {subject}", "depositing {subject}"),
    "writing": ("写出 {subject}", "writing {subject}"),
    "built": ("{path}（{pages} 页）", "{path} ({pages} pages)"),
    "fine": ("{path}：没有发现错误", "{path}: no errors found"),
    "written": ("已写出 {path}", "wrote {path}"),
    "font-ok": ("正常", "ok"),
    "font-changed": ("与清单不符", "differs from the manifest"),
    "font-covers": ("{count} 字", "{count} characters"),
    "all-well": ("一切正常", "all is well"),
    "option-default": ("默认 {default}", "default {default}"),
}
"""Key → Chinese, English."""


def word(key: str, language: Language, **values: object) -> str:
    """Return a phrase in a language, its placeholders filled."""
    chinese, english = WORDS[key]
    return (english if language is Language.EN else chinese).format(**values)
