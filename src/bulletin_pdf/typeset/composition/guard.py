"""Whether this WeasyPrint is one that the seams fit."""

import inspect
from collections.abc import Callable
from typing import Any

import weasyprint.draw
from weasyprint import __version__ as installed_version
from weasyprint import layout
from weasyprint.css import computed_values, tokens
from weasyprint.css.validation import properties as validation
from weasyprint.draw import text as draw_text
from weasyprint.layout import absolute, block, inline, page, percent, preferred, table
from weasyprint.layout import float as float_layout
from weasyprint.pdf import stream as pdf_stream
from weasyprint.pdf import tags as pdf_tags
from weasyprint.text import ffi, fonts, line_break

from .engine import Box

TESTED = (70, 71)
"""Versions from, and before, which the seams fit: weasyprint >=70,<71."""

_SPLIT = (
    "context box position_x max_x bottom_space skip_stack containing_block absolute_boxes "
    "fixed_boxes line_placeholders waiting_floats line_children first_letter_style "
    "first_line_style"
)
_OUT_OF_FLOW = (
    "context box containing_block index child children line_children waiting_children "
    "waiting_floats absolute_boxes fixed_boxes line_placeholders float_widths max_x "
    "position_x bottom_space"
)
_BLOCK_LEVEL = (
    "context box bottom_space skip_stack containing_block page_is_empty absolute_boxes "
    "fixed_boxes adjoining_margins first_letter_style first_line_style discard max_lines"
)
_LINES = (
    "context box index child new_children page_is_empty absolute_boxes fixed_boxes "
    "adjoining_margins bottom_space position_y skip_stack first_letter_style first_line_style "
    "draw_bottom_decoration max_lines"
)
_BREAK_LINE = (
    "context box line new_children needed page_is_empty index skip_stack resume_at "
    "absolute_boxes fixed_boxes"
)
_COLUMNS = (
    "context box bottom_space skip_stack containing_block page_is_empty absolute_boxes "
    "fixed_boxes adjoining_margins first_letter_style first_line_style"
)
_TABLE = (
    "context table bottom_space skip_stack containing_block page_is_empty absolute_boxes "
    "fixed_boxes"
)
_ABSOLUTE = (
    "context box containing_block fixed_boxes bottom_space skip_stack cb_x cb_y cb_width cb_height"
)
_NEXT_LINE = (
    "context linebox position_y bottom_space skip_stack containing_block absolute_boxes "
    "fixed_boxes first_letter_style first_line_style"
)
_EXPECTED: tuple[tuple[Any, str, str], ...] = (
    (inline, "split_inline_box", _SPLIT),
    (inline, "split_inline_level", _SPLIT),
    (inline, "split_text_box", "context box available_width skip is_line_start"),
    (inline, "justify_line", "context line extra_width"),
    (
        inline,
        "get_next_linebox",
        _NEXT_LINE,
    ),
    (inline, "remove_last_whitespace", "context line"),
    (inline, "text_align", "context line available_width last"),
    (
        inline,
        "atomic_box",
        "context box position_x skip_stack containing_block absolute_boxes fixed_boxes",
    ),
    (
        inline,
        "_out_of_flow_layout",
        _OUT_OF_FLOW,
    ),
    (block, "block_level_layout_switch", _BLOCK_LEVEL),
    (block, "block_level_layout", _BLOCK_LEVEL),
    (block, "columns_layout", _COLUMNS),
    (block, "block_box_layout", _BLOCK_LEVEL),
    (block, "block_level_width", "box containing_block with_min_max"),
    (block, "_linebox_layout", _LINES),
    (block, "_break_line", _BREAK_LINE),
    (layout, "make_all_pages", "context root_box html pages"),
    (page, "remake_page", "index context root_box html"),
    (page, "block_level_layout", _BLOCK_LEVEL),
    (layout.LayoutContext, "layout_footnote", "self footnote"),
    (layout.LayoutContext, "unlayout_footnote", "self footnote"),
    (layout.LayoutContext, "report_footnote", "self footnote"),
    (layout.LayoutContext, "_update_footnote_area", "self"),
    (
        absolute,
        "absolute_layout",
        "context placeholder containing_block fixed_boxes bottom_space skip_stack",
    ),
    (
        block,
        "float_layout",
        "context box containing_block absolute_boxes fixed_boxes bottom_space skip_stack",
    ),
    (
        absolute,
        "absolute_block",
        _ABSOLUTE,
    ),
    (block, "table_layout", _TABLE),
    (block, "remove_placeholders", "context box_list absolute_boxes fixed_boxes"),
    (table, "auto_table_layout", "context box containing_block"),
    (preferred, "table_cell_min_max_content_width", "context box outer"),
    (preferred, "max_content_width", "context box outer"),
    (preferred, "min_content_width", "context box outer"),
    (percent, "percentage", "value computed refer_to"),
    (computed_values, "length", "style name value font_size pixels_only"),
    (tokens, "get_length", "token negative percentage"),
    (float_layout, "avoid_collisions", "context box containing_block outer"),
    (
        preferred,
        "inline_line_widths",
        "context box outer is_line_start minimum skip_stack first_line",
    ),
    (preferred, "trailing_whitespace_size", "context box"),
    (preferred, "margin_width", "box width left right"),
    (preferred, "shrink_to_fit", "context box available_content_width"),
    (
        weasyprint.draw,
        "draw_inline_level",
        "stream page box offset_x text_overflow block_ellipsis",
    ),
    (weasyprint.draw, "draw_text", "stream textbox offset_x text_overflow block_ellipsis"),
    (pdf_tags, "_build_box_tree", "box parent pdf page_number nums annotations tags"),
    (pdf_stream.Stream, "marked", "self box tag"),
    (pdf_stream.Stream, "artifact", "self"),
    (draw_text, "draw_emojis", "stream style x y emojis"),
    (draw_text, "draw_first_line", "stream textbox text_overflow block_ellipsis matrix"),
    (line_break, "strut", "style"),
    (line_break.Layout, "setup", "self style"),
    (line_break.Layout, "set_text", "self text justify"),
    (line_break.Layout, "reactivate", "self style"),
    (line_break.Layout, "deactivate", "self"),
    (line_break.Layout, "get_first_line", "self"),
    (fonts, "get_pango_font_key", "pango_font"),
    (ffi, "unicode_to_char_p", "string"),
    (validation, "property", "property_name proprietary unstable wants_base_url"),
)


def mismatches(
    installed: str | None = None, signature: Callable[[Box], inspect.Signature] = inspect.signature
) -> list[str]:
    """Say what keeps this WeasyPrint from being hooked; empty if nothing does.

    Args:
        installed: version to judge; the installed one by default.
        signature: how to read a signature; replaced in tests.
    """
    installed = installed or installed_version
    found = []
    major = int(installed.split(".")[0]) if installed.split(".")[0].isdigit() else 0
    if not TESTED[0] <= major < TESTED[1]:
        found.append(f"WeasyPrint {installed} is outside >={TESTED[0]},<{TESTED[1]}")
    for owner, name, expected in _EXPECTED:
        function = getattr(owner, name, None)
        where = f"{getattr(owner, '__name__', owner)}.{name}"
        if function is None:
            found.append(f"{where} is missing")
            continue
        parameters = " ".join(signature(function).parameters)
        if parameters != expected:
            found.append(f"{where} takes ({parameters}), not ({expected})")
    return found
