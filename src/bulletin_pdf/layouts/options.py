"""What the editor chose of a layout's options, checked and typed."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping

from bulletin_pdf.errors import Diagnostic, Place, Severity
from bulletin_pdf.layouts.config import LayoutConfig, OptionValue, typed


def resolve_options(
    config: LayoutConfig,
    chosen: Mapping[str, object],
    place_of: Callable[[str], Place | None],
) -> tuple[dict[str, OptionValue], list[Diagnostic]]:
    """Return every option of the layout with its value, and what is wrong with the choices.

    Args:
        config: the layout.
        chosen: option → what stands in the issue file.
        place_of: where an option stands there.
    """
    values = {name: option.default for name, option in config.options.items()}
    problems = []
    for name, given in chosen.items():
        option = config.options.get(name)
        if option is None:
            near = difflib.get_close_matches(name, config.options, 1, 0.5)
            known = "、".join(near or config.options) or "—"
            problem = Diagnostic(
                "option-unknown", Severity.ERROR, place_of(name), {"name": name, "known": known}
            )
            problems.append(problem)
            continue
        try:
            values[name] = typed(option.type, option.choices, given)
        except ValueError:
            expected = " / ".join(option.choices) or option.type
            problem = Diagnostic(
                "option-wrong",
                Severity.ERROR,
                place_of(name),
                {"name": name, "given": str(given)[:40], "expected": expected},
            )
            problems.append(problem)
    return values, problems
