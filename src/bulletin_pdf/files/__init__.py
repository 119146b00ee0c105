"""Where things lie and how they are written: finding shared folders, atomic output."""

from bulletin_pdf.files.atomic import holds, write_atomically, write_together
from bulletin_pdf.files.folder import PARTIAL, write_new_folder
from bulletin_pdf.files.locate import Kind, is_shipped, listed, locate
from bulletin_pdf.files.locks import locked
from bulletin_pdf.files.regular import contained, regular_size

__all__ = [
    "PARTIAL",
    "Kind",
    "contained",
    "holds",
    "is_shipped",
    "listed",
    "locate",
    "locked",
    "regular_size",
    "write_atomically",
    "write_new_folder",
    "write_together",
]
