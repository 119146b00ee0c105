"""Entry point of ``bulletin`` and ``python -m bulletin_pdf``."""

import os
import sys

# Looking for plug-ins of pydantic, of which we use none, costs a check 30 of its 300 ms.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        from bulletin_pdf.cli import run  # takes a moment in which Ctrl-C may come, too
        from bulletin_pdf.cli.interruption import answered, insist

        insist()
        code = run()
        answered()
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
