"""Phrases of the command line that are not diagnostics."""

from __future__ import annotations

from bulletin_pdf.errors import Language

WORDS: dict[str, tuple[str, str]] = {
    "checking": ("检查 {subject}", "checking {subject}"),
    "fitting": ("试排 {subject}", "fitting {subject}"),
    "rendering-press": ("排印刷版 {subject}", "setting {subject} for the press"),
    "rendering-proof": ("排校样 {subject}", "setting a proof of {subject}"),
    "preflighting": ("分色预检 {subject}", "making the plates of {subject}"),
    "packing": ("打包 {subject}", "packing {subject}"),
    "rendering-archive": ("排存档 {subject}", "setting {subject} for the archive"),
    "depositing": ("入库 {subject}", "depositing {subject}"),
    "writing": ("写出 {subject}", "writing {subject}"),
    "building": ("排版", "building"),
    "batch-sum": ("共 {count} 期：{rest}", "{count} issues: {rest}"),
    "batch-comma": ("，", ", "),
    "batch-built": ("排成 {count} 期", "{count} built"),
    "batch-reused": ("没有变化 {count} 期", "{count} unchanged"),
    "batch-failed": ("出错 {count} 期", "{count} failed"),
    "batch-left": ("没有排 {count} 期", "{count} not begun"),
    "cache-pdfs": ("排好的文件", "finished files"),
    "cache-receipts": ("排版结果的记录", "receipts of builds"),
    "cache-pictures": ("转换过的图片", "converted pictures"),
    "cache-store": (
        "{name}：{count} 个，{size} MB，上限 {limit} MB  {folder}",
        "{name}: {count}, {size} MB of at most {limit} MB  {folder}",
    ),
    "cache-cleared": ("删去了 {count} 个", "{count} removed"),
    "cache-verified": ("删去了 {count} 个损坏的", "{count} damaged ones removed"),
    "watching": ("守着 {path}，存盘就重排；Ctrl-C 结束", "watching {path}; Ctrl-C ends it"),
    "watched": ("结束", "ended"),
    "built": ("{path}（{pages} 页）", "{path} ({pages} pages)"),
    "imposed": (
        "{path}（{pages} 页，补白 {blanks} 页，{sheets} 张，最内爬移 {creep} mm）",
        "{path} ({pages} pages, {blanks} blanks, {sheets} sheets, innermost creep {creep} mm)",
    ),
    "fine": ("{path}：没有发现错误", "{path}: no errors found"),
    "preflight-passed": (
        "{name}：可以付印（{profile}）",
        "{name}: ready for the press ({profile})",
    ),
    "preflight-failed": (
        "{name}：不能付印，{count} 个错误（{profile}）",
        "{name}: not ready for the press, {count} errors ({profile})",
    ),
    "preflight-plates": (
        "第 {page} 页  {shares}  最重 {most}%",
        "page {page}  {shares}  most {most}%",
    ),
    "written": ("已写出 {path}", "wrote {path}"),
    "deposited": ("已入库 {path}", "deposited {path}"),
    "drawing": ("绘制页面缩略图", "drawing pages"),
    "cataloguing": ("编目", "cataloguing"),
    "auditing": ("固化校验", "hashing"),
    "audited": (
        "{bags} 个包、{files} 个文件、{size} MB，发现 {found} 处问题",
        "{bags} bags, {files} files, {size} MB; problems found: {found}",
    ),
    "bag-whole": ("{path}：文件齐全、未变", "{path}: whole and unchanged"),
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
    "some-missing": (
        "其余功能都可以用；标 ! 的，见警告",
        "everything else works; for what is marked with !, see the warnings",
    ),
    "all-well": ("一切正常", "all is well"),
    "imported": (
        "{path}：{articles} 篇，存疑 {doubts} 处",
        "{path}: {articles} articles, {doubts} doubts",
    ),
    "accounted": (
        "原稿 {total} 字：保留 {kept}，删去 {dropped}，替换 {replaced}",
        "{total} characters: {kept} kept, {dropped} dropped, {replaced} replaced",
    ),
    "learned": (
        "{path}：{count} 个单位，新增 {new} 个",
        "{path}: {count} organisations, {new} new",
    ),
    "review-masthead": ("报头", "masthead"),
    "review-section": ("栏目", "section"),
    "review-title": ("标题", "title"),
    "review-subtitle": ("副标题", "subtitle"),
    "review-lead": ("导语", "lead"),
    "review-note": ("按语", "note"),
    "review-body": ("正文", "text"),
    "review-brief": ("简讯", "brief"),
    "review-signature": ("署名", "signature"),
    "review-distribution": ("印发", "distribution"),
    "review-imprint": ("版记", "imprint"),
    "review-left-out": ("删去", "left out"),
    "lint-found": ("{path}：{count} 处", "{path}: {count} findings"),
    "lint-mended": ("{path}：改正了 {count} 处", "{path}: {count} places mended"),
    "lint-would-mend": (
        "{path}：可改 {count} 处（没有写文件）",
        "{path}: {count} places to mend",
    ),
    "stat-issue": ("期", "issue"),
    "stat-section": ("栏目", "section"),
    "stat-title": ("标题", "title"),
    "stat-organisation": ("单位", "organisation"),
    "stat-articles": ("篇数", "articles"),
    "stat-characters": ("字数", "characters"),
    "stat-briefs": ("简讯", "briefs"),
    "stat-unsigned": ("未署名", "unsigned"),
    "stat-sum": ("合计", "total"),
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
