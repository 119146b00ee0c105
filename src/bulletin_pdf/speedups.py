"""What is done only for speed, and how to do without it.

Each of these changes when something is computed, never what comes out. To find out whether one of
them is to blame, name it in ``BULLETIN_WITHOUT``, or ``all`` of them::

    BULLETIN_WITHOUT=page-styles,collection bulletin build issues/2012-xinnian-silu.yaml
"""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

VARIABLE = "BULLETIN_WITHOUT"
_ALL = "all"


class Speedup(StrEnum):
    """The speed-ups; `docs/performance.md` says what each brings."""

    SONAMES = "sonames"
    """Libraries of the system are loaded by name and not looked for (`typeset.libraries`)."""
    COLLECTION = "collection"
    """Garbage is looked for seldom (`typeset.collection`)."""
    MODULES = "modules"
    """The bytecode of all modules is read from one file (`startup.modules`)."""
    PATTERNS = "patterns"
    """Regular expressions stay compiled on the disk (`startup.patterns`)."""
    GENERATED = "generated"
    """Python that is written at run time stays compiled on the disk (`startup.generated`)."""
    LATE_MODULES = "late-modules"
    """Modules that are hardly ever used run when they are (`startup.latemodules`)."""
    PLUG_INS = "plug-ins"
    """Nothing looks for plug-ins of pydantic (`startup.plugins`)."""
    EXIT = "exit"
    """The process ends without taking itself apart (`__main__`)."""
    ENGINE = "engine"
    """Documents of one process share fonts and parsed style sheets (`typeset.engine`)."""
    PARAGRAPHS = "paragraphs"
    """Paragraphs that come again keep their shapes and plans (`typeset.composition.memory`)."""
    CHARACTERS = "characters"
    """Ideographs are shaped once in each style (`typeset.composition.characters`)."""
    COLOURS = "colours"
    """What inks look like on a screen is worked out once (`images.colour`)."""
    TITLES = "titles"
    """Titles that come again keep their lines (`compose.page`)."""
    SUBSETS = "subsets"
    """Fonts of the same glyphs are cut once (`typeset.subsets`)."""
    FONT_FILES = "font-files"
    """Fonts of the project are used where they lie (`typeset.fontfiles`)."""
    MANIFEST = "manifest"
    """The list of fonts is read once (`fonts.manifest`)."""
    SOUND_LAYOUTS = "sound-layouts"
    """Layouts of this package are known to have no mistakes (`layouts.soundness`)."""
    LAYOUTS = "layouts"
    """What the files of a layout say is worked out once (`layouts.reading`)."""
    TEMPLATES = "templates"
    """The templates of a layout stay compiled (`compose.environments`)."""
    BYTECODE = "bytecode"
    """Templates of this package stay compiled on the disk (`compose.bytecode`)."""
    FONT_TOOLS = "font-tools"
    """Parts of fontTools are imported when they are used (`typeset.fonttools`)."""
    C_DECLARATIONS = "c-declarations"
    """What WeasyPrint declares of C libraries was parsed beforehand (`typeset.cinterface`)."""
    FONT_CONFIG = "font-config"
    """Fontconfig reads no configuration; needs `c-declarations` (`typeset.fontconfig`)."""
    USER_AGENT = "user-agent"
    """The browser's own styles are read as far as they are needed (`typeset.useragent`)."""
    CHARACTER_CLASSES = "character-classes"
    """Patterns of the HTML parser are compiled once (`typeset.characterclasses`)."""
    SHARED_STYLES = "shared-styles"
    """Elements that look alike share their styles (`typeset.sharedstyles`)."""
    PLAIN_STYLES = "plain-styles"
    """Properties that no rule sets get quick answers (`typeset.plainstyles`)."""
    KEPT_STYLES = "kept-styles"
    """Issues of a layout share computed values; needs `shared-styles` (`typeset.keptstyles`)."""
    USED_VALUES = "used-values"
    """Boxes of a style that says all sizes share them (`typeset.usedvalues`)."""
    BACKGROUNDS = "backgrounds"
    """Boxes without a background are found at once (`typeset.backgrounds`)."""
    NORMAL_FLOW = "normal-flow"
    """Boxes in normal flow get quick answers (`typeset.normalflow`)."""
    LEAN = "lean"
    """Pages that were laid out and drawn take less memory (`typeset.lean`)."""
    PAGE_REFERENCES = "page-references"
    """References to pages are made once (`typeset.pagereferences`)."""
    PAGE_STYLES = "page-styles"
    """Styles of pages are computed once for each kind of page (`typeset.pagestyles`)."""
    PAGE_ANCHORS = "page-anchors"
    """Anchors of earlier pages are gathered in one go (`typeset.pageanchors`)."""
    MARGIN_BOXES = "margin-boxes"
    """Margin boxes that say the same are laid out once (`typeset.marginboxes`)."""


Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def remembered(
    speedup: Speedup, most: int
) -> Callable[[Callable[Arguments, Result]], Callable[Arguments, Result]]:
    """Have a pure function of hashable arguments remember its latest results.

    Args:
        speedup: with which it does.
        most: results that are kept.
    """

    def decorated(function: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
        remembering = lru_cache(maxsize=most)(function)

        @wraps(function)
        def asked(*given: Arguments.args, **named: Arguments.kwargs) -> Result:
            # lru_cache hides what it wraps from the type checker.
            answering: Callable[Arguments, Result] = remembering if is_on(speedup) else function  # type: ignore[assignment]
            return answering(*given, **named)

        return asked

    return decorated


def is_on(speedup: Speedup) -> bool:
    """Tell whether a speed-up is to be used."""
    return speedup not in _without(os.environ.get(VARIABLE, ""))


@lru_cache(maxsize=1)
def _without(names: str) -> frozenset[str]:
    """Return the speed-ups that the variable names."""
    found = frozenset(names.replace(",", " ").split())
    return frozenset(Speedup) if _ALL in found else found
