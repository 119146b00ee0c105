"""Starting sooner: half of what a short command takes is importing.

`prepare` comes before any other import, in the command and in its workers; `keep` comes when the
command was not interrupted, and leaves to the next one what this one had to work out.
"""

__all__ = ["keep", "prepare"]


def prepare() -> None:
    """Make imports from here on quick, those of the helpers included."""
    from bulletin_pdf.startup.modules import import_kept_modules

    import_kept_modules()
    from bulletin_pdf.startup.latemodules import import_late

    import_late()
    from bulletin_pdf.startup.patterns import compile_from_kept

    compile_from_kept()
    from bulletin_pdf.startup.generated import run_from_kept
    from bulletin_pdf.startup.plugins import look_for_none

    run_from_kept()
    look_for_none()


def keep() -> None:
    """Keep what was compiled and was not kept yet."""
    from bulletin_pdf.startup.generated import keep_generated
    from bulletin_pdf.startup.modules import keep_modules
    from bulletin_pdf.startup.patterns import keep_patterns

    keep_modules()
    keep_patterns()
    keep_generated()
