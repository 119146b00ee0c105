"""What every room that edits or reads PDF objects shares: ids, fonts, metadata."""

from bulletin_pdf.pdfobjects.fonts import font_names
from bulletin_pdf.pdfobjects.identity import content_uuid, saved

__all__ = ["content_uuid", "font_names", "saved"]
