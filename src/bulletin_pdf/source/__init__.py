"""Issue files: bytes → issue with every mistake at its place, and issue → text."""

from bulletin_pdf.source.reading import MAX_BYTES, SourceFile, read, refuse_size
from bulletin_pdf.source.writing import dump

__all__ = ["MAX_BYTES", "SourceFile", "dump", "read", "refuse_size"]
