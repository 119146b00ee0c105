"""Starting sooner: half of what a short command takes is importing.

`prepare` comes before any other import, in the command and in its workers; `keep` comes when the
command has ended well, and leaves to the next one what this one had to work out.
"""

from bulletin_pdf.startup.generated import evaluate_from_kept, keep_generated, run_from_kept
from bulletin_pdf.startup.lateclasses import compile_methods_late
from bulletin_pdf.startup.modules import import_kept_modules, keep_modules
from bulletin_pdf.startup.patterns import compile_from_kept, keep_patterns

__all__ = ["evaluate_from_kept", "keep", "prepare"]


def prepare() -> None:
    """Make imports from here on quick."""
    import_kept_modules()
    compile_from_kept()
    run_from_kept()
    compile_methods_late()


def keep() -> None:
    """Keep what was compiled and was not kept yet."""
    keep_modules()
    keep_patterns()
    keep_generated()
