"""Body text: a small, documented part of Markdown, made for Chinese.

Paragraphs, ``**strong**``, lists, tables, images, footnotes and links; the heads of official
writing (``levels``), ``:::`` blocks and ``[…]{…}`` spans. Raw HTML, Markdown's headings, code and
entities are plain text: a manuscript's ``#``, ``<`` and four-space indents mean themselves.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup, escape
from mdit_py_plugins.footnote import footnote_plugin

from bulletin_pdf.compose.blocks import blocks_plugin
from bulletin_pdf.compose.headings import headings_plugin
from bulletin_pdf.compose.offsets import Located, PlacedInline, located
from bulletin_pdf.compose.pictures import pictures_plugin
from bulletin_pdf.compose.spans import spans_plugin
from bulletin_pdf.compose.strong import strong_plugin
from bulletin_pdf.compose.tables import align_numbers
from bulletin_pdf.model import PLACEMENT_WORDS, Placement
from bulletin_pdf.model.breaks import LINE_SEPARATOR

_ENABLED = ("table", "list", "newline", "image", "link", "escape")
_LINK = re.compile(r"(https?|mailto):", re.IGNORECASE)
_PLACEMENT = re.compile(rf"[ \t]*\{{[ \t]*({'|'.join(PLACEMENT_WORDS)})[ \t]*\}}")
_SENTENCE_END = tuple("。！？…”’）：；")

ImageUrl = Callable[[str], str]
"""Maps the file named in the text to the URL that the page asks for."""


@dataclass(frozen=True, slots=True)
class BodyStyle:
    """How the heads inside a text are treated.

    Attributes:
        levels: set 一、（一）1.（1） at a paragraph's start as heads.
        run_in: set 一是…， within the text as heads.
        heading: HTML level of the first heads inside the text.
    """

    levels: bool = True
    run_in: bool = False
    heading: int = 3


PLAIN = BodyStyle(levels=False)
"""For short texts without heads of their own: notes, leads, briefs."""


@dataclass(frozen=True, slots=True)
class BodyImage:
    """An image named in a body text.

    Attributes:
        file: as it is named.
        offset: where its markup begins in the text.
        described: it has a caption, which also serves as its alternative text.
        placement: where it stands.
    """

    file: str
    offset: int
    described: bool
    placement: Placement = Placement.COLUMN


def body_images(text: str) -> list[BodyImage]:
    """Return the images of a body text in order."""
    found: list[Located] = []

    def look(state: StateCore) -> None:
        found.extend(p for p in located(state) if p.token.type == "image")

    looked_through(text, look)
    # Where a picture stands is read later, into the same token.
    return [
        BodyImage(
            str(p.token.attrs["src"]),
            p.offset,
            bool(p.token.content.strip()),
            p.token.meta.get("placement", Placement.COLUMN),
        )
        for p in found
    ]


def looked_through(text: str, look: Callable[[StateCore], None]) -> None:
    """Read a body text and show what was read to a function, before escapes become text.

    Args:
        text: the body text.
        look: is given markdown-it's state after its rule ``inline``.
    """
    _parser().parse(text, {"look": look})


def joined_lines(text: str) -> Iterator[int]:
    """Yield the 0-based lines that a forgotten empty line joins to the paragraph before them.

    A line that ends a sentence and is followed at once by another line is one paragraph in
    Markdown; whoever pasted the text from a word processor meant two.
    """
    lines = text.split("\n")
    for token in _parser().parse(text, {}):
        if token.type == "paragraph_open" and token.map and token.level == 0:
            for line in range(token.map[0] + 1, token.map[1]):
                if lines[line - 1].rstrip().endswith(_SENTENCE_END):
                    yield line


def render_body(text: str, image_url: ImageUrl, style: BodyStyle = PLAIN) -> Markup:
    """Return a body text as HTML."""
    environment = {"image_url": image_url, "style": style}
    return Markup(_parser().render(text, environment))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False}, renderer_cls=_BodyRenderer)
    parser.inline = PlacedInline()
    parser.configure("zero", {"html": False})
    ours = dict(parser.renderer.rules)  # type: ignore[attr-defined]
    parser.use(footnote_plugin).use(strong_plugin).use(spans_plugin).use(blocks_plugin)
    parser.renderer.rules |= ours  # type: ignore[attr-defined]
    parser.use(pictures_plugin).use(_separators).enable(list(_ENABLED))
    parser.core.ruler.after("inline", "look", _show)
    parser.core.ruler.push("placements", _take_placements)
    parser.core.ruler.push("lone_images", _unwrap_lone_images)
    parser.core.ruler.push("notes", _collect_notes)
    parser.core.ruler.push("numbers", align_numbers)
    parser.use(headings_plugin)
    parser.validateLink = _is_allowed_link  # type: ignore[method-assign]
    parser.normalizeLink = _as_it_is  # type: ignore[method-assign]
    return parser


def _separators(parser: MarkdownIt) -> None:
    """Break lines at U+2028, which ends neither a paragraph nor a row of a table."""
    parser.inline.add_terminator_char(LINE_SEPARATOR)
    parser.inline.ruler.before("newline", "separator", _separator)


def _separator(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != LINE_SEPARATOR:
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos += 1
    return True


def _show(state: StateCore) -> None:
    if (look := state.env.get("look")) is not None:
        look(state)


def _take_placements(state: StateCore) -> None:
    """Read the {通栏} after an image."""
    for inline in state.tokens:
        children = inline.children or []
        for image, text in pairwise(children):
            match = _PLACEMENT.match(text.content) if text.type == "text" else None
            if image.type == "image" and match:
                image.meta["placement"] = PLACEMENT_WORDS[match[1]]
                text.content = text.content[match.end() :]
        inline.children = [c for c in children if c.type != "text" or c.content] or inline.children


def _unwrap_lone_images(state: StateCore) -> None:
    """Take the paragraph away from around images that stand alone in it."""
    for opening, inline, closing in zip(
        state.tokens, state.tokens[1:], state.tokens[2:], strict=False
    ):
        children = [c for c in inline.children or () if c.type != "softbreak"]
        if (
            opening.type == "paragraph_open"
            and children
            and all(child.type == "image" for child in children)
        ):
            opening.hidden = closing.hidden = True


def _collect_notes(state: StateCore) -> None:
    """Move the notes' text from the end of the document to ``env["notes"]``, by id."""
    notes: dict[int, list[Token]] = {}
    kept, current = [], None
    for token in state.tokens:
        if token.type == "footnote_open":
            current = notes.setdefault(token.meta["id"], [])
        elif token.type == "footnote_close":
            current = None
        elif current is not None:
            current += [c for c in token.children or () if c.type != "footnote_anchor"]
        elif not token.type.startswith("footnote_block"):
            kept.append(token)
    state.tokens = kept
    state.env["notes"] = notes


