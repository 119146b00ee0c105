"""The report: one HTML file that holds everything it shows."""

from bulletin_pdf.preflight.report.page import html_report
from bulletin_pdf.preflight.report.pictures import pictures

__all__ = ["html_report", "pictures"]
