import pytest

from bulletin_pdf.clreq import Costs
from bulletin_pdf.clreq.prices import break_prices

COSTS = Costs()


@pytest.mark.parametrize(
    ("text", "position", "price"),
    [
        ("在2012年", 5, COSTS.split_unit),
        ("第3期", 1, COSTS.split_unit),
        ("1月3日", 2, COSTS.split_date),
        ("二〇一二年", 2, COSTS.split_date),
        ("第四五六号", 2, COSTS.split_date),
        ("见《工会法》", 3, COSTS.split_name),
        ("罗莎·卢森堡", 3, COSTS.split_name),
        ("①加强", 1, COSTS.split_name),
        ("e-mail", 2, COSTS.split_hyphen),
    ],
)
def test_what_belongs_together_costs_to_part(text, position, price):
    assert break_prices(text, COSTS)[0][position] == price


def test_plain_text_has_no_prices():
    assert break_prices("坚持以更新要求聚焦文化建设，在加强。", COSTS) == ({}, set())


def test_an_address_breaks_at_its_joints_for_little():
    text = "见http://www.a.cn/zwgk/index.html?id=9876543210了"
    prices, offered = break_prices(text, COSTS)
    good = {text[i - 1 : i + 1] for i in offered if prices[i] == COSTS.split_address}
    assert good == {"/w", ".a", ".c", "/z", "/i", ".h", "?i"}
    assert text.index("//") + 1 not in offered
    assert prices[text.index("index") + 2] > prices[text.index("zwgk")]
    assert not any(text[i - 1].isdigit() and text[i].isdigit() for i in offered)


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        ("在/etc/exim4/exim4.conf.template里", ["/e", "/e", ".c", ".t"]),
        ("用reject_unknown_recipient吧", ["_u", "_r"]),
        ("设AllowAccessFromWeb吧", ["wA", "sF", "mW"]),
        ("地址192.168.0.0/16和172.31.0.0/16", []),
        ("版本1.2.34567.89", []),
    ],
)
def test_paths_and_identifiers_break_before_letters_only(text, torn):
    prices, offered = break_prices(text, COSTS)
    cheap = [i for i in sorted(offered) if prices[i] < 20 * COSTS.split_address]
    assert [text[i - 1 : i + 1] for i in cheap if text[i - 1 : i + 1] not in ("m4", "4/")] == torn


def test_a_span_of_years_may_part_after_its_dash():
    text = "1945年10月—1948年10月"
    _, offered = break_prices(text, COSTS)
    assert offered == {text.index("1948")}
