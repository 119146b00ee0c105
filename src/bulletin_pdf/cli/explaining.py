"""Words for ``bulletin explain``: what was done to each line and why it breaks where it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bulletin_pdf.cli.report import escaped
from bulletin_pdf.clreq import Adjustment, Ending, Explanation, Fit, GapKind, Reason
from bulletin_pdf.errors import Language
from bulletin_pdf.typeset.composed import ComposedLine

_Words = dict[str, tuple[str, str]]

_GAPS: _Words = {
    GapKind.MARK: ("标点", "marks"),
    GapKind.HAN: ("汉字间", "Han"),
    GapKind.AUTOSPACE: ("中西间距", "Han–Latin"),
    GapKind.SPACE: ("西文空格", "spaces"),
}
_ENDINGS: _Words = {
    Ending.PLAIN: ("", ""),
    Ending.HALF: ("行末标点占半字", "half mark at the end"),
    Ending.FULL: ("行末标点占一字", "full mark at the end"),
    Ending.HANGING: ("行末标点悬挂", "hanging mark"),
    Ending.HYPHEN: ("行末连字符", "hyphenated"),
}
_REASONS: _Words = {
    Reason.PARAGRAPH_END: ("段末", "end of the paragraph"),
    Reason.FORCED: ("强制换行", "forced break"),
    Reason.FULL: ("再多放不下", "nothing more fits"),
    Reason.PROHIBITED_START: ("“{over}”不能分开：标点不在行首", "“{over}”: no mark begins a line"),
    Reason.PROHIBITED_END: ("“{over}”不能分开：标点不在行末", "“{over}”: no opener ends a line"),
    Reason.UNBREAKABLE: ("“{over}”不能拆开", "“{over}” is unbreakable"),
    Reason.PRICED: ("“{over}”最好不拆", "“{over}” had better stay together"),
    Reason.BALANCE: ("为全段匀称，不断在“{over}”", "for an even paragraph, not at “{over}”"),
    Reason.EMERGENCY: ("一行放不下，只得拆开", "no line can hold it"),
}
_FITS: _Words = {
    Fit.RAGGED: ("没有排齐", "ragged"),
    Fit.OVERFULL: ("太长", "overfull"),
}


def explained(lines: Iterable[ComposedLine], language: Language, page: int | None) -> Iterator[str]:
    """Yield two rows a line, under a head for each page.

    Args:
        lines: the composed lines, page by page.
        language: of the words.
        page: only this page, 1-based; None for all.
    """
    current = 0
    for line in lines:
        if page is not None and line.page != page:
            continue
        if line.page != current:
            current = line.page
            yield f"第{current}页" if language is Language.ZH else f"page {current}"
        yield f"  {escaped(line.explanation.text)}"
        yield f"      {_account(line.explanation, language)}"


def _account(explanation: Explanation, language: Language) -> str:
    parts = [_adjustment(a, language) for a in explanation.adjustments]
    parts += [
        _word(_ENDINGS, explanation.ending, language),
        _word(_FITS, explanation.fit, language),
        _word(_REASONS, explanation.reason, language).format(over=escaped(explanation.passed_over)),
    ]
    return ("；" if language is Language.ZH else "; ").join(part for part in parts if part)


def _adjustment(adjustment: Adjustment, language: Language) -> str:
    each = adjustment.total / adjustment.count
    return f"{_word(_GAPS, adjustment.kind, language)} {each:+.3f} em × {adjustment.count}"


def _word(words: _Words, key: str, language: Language) -> str:
    chinese, english = words.get(key, ("", ""))
    return english if language is Language.EN else chinese
