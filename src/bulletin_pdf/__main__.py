"""Entry point of ``bulletin`` and ``python -m bulletin_pdf``."""

import sys

from bulletin_pdf.cli import run


def main() -> None:
    """Run the command line and exit with its code."""
    sys.exit(run())


if __name__ == "__main__":
    main()
