from bulletin_pdf.clreq import Costs, Ending, GapKind, Paragraph, Reason, explain


def reasons(text, measure):
    paragraph = Paragraph(text)
    return [explain(paragraph, line) for line in paragraph.lines([measure])]


def test_a_mark_that_may_not_begin_a_line_is_named():
    found = reasons("坚持以更新要求聚焦，文化建设上实现新突破坚持", 9.0)
    assert found[0].reason in (Reason.PROHIBITED_START, Reason.FULL)
    assert found[-1].reason is Reason.PARAGRAPH_END


def test_a_number_torn_from_its_unit_is_named():
    found = reasons("坚持以更新要求聚焦2012年文化建设上实现新突破", 11.25)
    assert found[0].reason in (Reason.PRICED, Reason.FULL)


def test_adjustments_add_up_to_the_slack():
    for line in reasons("坚持以更新“要求”聚焦GDP文化，建设上实现新突破；坚持以更高定位服务", 9.0):
        if line.adjustments:
            total = sum(adjustment.total for adjustment in line.adjustments)
            assert abs(total - line.slack) < 1e-5
            assert all(isinstance(adjustment.kind, GapKind) for adjustment in line.adjustments)


def test_endings_are_told():
    paragraph = Paragraph("坚持以更新要求聚，焦文化\n建设")
    first, *_ = paragraph.lines([8.5])
    assert explain(paragraph, first).ending is Ending.HALF
    assert explain(paragraph, paragraph.lines([8.5])[1]).reason is Reason.FORCED


def explained(text, *measures, **options):
    paragraph = Paragraph(text, **options)
    return [explain(paragraph, line) for line in paragraph.lines(measures)]


def test_gaps_are_named_by_what_they_are():
    line = explained("坚持GDP and更新要求，聚焦文化建设上", 11.8)[0]
    assert {a.kind for a in line.adjustments} == {
        GapKind.HAN,
        GapKind.AUTOSPACE,
        GapKind.SPACE,
        GapKind.MARK,
    }


def test_an_opener_that_may_not_end_a_line_is_named():
    first = explained("坚持以更新要求“聚焦”文化建设上实现", 8.0)[0]
    assert (first.reason, first.passed_over) == (Reason.PROHIBITED_END, "“聚")


def test_a_mark_pulled_in_is_named():
    first = explained("坚持以“更新”要求，聚焦文化建设上实现新突破", 9.0)[0]
    assert first.reason is Reason.PROHIBITED_START


def test_a_word_that_may_not_be_torn_is_named():
    first = explained("坚持以更新要求GDPabc文化建设上实现", 8.5)[0]
    assert first.reason is Reason.UNBREAKABLE


def test_a_break_for_the_whole_paragraph_and_one_in_an_emergency_are_named():
    assert explained("坚持以更新要求聚焦文化建", 11.0)[0].reason is Reason.BALANCE
    assert explained("pneumonoultramicroscopic", 6.0)[0].reason is Reason.EMERGENCY


def test_a_price_that_kept_a_number_whole_is_named():
    text = "坚持，以更新要求、聚焦文化；建设，实现20年新突破坚持以更高定位服务"
    found = [line for i in range(40, 60) for line in explained(text, i / 2)]
    assert "0年" in {line.passed_over for line in found if line.reason is Reason.PRICED}


def test_hyphens_and_hanging_marks_are_told():
    assert explained("中文hyphen\u00adation国家", 6.0)[0].ending is Ending.HYPHEN
    hanging = explained("坚持以更新，要求聚焦文化", 5.0, costs=Costs(hang_end=0.003))
    assert hanging[0].ending is Ending.HANGING
