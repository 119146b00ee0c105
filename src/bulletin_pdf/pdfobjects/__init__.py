"""What every room that edits or reads PDF objects shares: ids, fonts, metadata."""

from bulletin_pdf.pdfobjects.dates import date_of, pdf_date
from bulletin_pdf.pdfobjects.fonts import font_names
from bulletin_pdf.pdfobjects.header import is_pdf
from bulletin_pdf.pdfobjects.identity import content_uuid, saved

__all__ = ["content_uuid", "date_of", "font_names", "is_pdf", "pdf_date", "saved"]
