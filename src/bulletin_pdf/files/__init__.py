"""Where things lie and how they are written: finding shared folders, atomic output."""

from bulletin_pdf.files.atomic import write_atomically
from bulletin_pdf.files.locate import Kind, is_shipped, listed, locate

__all__ = ["Kind", "is_shipped", "listed", "locate", "write_atomically"]
