"""What a search must find, told the slow and simple way: by looking at every place of every text.

Written without the product's tables and regular expressions, so that both cannot be wrong alike.
"""

from __future__ import annotations

import unicodedata

STOPS = set("。.，,、；;：:？?！!…—\n")


def alike(character: str) -> str:
    wide = unicodedata.normalize("NFKC", character).lower()
    bare = [c for c in unicodedata.normalize("NFD", wide) if not unicodedata.combining(c)]
    return bare[0] if len(bare) == 1 else character


def is_han(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF" and character.isalnum()


def in_order(text: str) -> list[str]:
    """Characters, words and one bar for stops between, in the order of a text."""
    text = "".join(map(alike, text))
    found: list[str] = []
    word = ""
    for at, char in enumerate(text):
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        decimal = char == "." and before.isdecimal() and after.isdecimal()
        if decimal or (char.isalnum() and not is_han(char)):
            word += char
            continue
        found += [word] if word else []
        word = ""
        if is_han(char):
            found.append(char)
        elif char in STOPS and found and found[-1] != "|":
            found.append("|")
    found += [word] if word else []
    return found[:-1] if found and found[-1] == "|" else found


def stands_in(wanted: list[str], given: list[str]) -> bool:
    length = len(wanted)
    return any(given[at : at + length] == wanted for at in range(len(given) - length + 1))
