"""Breaks that are allowed but cost: inside dates, titles, addresses, before units.

GB/T 15835 keeps a number with its unit. As a ban that makes gappy lines in narrow columns,
as a price it yields where nothing else fits; prices are dearer at wide measures.
"""

import re
from collections.abc import Iterator

from .costs import Costs

UNITS = frozenset(
    "年月日时点分秒号版期元角万亿千百多余个项类届次位名家人条章节页度倍吨米克升户亩所间件台辆岁天周"
)
_DIGITS = "0-9０-９"
_NUMBER_UNIT = re.compile(f"[{_DIGITS}%％](?=[{''.join(sorted(UNITS))}])")
_ORDINAL = re.compile(f"第(?=[{_DIGITS}])")
_HAN_NUMBER = re.compile("[〇零一二三四五六七八九]{2,}年?")
_DATE = re.compile(f"(?<=[{_DIGITS}])[年月](?=[{_DIGITS}])")
_TITLE = re.compile("《[^《》\n]{1,12}》")
# Patterns with many characters take milliseconds to compile; few texts need these.
_DOTTED_NAME = "[·・](?<=[\u3400-\u9fff].)(?=[\u3400-\u9fff])"
_HYPHENATED = re.compile("-(?<=[A-Za-z].)(?=[A-Za-z])")
_ITEM = re.compile("[\u2460-\u24ff\u2776-\u2793\u3220-\u3247](?=[^\\s])")
_ADDRESS = re.compile(
    r"(?:(?:https?|ftp)://|www\.)[!-~]{2,}|[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|(?:[\w-]+(?:\.[\w-]+)+)?(?:/[\w.+~-]+){2,}/?|[\w-]+(?:\.[\w-]+)+/[!-~]+",
    re.ASCII,
)
# A long run of Latin held together by signs: a domain, a file name, a variable, camel case.
_IDENTIFIER = re.compile(r"(?=[A-Za-z0-9]*(?:[._/:@+-]|[a-z][A-Z]))[\w./:@+-]{12,}", re.ASCII)
# 连接号 after a Han: 1945年10月—|1948年.
_SPAN_OF_TIME = f"[—～–](?<=[\u3400-\u9fff].)(?=[{_DIGITS}])"
_GOOD, _FAIR, _POOR = 1.0, 6.0, 20.0
_ADDRESS_SIGNS = frozenset("/:@._-?&=#~+,;")
# A text without any of these has nothing of the kind: one look at its characters saves a search.
_NUMBER_SIGNS = frozenset("0123456789０１２３４５６７８９%％")
_DOTS, _DASHES, _ADDRESS_MARKS = frozenset("·・"), frozenset("—～–"), frozenset("/@.")
_LONG_LATIN = re.compile(r"[\w./:@+-]{12}", re.ASCII)


def address_breaks(text: str, signs: set[str]) -> Iterator[tuple[int, float]]:
    """Yield (position, share of the price) for the breaks inside addresses and identifiers.

    Good ones are after a sign and before a letter: no line begins with a point, and no number
    (192.168.0.0, 1.2.3) is torn. Worse ones are between a letter and a digit or a small and a
    capital letter, the worst anywhere in a word of an address: it has no words that a reader
    would miss. At least two characters stay on either side. `signs` are all of the text's.
    """
    for match in _IDENTIFIER.finditer(text) if _LONG_LATIN.search(text) else ():
        for i, share in _breaks_of(match):
            if share < _POOR:
                yield i, share
    for match in () if signs.isdisjoint(_ADDRESS_MARKS) else _ADDRESS.finditer(text):
        yield from _breaks_of(match)


def _breaks_of(match: re.Match[str]) -> Iterator[tuple[int, float]]:
    text = match.string
    for i in range(match.start() + 2, match.end() - 1):
        before, after = text[i - 1], text[i]
        if not after.isalnum():
            continue
        if before in _ADDRESS_SIGNS and after.isalpha():
            yield i, _GOOD
        elif before.isdigit() != after.isdigit() and before.isalnum():
            yield i, _FAIR
        elif before.isalpha() and after.isalpha():
            yield i, _FAIR if before.islower() and after.isupper() else _POOR


def _numbers(text: str, costs: Costs) -> Iterator[tuple[int, float]]:
    """Yield (position, price) for numbers with their units, and dates, in digits."""
    for match in _NUMBER_UNIT.finditer(text):
        yield match.end(), costs.split_unit
    for match in _ORDINAL.finditer(text):
        yield match.end(), costs.split_unit
    for match in _DATE.finditer(text):
        yield match.end(), costs.split_date


def _names(text: str, signs: set[str], costs: Costs) -> Iterator[tuple[int, float]]:
    """Yield (position, price) for numbers in Han, titles, names, hyphens, numbers of items."""
    for match in _HAN_NUMBER.finditer(text):
        for i in range(match.start() + 1, match.end()):
            yield i, costs.split_date
    for match in _TITLE.finditer(text) if "《" in signs else ():
        for i in range(match.start() + 2, match.end() - 1):
            yield i, costs.split_name
    for match in () if signs.isdisjoint(_DOTS) else re.finditer(_DOTTED_NAME, text):
        yield match.end(), costs.split_name
    for match in _HYPHENATED.finditer(text) if "-" in signs else ():
        yield match.end(), costs.split_hyphen
    for match in _ITEM.finditer(text):
        yield match.end(), costs.split_name


def break_prices(text: str, costs: Costs) -> tuple[dict[int, float], set[int]]:
    """Return the prices of breaks, and the breaks that only addresses offer.

    Returns:
        {position: price in squared em} and the positions inside addresses at which a line
        may break although Latin words hold together.
    """
    prices: dict[int, float] = {}
    offered: set[int] = set()
    signs = set(text)
    numbered = not signs.isdisjoint(_NUMBER_SIGNS)
    for position, price in _numbers(text, costs) if numbered else ():
        prices[position] = max(price, prices.get(position, 0.0))
    for position, price in _names(text, signs, costs):
        prices[position] = max(price, prices.get(position, 0.0))
    for position, share in address_breaks(text, signs):
        prices[position] = costs.split_address * share
        offered.add(position)
    spans = numbered and not signs.isdisjoint(_DASHES)
    for match in re.finditer(_SPAN_OF_TIME, text) if spans else ():
        prices[match.end()] = costs.split_date
        offered.add(match.end())
    return prices, offered
