"""Plans that were made before are the plans that would be made now, in whatever order."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_pdf.clreq import Made, Paragraph

TEXT = (
    "坚持以更新要求聚焦文化建设，在“加强企业、职工文化”上，实现新突破；2012年GDP增长8.5%，"
    "（见《工会法》第3条）坚持以更高定位服务大局。\n第二段很短。"
)
MEASURES = st.sampled_from([(28.0,), (13.0,), (9.0, 9.0, 13.0), (13.0, 28.0), (3.0,)])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(MEASURES, min_size=1, max_size=3), min_size=2, max_size=4))
def test_a_document_gets_the_lines_it_would_get_alone(
    documents: list[list[tuple[float, ...]]],
) -> None:
    made: Made = {}
    for pages in documents:
        alone, after_others = Paragraph(TEXT), Paragraph(TEXT, made=made)
        start = 0
        for measures in pages:  # as a paragraph is that goes on in another column
            lines = alone.lines(measures, start)
            assert after_others.lines(measures, start) == lines
            start = lines[len(lines) // 2].start if lines else start
