import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_pdf.units import TYPE_SIZES, mm_to_pt, parse_length


@pytest.mark.parametrize(
    ("written", "pt"),
    [
        ("初号", 42.0),
        ("二号", 22.0),
        ("三号", 16.0),
        ("小四", 12.0),
        ("五号", 10.5),
        ("八号", 5.0),
        ("16pt", 16.0),
        ("10.5 pt", 10.5),
        (" 25.4mm ", 72.0),
        ("210mm", 595.2755905511812),
        (28.99, 28.99),
        (3, 3.0),
    ],
)
def test_a_length_is_read_in_points(written, pt):
    assert parse_length(written) == pt


@pytest.mark.parametrize("written", ["", "二", "16", "16px", "-3mm", "1e3pt", "mm", "1.mm"])
def test_what_is_no_length_is_refused(written):
    with pytest.raises(ValueError, match="not a length"):
        parse_length(written)


def test_the_type_sizes_fall_from_the_largest_to_the_smallest():
    sizes = list(TYPE_SIZES.values())
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == len(sizes) == 16


def test_a4_is_210_by_297_mm():
    assert (round(mm_to_pt(210), 2), round(mm_to_pt(297), 2)) == (595.28, 841.89)


@settings(deadline=None)
@given(st.floats(min_value=0, max_value=1e6))
def test_an_inch_of_25_4_mm_has_72_points(mm):
    assert mm_to_pt(mm) * 25.4 / 72 == pytest.approx(mm, rel=1e-14)
