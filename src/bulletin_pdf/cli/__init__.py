"""The command line: the only room that prints; errors become exit codes here."""

from bulletin_pdf.cli.main import run

__all__ = ["run"]
