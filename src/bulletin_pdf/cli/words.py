"""Phrases of the command line that are not diagnostics."""

from __future__ import annotations

from bulletin_pdf.errors import Language

WORDS: dict[str, tuple[str, str]] = {
    "checking": ("检查 {subject}", "checking {subject}"),
    "fitting": ("试排 {subject}", "fitting {subject}"),
    "rendering-press": ("排印刷版 {subject}", "setting {subject} for the press"),
    "rendering-proof": ("排校样 {subject}", "setting a proof of {subject}"),
    "rendering-archive": ("排存档 {subject}", "setting {subject} for the archive"),
    "depositing": ("入库 {subject}", "depositing {subject}"),
    "writing": ("写出 {subject}", "writing {subject}"),
    "built": ("{path}（{pages} 页）", "{path} ({pages} pages)"),
    "fine": ("{path}：没有发现错误", "{path}: no errors found"),
    "written": ("已写出 {path}", "wrote {path}"),
    "deposited": ("已入库 {path}", "deposited {path}"),
    "auditing": ("固化校验", "hashing"),
    "audited": (
        "{bags} 个包、{files} 个文件、{size} MB，发现 {found} 处问题",
        "{bags} bags, {files} files, {size} MB; problems found: {found}",
    ),
    "verified": (
        "{path}：文件齐全、未变，{checkers} 均认为 PDF/A 合格",
        "{path}: whole and unchanged; PDF/A according to {checkers}",
    ),
    "checker-absent": ("没有安装 {name}，未用它检查", "{name} is not installed and was not asked"),
    "rebuilt-same": ("{target}：与存档逐字节相同", "{target}: the same in every byte"),
    "rebuilt-differs": ("{target}：与存档不同", "{target}: differs from the deposited file"),
    "rebuilt-pages-same": ("每一页的{of}都相同", "{of} of every page are the same"),
    "rebuilt-pages-differ": ("{of}不同的页：{pages}", "pages whose {of} differ: {pages}"),
    "rebuilt-pages-more": ("页数不同", "the number of pages differs"),
    "compared-text": ("文字", "text"),
    "compared-pictures": ("画面", "pictures"),
    "tool-differs": ("{name}：当时 {then}，现在 {now}", "{name}: {then} then, {now} now"),
    "font-ok": ("正常", "ok"),
    "font-changed": ("与清单不符", "differs from the manifest"),
    "font-covers": ("{count} 字", "{count} characters"),
    "all-well": ("一切正常", "all is well"),
    "hits": ("共 {count} 处", "{count} hits"),
    "issue-number": ("第 {number} 期", "no. {number}"),
    "page-count": ("{count} 页", "{count} pages"),
    "on-page": ("第 {page} 页", "p. {page}"),
    "catalogue-whole": ("检索目录完好，共 {count} 期", "the catalogue is whole: {count} issues"),
    "site-written": (
        "{path}（写了 {written} 个文件，{same} 个没有变）",
        "{path} ({written} files written, {same} as they were)",
    ),
    "option-default": ("默认 {default}", "default {default}"),
}
"""Key → Chinese, English."""


def word(key: str, language: Language, **values: object) -> str:
    """Return a phrase in a language, its placeholders filled."""
    chinese, english = WORDS[key]
    return (english if language is Language.EN else chinese).format(**values)