def _as_it_is(url: str) -> str:
    """Keep what the editor wrote: an image is a file name, and not to be percent-encoded."""
    return url


def _is_allowed_link(url: str) -> bool:
    """Allow http, https and mailto; nothing that could run, and no path that leads nowhere."""
    return bool(_LINK.match(url))


class _BodyRenderer(RendererHTML):
    """Renders what markdown-it's own rules would set in Western fashion."""

    def softbreak(
        self,
        tokens: Sequence[Token],
        idx: int,
        options: OptionsDict,
        env: Any,  # noqa: ANN401
    ) -> str:
        """Join lines without a space between Chinese characters."""
        before = tokens[idx - 1].content[-1:] if idx else ""
        after = tokens[idx + 1].content[:1] if idx + 1 < len(tokens) else ""
        return "" if _is_wide(before) or _is_wide(after) else "\n"

    def image(
        self,
        tokens: Sequence[Token],
        idx: int,
        options: OptionsDict,
        env: Any,  # noqa: ANN401
    ) -> str:
        """Set an image as a figure; its text is the caption and the alternative text."""
        token = tokens[idx]
        words = token.children or ()
        url = env["image_url"](str(token.attrs["src"]))
        alt = "".join(word.content for word in words if word.type in ("text", "text_special"))
        caption = Markup(self.renderInline(words, options, env))
        title = str(token.attrs.get("title", ""))
        placement = token.meta.get("placement", Placement.COLUMN)
        return figure(url, alt, caption, title, placement)

    def footnote_ref(
        self,
        tokens: Sequence[Token],
        idx: int,
        options: OptionsDict,
        env: Any,  # noqa: ANN401
    ) -> str:
        """Set a footnote where it is called; the page moves it to its foot."""
        note = env["notes"].get(tokens[idx].meta["id"], ())
        return f'<span class="footnote">{self.renderInline(note, options, env)}</span>'


def figure(
    url: str,
    alt: str,
    caption: str = "",
    credit: str = "",
    placement: Placement = Placement.COLUMN,
) -> str:
    """Return the HTML of an image with its caption and credit; its class is its placement."""
    label = "".join(
        f'<span class="{name}">{escape(text)}</span>'
        for name, text in (("caption-text", caption), ("credit", credit))
        if text
    )
    caption_html = f"<figcaption>{label}</figcaption>" if label else ""
    image = f'<img src="{escape(url)}" alt="{escape(alt)}">'
    return f'<figure class="{placement}">{image}{caption_html}</figure>'


def _is_wide(char: str) -> bool:
    return bool(char) and unicodedata.east_asian_width(char) in "WFA"
